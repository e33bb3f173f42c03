/** A line of a bill: the name of a column and the value under it. */
export type BillLine = Readonly<Record<string, string>>

const BOM = '\uFEFF'
const CRLF = '\r\n'

/**
 * A bill as WeChat Pay writes it: UTF-8 with BOM, CRLF, names bare, every value behind a backtick, the summary
 * in the last two lines (payments.md §1.6).
 */
export function billFile({
  columns,
  lines,
  summary,
}: {
  columns: readonly string[]
  lines: readonly BillLine[]
  summary: BillLine
}): string {
  const row = (names: readonly string[], line: BillLine) =>
    names.map((name) => `\`${line[name] ?? ''}`).join(',')
  const summaryColumns = Object.keys(summary)

  return [
    BOM + columns.join(','),
    ...lines.map((line) => row(columns, line)),
    summaryColumns.join(','),
    row(summaryColumns, summary),
    '',
  ].join(CRLF)
}
