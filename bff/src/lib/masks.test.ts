import { describe, expect, it } from 'vitest'
import { maskCardNumber, maskDocumentNumber, maskName, maskPhone } from './masks.ts'

describe('a masked phone number', () => {
  it('shows the first three and the last four digits of a mainland number', () => {
    expect(maskPhone('13800005678')).toBe('138****5678')
  })

  it('shows the country code and the end of a foreign number', () => {
    expect(maskPhone('+447700900123')).toBe('+44******0123')
    expect(maskPhone('+85251234')).toBe('+85****34')
  })
})

describe('a masked document number', () => {
  it('shows three and four characters of a resident ID number', () => {
    expect(maskDocumentNumber('310104195403120021')).toBe('310***********0021')
  })

  it('shows one and two characters of a permit or a passport', () => {
    expect(maskDocumentNumber('H12345678')).toBe('H******78')
    expect(maskDocumentNumber('12345678')).toBe('1*****78')
    expect(maskDocumentNumber('L2345')).toBe('L**45')
  })
})

describe('a masked card number', () => {
  it('shows the last four characters and hides the length', () => {
    expect(maskCardNumber('10000231')).toBe('**** 0231')
    expect(maskCardNumber('310001000000000231')).toBe('**** 0231')
  })

  it('never shows more than half', () => {
    expect(maskCardNumber('12345')).toBe('**** 45')
    expect(maskCardNumber('7')).toBe('****')
    expect(maskCardNumber('')).toBe('****')
  })
})

describe('a masked name', () => {
  it('shows the surname, and the last character of a Chinese name of three or more', () => {
    expect(maskName('李明')).toBe('李*')
    expect(maskName('王秀英')).toBe('王*英')
    expect(maskName('欧阳修文')).toBe('欧**文')
    expect(maskName('李')).toBe('*')
  })

  it('shows the first letter of every part of a Latin name', () => {
    expect(maskName('Emma Johnson')).toBe('E*** J******')
  })

  it('counts a rare character of two code units as one', () => {
    expect(maskName('𠮷田')).toBe('𠮷*')
  })
})
