import type { FieldErrorCode } from './errors.ts'

export const documentKinds = ['resident_id', 'hk_macau_permit', 'taiwan_permit', 'passport'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const sexes = ['male', 'female'] as const
export type Sex = (typeof sexes)[number]

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** Upper case, without spaces or separators: the form in which numbers are compared, indexed and sent. */
export function normalizeDocumentNumber(number: string): string {
  return number.replace(/[\s\-·.()]/g, '').toUpperCase()
}

/** What is wrong with a document number of this kind, or undefined when nothing is. */
export function documentNumberProblem(kind: DocumentKind, number: string): FieldErrorCode | undefined {
  const value = normalizeDocumentNumber(number)
  if (value === '') return 'required'
  switch (kind) {
    case 'resident_id':
      return residentIdProblem(value)
    // Mainland Travel Permit for Hong Kong and Macao Residents: H or M and eight digits (two more on old cards).
    case 'hk_macau_permit':
      return /^[HM]\d{8}(\d{2})?$/.test(value) ? undefined : 'malformed'
    // Mainland Travel Permit for Taiwan Residents: eight digits (old booklets: ten digits and a letter).
    case 'taiwan_permit':
      return /^(\d{8}|\d{10}[A-Z]?)$/.test(value) ? undefined : 'malformed'
    // ICAO Doc 9303: up to nine letters and digits; some states print fewer.
    case 'passport':
      return /^[A-Z0-9]{5,9}$/.test(value) ? undefined : 'malformed'
  }
}

function residentIdProblem(value: string): FieldErrorCode | undefined {
  if (!/^\d{17}[\dX]$/.test(value)) return 'malformed'
  if (birthDateOfResidentId(value) === undefined) return 'malformed'
  // GB 11643: ISO 7064 MOD 11-2 over the first seventeen digits.
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0)
  return CHECK_CHARACTERS[sum % 11] === value[17] ? undefined : 'checksum'
}

/** `YYYY-MM-DD` written in a resident ID number, or undefined when it is no day of the calendar. */
export function birthDateOfResidentId(number: string): string | undefined {
  const match = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(normalizeDocumentNumber(number))
  if (!match) return undefined
  const date = `${match[1]}-${match[2]}-${match[3]}`
  return isCalendarDate(date) ? date : undefined
}

/** Sex written in a resident ID number (seventeenth digit: odd for men). */
export function sexOfResidentId(number: string): Sex | undefined {
  const digit = normalizeDocumentNumber(number)[16]
  if (digit === undefined || !/\d/.test(digit)) return undefined
  return Number(digit) % 2 === 1 ? 'male' : 'female'
}

/** Is `YYYY-MM-DD` a day that exists? */
export function isCalendarDate(date: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const parsed = new Date(Date.UTC(year, month - 1, day))
  return parsed.getUTCFullYear() === year && parsed.getUTCMonth() === month - 1 && parsed.getUTCDate() === day
}

/**
 * A mobile number that the hospital's SMS gateway can reach: a mainland number of eleven digits, or an
 * international one with its country code (`+44 …`, E.164).
 */
export function isPhone(value: string): boolean {
  const phone = normalizePhone(value)
  return /^1[3-9]\d{9}$/.test(phone) || /^\+[1-9]\d{6,14}$/.test(phone)
}

/** Without spaces, and a mainland number without its +86: the form in which numbers are compared and sent. */
export function normalizePhone(value: string): string {
  return value
    .replace(/[\s\-()]/g, '')
    .replace(/^(\+|00)86(?=1)/, '')
    .replace(/^00/, '+')
}
