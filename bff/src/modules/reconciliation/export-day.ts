import type { Readable } from 'node:stream'
import type { Language } from '@tongzhen/contract/headers'
import { type ReconSource, reconKinds, reconSources } from '@tongzhen/contract/reconciliation'
import type { Db } from '../../db/schema.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { inYuan, localTime, workbookOf, yuanText } from '../../lib/workbook.ts'
import type { DifferenceRecord } from './differences.ts'
import { exportWords } from './export-words.ts'
import { differencesAfter, totalsOf } from './views.ts'

interface Exported {
  runId: string
  institutionId: string
  day: string
  sheet: 'totals' | 'differences'
  language: Language
}

const PAGE_ROWS = 500

/** A workbook that is made while it is sent: amounts are numbers, in yuan. */
export function exportDay(db: Db, wanted: Exported): Readable {
  const words = exportWords[wanted.language]
  const isTotals = wanted.sheet === 'totals'

  return workbookOf({
    name: isTotals ? words.totalsSheet : words.differencesSheet,
    columns: isTotals ? words.totals : words.differences,
    yuan: isTotals ? [3, 4, 5, 6] : [5],
    rows: isTotals ? totalRows(db, wanted) : differenceRows(db, wanted),
  })
}

/** One row for each channel and kind, and one for all of a kind. */
async function* totalRows(db: Db, { runId, institutionId, language }: Exported) {
  const words = exportWords[language]
  const totals = await totalsOf(db, { runId, institutionId })
  const sum = (source: ReconSource, isOf: (row: (typeof totals)[number]) => boolean) =>
    totals.filter((row) => row.source === source && isOf(row)).reduce((fen, row) => fen + row.fen, 0)
  for (const kind of reconKinds) {
    const ofKind = totals.filter((row) => row.kind === kind)
    for (const means of [...new Set(ofKind.map((row) => row.means))]) {
      const count = Math.max(...ofKind.filter((row) => row.means === means).map((row) => row.line_count))
      const amounts = reconSources.map((source) =>
        inYuan(sum(source, (row) => row.kind === kind && row.means === means)),
      )
      yield [words.kind[kind], words.means[means], count, ...amounts]
    }
    const amounts = reconSources.map((source) => inYuan(sum(source, (row) => row.kind === kind)))
    yield [
      words.kind[kind],
      words.all,
      ofKind.filter((row) => row.source === 'channel').reduce((n, row) => n + row.line_count, 0),
      ...amounts,
    ]
  }
}

async function* differenceRows(db: Db, { institutionId, day, language }: Exported) {
  let after: { at: Date; id: string } | undefined
  for (;;) {
    const rows = await differencesAfter(db, { institutionId, day, after, limit: PAGE_ROWS })
    for (const row of rows) yield differenceRow(row, language)
    const last = rows.at(-1)
    if (rows.length < PAGE_ROWS || last === undefined) return
    after = { at: last.found_at, id: last.difference_id }
  }
}

function differenceRow(row: DifferenceRecord, language: Language) {
  const words = exportWords[language]

  return [
    ...[row.ext_no, row.order_no, words.kind[row.kind], words.means[row.means], words.class[row.class]],
    ...[
      inYuan(row.fen),
      words.state[row.state],
      row.settled_as === null ? null : words.settledAs[row.settled_as],
    ],
    ...reconSources.map((source) =>
      row.sides
        .filter((side) => side.source === source)
        .map((side) => `${yuanText(side.fen)} · ${localTime(side.at)}`)
        .join('; '),
    ),
    localTime(shanghaiInstant(row.found_at)),
  ]
}
