import { z } from 'zod'
import type { LocalText } from '../../../lib/local-text.ts'
import { shanghaiInstantOf } from '../../../lib/shanghai-time.ts'
import type { CodeTable } from './codes.ts'

/** Yuan as a string, `"50.00"`, to fen. Digit by digit: a float would turn 0.29 yuan into 28 fen. */
export const yuan = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,2})?$/)
  .transform((text) => {
    const [whole = '0', part = ''] = text.split('.')

    return Number(whole) * 100 + Number(part.padEnd(2, '0'))
  })

/** `2026-11-24 09:30:00`, local to Shanghai, to an instant with its offset. */
export const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
  .transform((text) => shanghaiInstantOf(text.slice(0, 10), text.slice(11)))

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
