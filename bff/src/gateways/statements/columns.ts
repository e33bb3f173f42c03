import { z } from 'zod'
import { UnreadableStatement } from './port.ts'

/** Yuan of a line, or of a whole day: `"12.30"`, `"-5"`; digit by digit to fen. */
export const billYuan = z
  .string()
  .regex(/^-?\d{1,11}(\.\d{1,2})?$/)
  .transform((text) => {
    const [whole = '0', part = ''] = text.replace('-', '').split('.')
    const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'))

    return text.startsWith('-') ? 0 - fen : fen
  })

export const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** Reads columns by their names, in whatever order the file has them. Throws when one that is needed is not there. */
export function columnReader<Name extends string>(
  head: readonly string[],
  needed: readonly Name[],
): (cells: readonly string[]) => Record<Name, string> {
  const places = needed.map((name) => [name, head.indexOf(name)] as const)
  const missing = places.find(([, place]) => place === -1)
  if (missing) throw new UnreadableStatement(`no column ${missing[0]}`)

  return (cells) =>
    Object.fromEntries(places.map(([name, place]) => [name, (cells[place] ?? '').trim()])) as Record<
      Name,
      string
    >
}

/** A row in our words. The message names the field only: what stands in it may be personal. */
export function readRow<Schema extends z.ZodType>(schema: Schema, row: unknown): z.output<Schema> {
  const parsed = schema.safeParse(row)
  if (parsed.success) return parsed.data
  throw new UnreadableStatement(`field ${parsed.error.issues[0]?.path.join('.') || 'line'} cannot be read`)
}
