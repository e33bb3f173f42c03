import type { DocumentChange, DocumentHistory } from '@tongzhen/contract/content'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { staffName } from '../staff/staff.ts'
import type { DocumentId } from './documents.ts'
import { documentReasonPlace, type WritingDeps } from './write-document.ts'

/** As many as somebody looks through; the older ones stay in the action record. */
const LONGEST_HISTORY = 50

/** Who changed what, the newest first. `changesOf` compares two values; of the first, the earlier one is undefined. */
export async function readHistory(
  { db, fields }: Pick<WritingDeps, 'db' | 'fields'>,
  {
    institutionId,
    documentId,
    changesOf,
  }: DocumentId & { changesOf: (from: unknown, to: unknown) => DocumentChange[] },
): Promise<DocumentHistory> {
  const rows = await db
    .selectFrom('institution_documents')
    .innerJoin('staff', 'staff.staff_id', 'institution_documents.staff_id')
    .selectAll('institution_documents')
    .select('staff.name')
    .where('institution_documents.institution_id', '=', institutionId)
    .where('institution_documents.document_id', '=', documentId)
    .orderBy('version', 'desc')
    .limit(LONGEST_HISTORY + 1)
    .execute()

  return rows.slice(0, LONGEST_HISTORY).map((row, index) => ({
    version: row.version,
    at: shanghaiInstant(row.at),
    by: { staffId: row.staff_id, name: staffName(fields, row) },
    changes: changesOf(rows[index + 1]?.value, row.value),
    restored: row.restored_version,
    ...(row.reason !== null && {
      reason: fields.open(documentReasonPlace({ institutionId, documentId }, row.version), row.reason),
    }),
  }))
}
