import { z } from 'zod'
import type { LocalText } from '../../../lib/local-text.ts'
import type { CodeTable } from './codes.ts'

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
