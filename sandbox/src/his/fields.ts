import { isDate } from '../lib/shanghai-time.ts'
import { type Refusal, refuse } from './outcome.ts'

/** What a field of a request must look like; every field of the interface is a string. */
export interface Field<T extends string = string, Optional extends boolean = boolean> {
  accepts: (value: string) => boolean
  isOptional: Optional
  /** Carries the type only. */
  type?: T
}

type FieldValues<Fields extends Record<string, Field>> = {
  [Name in keyof Fields]: Fields[Name] extends Field<infer T, infer Optional>
    ? Optional extends true
      ? T | undefined
      : T
    : never
}

/** A line of text with something in it. */
export const text = (longest = 200): Field<string, false> => ({
  accepts: (value) => value.trim() !== '' && value.length <= longest && !/\p{Cc}/u.test(value),
  isOptional: false,
})

/** A number or code given by either side. */
export const identifier: Field<string, false> = matching(/^[\w.-]{1,64}$/)

export const date: Field<string, false> = { accepts: isDate, isOptional: false }

export function matching(pattern: RegExp): Field<string, false> {
  return { accepts: (value) => pattern.test(value), isOptional: false }
}

export function oneOf<T extends string>(values: readonly T[]): Field<T, false> {
  return { accepts: (value) => values.some((known) => known === value), isOptional: false }
}

export function optional<T extends string>(field: Field<T, false>): Field<T, true> {
  return { ...field, isOptional: true }
}

/** The fields of a request body, or 1004 with the name of the first that is missing or malformed. */
export function readFields<Fields extends Record<string, Field>>(
  body: unknown,
  fields: Fields,
): { values: FieldValues<Fields> } | Refusal {
  if (body === null || typeof body !== 'object') return refuse('1004', { field: 'body' })
  const given = body as Record<string, unknown>
  const values: Record<string, string | undefined> = {}

  for (const [name, field] of Object.entries(fields)) {
    const value = given[name]
    const isAbsent = value === undefined || value === null || value === ''
    if (isAbsent && field.isOptional) continue
    if (typeof value !== 'string' || !field.accepts(value)) return refuse('1004', { field: name })
    values[name] = value
  }

  return { values: values as FieldValues<Fields> }
}
