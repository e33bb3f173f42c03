import { z } from 'zod'
import type { LocalText } from '../../../lib/local-text.ts'
import type { CodeTable } from './codes.ts'

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

/** The same of what may be taken back: `"-1"`. */
export const signedQuantity = z
  .string()
  .regex(/^-?\d{1,6}(\.\d{1,4})?$/)
  .transform(Number)

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
