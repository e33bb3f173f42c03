import type { Readable } from 'node:stream'
import type { Language } from '@tongzhen/contract/headers'
import type { Db } from '../../db/schema.ts'
import { textIn } from '../../lib/local-text.ts'
import { inYuan, localTime, workbookOf } from '../../lib/workbook.ts'
import { exportWords } from './export-words.ts'
import type { ExportedRow } from './rows.ts'

interface Wanted {
  exportId: string
  language: Language
}

/** What was collected, as a workbook that is made while it is sent: one part is in memory at a time. */
export function writeWorkbook(db: Db, wanted: Wanted): Readable {
  const { sheet, columns } = exportWords[wanted.language]

  return workbookOf({ name: sheet, columns, yuan: [6], rows: rowsOf(db, wanted) })
}

async function* rowsOf(db: Db, { exportId, language }: Wanted) {
  for (let after = 0; ; ) {
    const part = await db
      .selectFrom('refund_export_parts')
      .select(['part_no', 'rows'])
      .where('export_id', '=', exportId)
      .where('part_no', '>', after)
      .orderBy('part_no')
      .limit(1)
      .executeTakeFirst()
    if (part === undefined) return
    for (const row of JSON.parse(part.rows) as ExportedRow[]) yield cellsOf(row, language)
    after = part.part_no
  }
}

function cellsOf(row: ExportedRow, language: Language) {
  const words = exportWords[language]
  const time = (instant: string | null) => instant && localTime(instant)

  return [
    ...[row.orderNumber, textIn(row.institutionName, language), row.patientNameMasked],
    ...[words.state[row.state], words.means[row.means], words.way[row.way], inYuan(row.amountFen)],
    ...[words.reason[row.reason], textIn(row.departmentName, language), textIn(row.doctorName, language)],
    ...[time(row.createdAt), time(row.approvedAt), time(row.returnedAt)],
  ]
}
