import { describe, expect, it } from 'vitest'
import { periods } from './codes.ts'
import { coded, localText } from './values.ts'

describe('values of the front-service interface', () => {
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
