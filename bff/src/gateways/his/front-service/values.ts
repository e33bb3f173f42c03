import { z } from 'zod'
import type { LocalText } from '../../../lib/local-text.ts'
import { shanghaiInstant, shanghaiInstantOf } from '../../../lib/shanghai-time.ts'
import type { CodeTable } from './codes.ts'

/** Yuan as a string, `"50.00"`, to fen. Digit by digit: a float would turn 0.29 yuan into 28 fen. */
export const yuan = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,2})?$/)
  .transform((text) => {
    const [whole = '0', part = ''] = text.split('.')

    return Number(whole) * 100 + Number(part.padEnd(2, '0'))
  })

/** A price of one unit, which may have parts of a fen: rounded, since it is only shown. */
export const unitPrice = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,4})?$/)
  .transform((text) => {
    const [whole = '0', part = ''] = text.split('.')

    return Math.round((Number(whole) * 10_000 + Number(part.padEnd(4, '0'))) / 100)
  })

/** How many units; half a tablet is `"0.5"`. */
export const quantity = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,4})?$/)
  .transform(Number)

/** `2026-11-24 09:30:00`, local to Shanghai, to an instant with its offset. */
export const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
  .transform((text) => shanghaiInstantOf(text.slice(0, 10), text.slice(11)))

/** The other way round: an instant with any offset to `2026-11-24 09:30:00`. */
export function toLocalDateTime(instant: string): string {
  return shanghaiInstant(new Date(instant)).slice(0, 19).replace('T', ' ')
}

/** `08:00`; some systems add seconds. */
export const timeOfDay = z.string().regex(/^\d{2}:\d{2}(:\d{2})?$/)

export const localDate = z.iso.date()

/** `{ zh, en }`, or a plain string where a hospital has only Chinese; an empty English text counts as missing. */
export const localText = z
  .union([
    z.string().transform((zh) => ({ zh, en: undefined })),
    z.object({ zh: z.string(), en: z.string().nullish() }),
  ])
  .transform(({ zh, en }): LocalText => (en ? { zh, en } : { zh }))

/** A code that must be in its table, read as our word. */
export function coded<Word extends string>(table: CodeTable<Word>) {
  return z.string().transform((code, context) => {
    const word = table.wordOf(code)
    if (word !== undefined) return word
    context.addIssue({ code: 'custom', message: `code ${code} is in no table` })

    return z.NEVER
  })
}
