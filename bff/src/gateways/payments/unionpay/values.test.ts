import { describe, expect, it } from 'vitest'
import { channelRefusalOf } from '../refused.ts'
import { compactTime, traceInstant } from './beijing-time.ts'
import { isPerhapsDone, refusalFor, type TradeWord, tradeWord } from './codes.ts'
import { readRawAnswer } from './raw-answer.ts'

describe('an answer of UnionPay', () => {
  it('is read as it stands: plus signs, equal signs, percent signs and line breaks are values', () => {
    const certificate = '-----BEGIN CERTIFICATE-----\r\nMIIE+/==\r\n-----END CERTIFICATE-----'

    expect(
      readRawAnswer(`respMsg=成功[0000000]&signature=a+b/c==&x=%2B&signPubKeyCert=${certificate}`),
    ).toEqual({
      respMsg: '成功[0000000]',
      signature: 'a+b/c==',
      x: '%2B',
      signPubKeyCert: certificate,
    })
  })

  it('keeps what stands in braces together', () => {
    expect(readRawAnswer('reserved={a=1&b=2}&orderId=TZ1')).toEqual({
      reserved: '{a=1&b=2}',
      orderId: 'TZ1',
    })
  })

  it.each(['<html>', 'orderId', '=1', 'orderId=1&orderId=2', 'a b=1'])('is not %s', (text) => {
    expect(readRawAnswer(text)).toBeUndefined()
  })
})

describe('times of UnionPay', () => {
  it('are Beijing’s, wherever the instant was written down', () => {
    expect(compactTime('2026-12-31T16:30:05.999Z')).toBe('20270101003005')
    expect(compactTime('2027-01-01T00:30:05+08:00')).toBe('20270101003005')
  })

  it.each([
    ['0101000500', '2026-12-31T23:55:00+08:00', '2027-01-01T00:05:00+08:00'],
    ['1231235959', '2027-01-01T00:00:01+08:00', '2026-12-31T23:59:59+08:00'],
    ['0229120000', '2028-02-29T12:00:00+08:00', '2028-02-29T12:00:00+08:00'],
    ['1124090000', '2026-11-24T09:00:00+08:00', '2026-11-24T09:00:00+08:00'],
  ])('without a year, such as %s about %s, belong to the nearest', (traceTime, about, instant) => {
    expect(traceInstant(traceTime, about)).toBe(instant)
  })

  it('that are none are not read', () => {
    expect(traceInstant('9999999999', '2026-11-24T09:00:00+08:00')).toBeUndefined()
  })
})

describe('what a code says', () => {
  it.each<[TradeWord, string]>([
    ['done', '00 A6'],
    ['pending', '03 04 05 70 74 75 83'],
    ['unknown_order', '34'],
    ['late', '42'],
    ['failed', '01 12 30 36 60 64 89'],
    ['unlisted', '99 90 B1 ZZ'],
  ])('of a trade is %s for %s', (word, codes) => {
    expect(new Set(codes.split(' ').map(tradeWord))).toEqual(new Set([word]))
  })

  it('of a call is a refusal only where it is listed; anything else is unknown', () => {
    expect(channelRefusalOf(refusalFor('11'))).toBe('caller_refused')
    expect(channelRefusalOf(refusalFor('06'))).toBe('busy')
    for (const code of ['01', '03', '12', '44', '99', 'A6'])
      expect(refusalFor(code)).toMatchObject({ kind: 'unintelligible', code })
  })

  it('of a refund may mean that an earlier request has made it', () => {
    expect(['12', '36', '45'].every(isPerhapsDone)).toBe(true)
    expect(isPerhapsDone('11')).toBe(false)
  })
})
