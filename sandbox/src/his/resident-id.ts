import { isDate } from '../lib/shanghai-time.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** Eighteen characters with a real birth date and the check digit of GB 11643 (ISO 7064 MOD 11-2). */
export function isResidentId(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number) || !isDate(birthDateOf(number))) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0)

  return number.endsWith(CHECK_DIGITS.charAt(sum % 11))
}

/** `yyyy-MM-dd` in a resident ID number. */
export function birthDateOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

/** `1` for men, whose seventeenth digit is odd; `2` for women. */
export function sexOf(number: string): '1' | '2' {
  return Number(number[16]) % 2 === 1 ? '1' : '2'
}
