import type { Readable } from 'node:stream'
import type { Language } from '@tongzhen/contract/headers'
import type { Db } from '../../db/schema.ts'
import { inYuan, workbookOf } from '../../lib/workbook.ts'
import { exportWords } from './export-words.ts'
import { financeReport, type ReportQuery, refundReport, visitReport } from './reports.ts'

export type StatisticsSheet = 'refunds' | 'finance' | 'visits'

interface Exported extends ReportQuery {
  sheet: StatisticsSheet
  language: Language
}

/** Columns that are amounts, of each sheet. */
const yuan: Readonly<Record<StatisticsSheet, readonly number[]>> = {
  refunds: [4, 6, 8],
  finance: [4, 6, 8, 9, 11, 12],
  visits: [],
}

/** The figures of a period as a workbook, row by row as they are shown. */
export function exportStatistics(db: Db, wanted: Exported): Readable {
  const { sheet, language } = wanted
  const words = exportWords[language]
  const rows = { refunds: refundRows, finance: financeRows, visits: visitRows }[sheet]

  return workbookOf({
    ...{ name: words.sheets[sheet], columns: words.columns[sheet], yuan: yuan[sheet] },
    rows: rows(db, wanted),
  })
}

async function* refundRows(db: Db, wanted: Exported) {
  const { means, way } = exportWords[wanted.language]
  for (const row of await refundReport(db, wanted))
    yield [
      ...[row.period, means[row.means], way[row.way]],
      ...[row.dueCount, inYuan(row.dueFen), row.refundedCount, inYuan(row.refundedFen)],
      ...[row.outstandingCount, inYuan(row.outstandingFen)],
    ]
}

async function* financeRows(db: Db, wanted: Exported) {
  const { means, purpose } = exportWords[wanted.language]
  for (const row of await financeReport(db, wanted))
    yield [
      ...[row.period, means[row.means], purpose[row.purpose]],
      ...[row.takenCount, inYuan(row.takenFen), row.insuredCount, inYuan(row.insuredFen)],
      ...[row.returnedCount, inYuan(row.returnedFen), inYuan(row.insuredBackFen)],
      ...[row.byHandCount, inYuan(row.byHandFen), inYuan(row.netFen)],
    ]
}

async function* visitRows(db: Db, wanted: Exported) {
  const { visitKind } = exportWords[wanted.language]
  for (const row of await visitReport(db, wanted)) {
    const { registered, booked, visited, missed, cancelled, stopped } = row
    const counts = [registered, booked, visited, missed, cancelled, stopped]
    yield [row.period, visitKind[row.visitKind], ...counts]
  }
}
