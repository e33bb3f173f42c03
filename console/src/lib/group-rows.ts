import { dayInWords } from './format'

/** Rows with the same words in `by`, their numbers added up; in the order in which they were met. */
export function groupRows<Row extends object>(
  rows: readonly Row[],
  by: readonly (keyof Row)[],
  sums: readonly (keyof Row)[],
): Row[] {
  const groups = new Map<string, Row>()
  for (const row of rows) {
    const key = by.map((name) => String(row[name])).join(' ')
    const before = groups.get(key)
    const added =
      before && Object.fromEntries(sums.map((name) => [name, Number(before[name]) + Number(row[name])]))
    groups.set(key, before ? { ...before, ...added } : row)
  }

  return [...groups.values()]
}

/** One bar for each period, with parts of nothing where no row tells of it. */
export function barsOf<Row extends { period: string }, Name extends keyof Row>(
  rows: readonly Row[],
  periods: readonly string[],
  parts: readonly { name: string; of: Name }[],
): { label: string; parts: { name: string; value: number }[] }[] {
  const sums = new Map(
    groupRows(
      rows,
      ['period'],
      parts.map(({ of }) => of),
    ).map((row) => [row.period, row]),
  )

  return periods.map((period) => ({
    label: dayInWords(period),
    parts: parts.map(({ name, of }) => ({ name, value: Number(sums.get(period)?.[of] ?? 0) })),
  }))
}
