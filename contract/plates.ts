import type { FieldErrorCode } from './errors.ts'

/** The character with which a plate begins: where the car is registered (GA 36-2018, 5.2). */
export const plateProvinces = [
  ...['沪', '京', '津', '渝', '冀', '晋', '蒙', '辽', '吉', '黑', '苏', '浙', '皖', '闽', '赣', '鲁'],
  ...['豫', '鄂', '湘', '粤', '桂', '琼', '川', '贵', '云', '藏', '陕', '甘', '青', '宁', '新'],
] as const

const PROVINCE = `[${plateProvinces.join('')}][A-HJ-NP-Z]`
/** Letters and digits; I and O are on no plate, since they look like digits. */
const SIGN = '[A-HJ-NP-Z\\d]'
const forms = [
  // Five signs; police, learners', trailers', consuls' and those that cross to Hong Kong and Macau end in a character.
  new RegExp(`^${PROVINCE}(${SIGN}{5}|${SIGN}{4}[警学挂领港澳])$`),
  // New energy, six signs: small cars have the letter first, large ones last (GA 36-2018, annex).
  new RegExp(`^${PROVINCE}([A-HJK]${SIGN}\\d{4}|\\d{5}[A-HJK])$`),
  // Embassies.
  /^(使\d{6}|\d{6}使)$/,
  // Of Hong Kong and Macau themselves.
  /^[A-Z]{1,2}\d{1,4}$/,
]

/** Capital letters, without spaces, dots and hyphens: `沪A·d12345` → `沪AD12345`. */
export function normalizePlate(plate: string): string {
  return plate.replace(/[\s·•.\-—]/g, '').toUpperCase()
}

/** What is wrong with a number plate, or undefined when nothing is. */
export function plateProblem(plate: string): FieldErrorCode | undefined {
  const value = normalizePlate(plate)
  if (value === '') return 'required'

  return forms.some((form) => form.test(value)) ? undefined : 'malformed'
}

/** As it is read out and printed: `沪A·D12345`. */
export function spacedPlate(plate: string): string {
  return new RegExp(`^${PROVINCE}`).test(plate) ? `${plate.slice(0, 2)}·${plate.slice(2)}` : plate
}
