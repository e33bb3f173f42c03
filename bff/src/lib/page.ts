import { type Refusal, refuse } from './failure.ts'

/** Rows on a page of a list. */
export const PAGE = 20

/** Where a page ended: the order's own keys, so that what is added meanwhile moves nothing. */
export interface PageEnd {
  at: Date
  id: string
}

const CURSOR = /^([0-9a-z]{1,9})\.([a-z]{3}_[0-9A-Z]{20})$/

/** What follows `cursor`, whose ids begin with `prefix`; `malformed` for a cursor that is not one of ours. */
export function readCursor(cursor: string | undefined, prefix: string): PageEnd | undefined | 'malformed' {
  if (cursor === undefined) return undefined
  const [, at, id] = CURSOR.exec(cursor) ?? []
  if (at === undefined || !id?.startsWith(`${prefix}_`)) return 'malformed'

  return { at: new Date(Number.parseInt(at, 36)), id }
}

/** A page of `found`, which has one row more than a page when there is another. */
export function pageOf<Row>(
  found: readonly Row[],
  endOf: (row: Row) => PageEnd,
): { rows: Row[]; nextCursor: string | null } {
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  if (found.length <= PAGE || last === undefined) return { rows, nextCursor: null }
  const { at, id } = endOf(last)

  return { rows, nextCursor: `${at.getTime().toString(36)}.${id}` }
}

export function malformedCursor(): Refusal<'REQUEST_INVALID'> {
  return refuse('REQUEST_INVALID', { fields: [{ path: 'cursor', code: 'malformed' }] })
}
