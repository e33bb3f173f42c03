import { describe, expect, it } from 'vitest'
import type { DocumentKind } from './documents.ts'
import {
  birthDateOfResidentId,
  documentNumberProblem,
  isCalendarDate,
  isPhone,
  normalizeDocumentNumber,
  normalizePhone,
  sexOfResidentId,
} from './documents.ts'

/** ISO 7064 MOD 11-2 in its recursive form: written apart from the weights of the code under test. */
function withCheckCharacter(first17: string): string {
  let remainder = 0
  for (const digit of first17) remainder = ((remainder + Number(digit)) * 2) % 11
  const check = (12 - remainder) % 11
  return first17 + (check === 10 ? 'X' : String(check))
}

const residentId = (birth: string, sequence = '101') => withCheckCharacter(`310000${birth}${sequence}`)

/** Every day of some years, as `YYYYMMDD`. */
function daysOf(...years: number[]): string[] {
  return years.flatMap((year) => {
    const days: string[] = []
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000)
      days.push(new Date(at).toISOString().slice(0, 10).replaceAll('-', ''))
    return days
  })
}

describe('a resident ID number', () => {
  it('is accepted when it is one of the two examples of GB 11643', () => {
    expect(documentNumberProblem('resident_id', '11010519491231002X')).toBeUndefined()
    expect(documentNumberProblem('resident_id', '440524188001010014')).toBeUndefined()
  })

  it('is accepted with its right check character for every day of a common, a leap and a century leap year', () => {
    for (const day of daysOf(1981, 1992, 2000))
      expect(documentNumberProblem('resident_id', residentId(day)), day).toBeUndefined()
  })

  it('meets every check character, X among them, and refuses the other ten each time', () => {
    const seen = new Set<string>()
    for (let sequence = 0; sequence < 60; sequence++) {
      const number = residentId('19900615', String(sequence).padStart(3, '0'))
      const right = number.slice(17)
      seen.add(right)
      for (const check of '0123456789X') {
        const problem = documentNumberProblem('resident_id', number.slice(0, 17) + check)
        expect(problem).toBe(check === right ? undefined : 'checksum')
      }
    }
    expect([...seen].sort().join('')).toBe('0123456789X')
  })

  it('is refused when one digit is typed wrong', () => {
    const number = residentId('19900615')
    for (let position = 0; position < 17; position++) {
      for (let digit = 0; digit <= 9; digit++) {
        if (number[position] === String(digit)) continue
        const typo = number.slice(0, position) + digit + number.slice(position + 1)
        expect(documentNumberProblem('resident_id', typo), typo).toBeDefined()
      }
    }
  })

  it('is refused when two neighbouring digits are swapped', () => {
    const number = withCheckCharacter('31010419810712351')
    for (let position = 0; position < 16; position++) {
      const [a, b] = [number[position], number[position + 1]]
      if (a === b) continue
      const swapped = `${number.slice(0, position)}${b}${a}${number.slice(position + 2)}`
      expect(documentNumberProblem('resident_id', swapped), swapped).toBeDefined()
    }
  })

  it('knows leap days: 29 February of 2000 and 2004 exists, of 1900 and 2001 does not', () => {
    expect(documentNumberProblem('resident_id', residentId('20000229'))).toBeUndefined()
    expect(documentNumberProblem('resident_id', residentId('20040229'))).toBeUndefined()
    expect(documentNumberProblem('resident_id', residentId('19000229'))).toBe('malformed')
    expect(documentNumberProblem('resident_id', residentId('20010229'))).toBe('malformed')
  })

  it('is refused with a day that does not exist', () => {
    for (const day of ['19901301', '19900001', '19900100', '19900431', '19900132'])
      expect(documentNumberProblem('resident_id', residentId(day)), day).toBe('malformed')
  })

  it('may be typed with spaces and a small x', () => {
    expect(documentNumberProblem('resident_id', '110105 19491231 002x')).toBeUndefined()
    expect(normalizeDocumentNumber(' 110105-19491231-002x ')).toBe('11010519491231002X')
  })

  it('of the old fifteen digits, too long, with letters or empty is refused', () => {
    expect(documentNumberProblem('resident_id', '310104810712351')).toBe('malformed')
    expect(documentNumberProblem('resident_id', `${residentId('19900615')}0`)).toBe('malformed')
    expect(documentNumberProblem('resident_id', 'X10105194912310021')).toBe('malformed')
    expect(documentNumberProblem('resident_id', '')).toBe('required')
    expect(documentNumberProblem('resident_id', ' - ')).toBe('required')
  })

  it('tells the birth date and the sex', () => {
    expect(birthDateOfResidentId('11010519491231002X')).toBe('1949-12-31')
    expect(sexOfResidentId('11010519491231002X')).toBe('female')
    expect(sexOfResidentId(residentId('19900615', '011'))).toBe('male')
    expect(birthDateOfResidentId(residentId('20010229'))).toBeUndefined()
    expect(birthDateOfResidentId('E12345678')).toBeUndefined()
    expect(sexOfResidentId('1101051949123100')).toBeUndefined()
    expect(sexOfResidentId('1101051949123100AX')).toBeUndefined()
  })
})

describe('the other documents', () => {
  const accepted: [DocumentKind, string][] = [
    ['hk_macau_permit', 'H12345678'],
    ['hk_macau_permit', 'm12345678'],
    ['hk_macau_permit', 'H1234567801'],
    ['taiwan_permit', '12345678'],
    ['taiwan_permit', '0123456789'],
    ['taiwan_permit', '0123456789A'],
    ['passport', '123456789'],
    ['passport', 'EJ1234567'],
    ['passport', 'ab 12345'],
    ['passport', 'L2345'],
  ]
  it.each(accepted)('%s %s is accepted', (kind, number) => {
    expect(documentNumberProblem(kind, number)).toBeUndefined()
  })

  const refused: [DocumentKind, string][] = [
    ['hk_macau_permit', '12345678'],
    ['hk_macau_permit', 'T12345678'],
    ['hk_macau_permit', 'H1234567'],
    ['hk_macau_permit', 'H123456789'],
    ['taiwan_permit', 'T1234567'],
    ['taiwan_permit', '1234567'],
    ['taiwan_permit', '123456789'],
    ['taiwan_permit', '12345678A'],
    ['passport', 'A123'],
    ['passport', 'A1234567890'],
    ['passport', 'É1234567'],
    ['passport', 'E1234<567'],
  ]
  it.each(refused)('%s %s is refused', (kind, number) => {
    expect(documentNumberProblem(kind, number)).toBe('malformed')
  })

  it('cannot be left out', () => {
    for (const kind of ['hk_macau_permit', 'taiwan_permit', 'passport'] as const)
      expect(documentNumberProblem(kind, '  ')).toBe('required')
  })
})

describe('a calendar date', () => {
  it('exists or not, leap years and centuries included', () => {
    for (const date of ['2024-02-29', '2000-02-29', '1954-12-31', '2026-04-30'])
      expect(isCalendarDate(date), date).toBe(true)
    for (const date of ['2023-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-13-01', '26-01-01', ''])
      expect(isCalendarDate(date), date).toBe(false)
  })
})

describe('a phone number', () => {
  it('of the mainland is the same with or without its country code and spaces', () => {
    for (const phone of ['13900000001', '139 0000 0001', '+86 139-0000-0001', '0086 13900000001']) {
      expect(isPhone(phone), phone).toBe(true)
      expect(normalizePhone(phone), phone).toBe('13900000001')
    }
  })

  it('of another country keeps its country code', () => {
    expect(isPhone('+44 7700 900123')).toBe(true)
    expect(normalizePhone('0044 7700 900123')).toBe('+447700900123')
    expect(normalizePhone('+852 5123 4567')).toBe('+85251234567')
  })

  it('is refused when it is a landline, too short, too long or not a number', () => {
    for (const phone of [
      '',
      '02112345678',
      '12900000001',
      '1390000000',
      '139000000011',
      '+0123456789',
      '110',
      'phone',
    ])
      expect(isPhone(phone), phone).toBe(false)
  })
})
