import { describe, expect, it } from 'vitest'
import { periods } from './codes.ts'
import { coded, localDateTime, localText, yuan } from './values.ts'

describe('values of the front-service interface', () => {
  it.each([
    ['50.00', 5000],
    ['0.29', 29],
    ['0.07', 7],
    ['1.1', 110],
    ['300', 30_000],
    ['9999999.99', 999_999_999],
    ['0.00', 0],
  ])('a fee of %s yuan is %i fen', (text, fen) => {
    expect(yuan.parse(text)).toBe(fen)
  })

  it.each(['', '-1.00', '1.005', '1,000.00', '1e3', '٣.٠٠', 'NaN', '12345678.00'])(
    'refuses %j as a fee',
    (text) => {
      expect(yuan.safeParse(text).success).toBe(false)
    },
  )

  it('a local time carries the offset of Shanghai from here on', () => {
    expect(localDateTime.parse('2026-11-24 09:30:00')).toBe('2026-11-24T09:30:00+08:00')
    expect(localDateTime.safeParse('2026-11-24T09:30:00Z').success).toBe(false)
  })

  it('a text without English, or with an empty one, is Chinese only', () => {
    expect(localText.parse({ zh: '心内科', en: 'Cardiology' })).toEqual({ zh: '心内科', en: 'Cardiology' })
    expect(localText.parse({ zh: '心内科' })).toEqual({ zh: '心内科' })
    expect(localText.parse({ zh: '心内科', en: '' })).toEqual({ zh: '心内科' })
    expect(localText.parse({ zh: '心内科', en: null })).toEqual({ zh: '心内科' })
    expect(localText.parse('心内科')).toEqual({ zh: '心内科' })
  })

  it('a code outside its table is refused where it matters', () => {
    expect(coded(periods).parse('2')).toBe('afternoon')
    expect(coded(periods).safeParse('9').success).toBe(false)
    expect(coded(periods).safeParse('constructor').success).toBe(false)
  })
})
