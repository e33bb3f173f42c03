import { describe, expect, it } from 'vitest'
import { localDateTime, signedYuan, toLocalDateTime, toYuan, yuan } from './values.ts'

describe('values that outside systems write alike', () => {
  it.each([
    ['50.00', 5000],
    ['0.29', 29],
    ['0.07', 7],
    ['1.1', 110],
    ['300', 30_000],
    ['9999999.99', 999_999_999],
    ['0.00', 0],
  ])('an amount of %s yuan is %i fen', (text, fen) => {
    expect(yuan.parse(text)).toBe(fen)
  })

  it.each(['', '-1.00', '1.005', '1,000.00', '1e3', '٣.٠٠', 'NaN', '12345678.00'])(
    'refuses %j as an amount',
    (text) => {
      expect(yuan.safeParse(text).success).toBe(false)
    },
  )

  it.each([
    ['-28.50', -2850],
    ['-0.07', -7],
    ['-0.00', 0],
    ['28.50', 2850],
  ])('what was taken back for %s yuan is %i fen', (text, fen) => {
    expect(signedYuan.parse(text)).toBe(fen)
    expect(signedYuan.safeParse(`-${text}-`).success).toBe(false)
  })

  it.each([
    [0, '0.00'],
    [7, '0.07'],
    [29, '0.29'],
    [110, '1.10'],
    [999_999_999, '9999999.99'],
  ])('%i fen are %s yuan, and the same fen again', (fen, text) => {
    expect(toYuan(fen)).toBe(text)
    expect(yuan.parse(text)).toBe(fen)
  })

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('never writes %d fen', (fen) => {
    expect(() => toYuan(fen)).toThrow('no amount')
  })

  it('a local time carries the offset of Shanghai from here on, and loses it on the way back', () => {
    expect(localDateTime.parse('2026-11-24 09:30:00')).toBe('2026-11-24T09:30:00+08:00')
    expect(localDateTime.safeParse('2026-11-24T09:30:00Z').success).toBe(false)
    expect(toLocalDateTime('2026-11-24T01:30:00.500Z')).toBe('2026-11-24 09:30:00')
  })
})
