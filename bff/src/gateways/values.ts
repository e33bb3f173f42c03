import { z } from 'zod'
import { shanghaiInstant, shanghaiInstantOf } from '../lib/shanghai-time.ts'

/** Values that several outside systems write alike. */

/** Yuan as a string, `"50.00"`, to fen. Digit by digit: a float would turn 0.29 yuan into 28 fen. */
export const yuan = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,2})?$/)
  .transform((text) => {
    const [whole = '0', part = ''] = text.split('.')

    return Number(whole) * 100 + Number(part.padEnd(2, '0'))
  })

/** The same of what may be owed or taken back: `"-28.50"`. */
export const signedYuan = z
  .string()
  .regex(/^-?\d{1,7}(\.\d{1,2})?$/)
  .transform((text) => (text.startsWith('-') ? -1 : 1) * yuan.parse(text.replace('-', '')))
  .transform((fen) => fen || 0)

/** The other way round: whole fen, not negative, to `"50.00"`. */
export function toYuan(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new Error(`${fen} is no amount in fen`)
  const digits = String(fen).padStart(3, '0')

  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `2026-11-24 09:30:00`, local to Shanghai, to an instant with its offset. */
export const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
  .transform((text) => shanghaiInstantOf(text.slice(0, 10), text.slice(11)))

/** The other way round: an instant with any offset to `2026-11-24 09:30:00`. */
export function toLocalDateTime(instant: string): string {
  return shanghaiInstant(new Date(instant)).slice(0, 19).replace('T', ' ')
}
