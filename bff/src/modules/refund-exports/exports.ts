import type { ExportSelection, RefundExport } from '@tongzhen/contract/refund-exports'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { RefundExportsTable } from '../../db/tables/refunds.ts'
import { inTransaction } from '../../db/transaction.ts'
import { addOperation } from '../../jobs/operations.ts'
import { DAY_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { writeAudit } from '../staff/audit.ts'
import { staffName } from '../staff/staff.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { RefundExportsDeps } from './deps.ts'

/** Name of the exports' operations in the table of operations: rows are collected. */
export const EXPORTS_QUEUE = 'refund exports'
const KEPT_MS = DAY_MS
/** As many as somebody looks through. */
const SHOWN = 10

export type ExportRow = Selectable<RefundExportsTable>

interface Asking {
  selection: ExportSelection
  who: StaffPrincipal
  address: string
  traceId: string
}

/** Stores what is wanted, and owes its rows. Answers the id; the same again, while it is collected, is the same one. */
export async function askExport(
  { db, clock, fields, nudge }: RefundExportsDeps,
  { selection, who, address, traceId }: Asking,
): Promise<string> {
  const now = clock.now()
  const institutionId = selection.institutionId ?? who.institutionId
  const exportId = await inTransaction(db, async (tx) => {
    const underWay = await tx
      .selectFrom('refund_exports')
      .select(['export_id', 'selection'])
      .where('staff_id', '=', who.staffId)
      .where('state', '=', 'collecting')
      .where('expires_at', '>', now)
      .execute()
    const same = underWay.find((one) => isSame(one.selection, selection))
    if (same) return same.export_id
    const id = newId('exp')
    await tx
      .insertInto('refund_exports')
      .values({
        ...{ export_id: id, institution_id: institutionId, staff_id: who.staffId },
        ...{ selection: JSON.stringify(selection), state: 'collecting', version: 1 },
        ...{ row_count: 0, total_count: null, after_at: null, after_id: null },
        ...{ asked_at: now, expires_at: shift(now, KEPT_MS) },
      })
      .execute()
    await addOperation(tx, {
      ...{ queue: EXPORTS_QUEUE, kind: 'collect', subjectId: id, subjectVersion: 1 },
      ...{ setbacks: 0, dueAt: now },
    })
    const about = { institutionId, objectId: id, after: { ...selection }, address, traceId }
    await writeAudit(tx, { who, action: 'refund_export_asked', ...about }, { fields, now })

    return id
  })
  nudge(0)

  return exportId
}

function isSame(one: ExportSelection, other: ExportSelection): boolean {
  const inOrder = (selection: ExportSelection) => JSON.stringify(Object.entries(selection).sort())

  return inOrder(one) === inOrder(other)
}

/** With the role of whoever asked for it. */
export function findExport(db: Db, exportId: string) {
  return db
    .selectFrom('refund_exports')
    .innerJoin('staff', 'staff.staff_id', 'refund_exports.staff_id')
    .selectAll('refund_exports')
    .select('staff.role')
    .where('export_id', '=', exportId)
    .executeTakeFirst()
}

export type FoundExport = NonNullable<Awaited<ReturnType<typeof findExport>>>

/** Those of the institutions that somebody sees; of all of them together, to whoever sees all. */
export async function listExports(
  { db, clock, fields }: Pick<RefundExportsDeps, 'db' | 'clock' | 'fields'>,
  { institutionId, exportId }: { institutionId: string | null; exportId?: string },
): Promise<RefundExport[]> {
  let selected = db
    .selectFrom('refund_exports')
    .innerJoin('staff', 'staff.staff_id', 'refund_exports.staff_id')
    .selectAll('refund_exports')
    .select('staff.name')
    .where('expires_at', '>', clock.now())
    .orderBy('asked_at', 'desc')
    .limit(SHOWN)
  if (institutionId !== null) selected = selected.where('refund_exports.institution_id', '=', institutionId)
  if (exportId !== undefined) selected = selected.where('export_id', '=', exportId)
  const rows = await selected.execute()

  return rows.map((row) => exportView(row, fields))
}

function exportView(row: ExportRow & { name: string }, fields: FieldCrypto): RefundExport {
  return {
    ...{ exportId: row.export_id, institutionId: row.institution_id, selection: row.selection },
    ...{ state: row.state, rowCount: row.row_count, totalCount: row.total_count },
    askedAt: shanghaiInstant(row.asked_at),
    askedBy: staffName(fields, row),
    expiresAt: shanghaiInstant(row.expires_at),
  }
}
