import type { AuditRecord } from '@tongzhen/contract/staff'
import type { AuditAction } from '@tongzhen/contract/staff-roles'
import type { Db } from '../../db/schema.ts'
import type { AuditValues } from '../../db/tables/staff.ts'
import { networkPlace } from '../../lib/address.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import { PAGE, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { staffPlace } from './staff.ts'
import type { StaffPrincipal } from './staff-sessions.ts'

export interface AuditEntry {
  /** Absent: somebody who was not let in. */
  who?: Pick<StaffPrincipal, 'staffId' | 'role'> | undefined
  action: AuditAction
  institutionId: string | null
  /** Id of what it was done to. */
  objectId?: string
  /** What was so before and after; never personal data. */
  before?: AuditValues
  after?: AuditValues
  reason?: string
  address: string
  traceId: string
}

const reasonPlace = (auditId: string): Place => ({ table: 'staff_audit', column: 'reason', rowId: auditId })

/** Adds to the action record, in the transaction of what was done: one is not there without the other (S36). */
export async function writeAudit(
  tx: Db,
  entry: AuditEntry,
  { fields, now }: { fields: FieldCrypto; now: Date },
): Promise<void> {
  const auditId = newId('aud')
  const { who, before, after, reason } = entry
  await tx
    .insertInto('staff_audit')
    .values({
      audit_id: auditId,
      at: now,
      staff_id: who?.staffId ?? null,
      role: who?.role ?? null,
      action: entry.action,
      institution_id: entry.institutionId,
      object_id: entry.objectId ?? null,
      before_values: before ? JSON.stringify(before) : null,
      after_values: after ? JSON.stringify(after) : null,
      reason: reason === undefined ? null : fields.seal(reasonPlace(auditId), reason),
      address_index: fields.blindIndex('address', networkPlace(entry.address)),
      trace_id: entry.traceId,
    })
    .execute()
}

/** What is written down though nothing was done: somebody tried to decide where they have no say. */
const refusedAs: Readonly<Record<string, AuditAction>> = {
  OWN_PROPOSAL: 'own_proposal_refused',
  PAYMENT_OWN: 'own_payment_refused',
  CANCELLATION_OWN: 'refund_decision_refused',
  REFUND_OWN: 'refund_decision_refused',
  REFUND_DECIDED_BEFORE: 'refund_decision_refused',
}

/** Of a refused decision, when it is one that is written down; what was done about it is undone by then. */
export async function auditRefusal(
  db: Db,
  { code }: { code: string },
  entry: Omit<AuditEntry, 'action'>,
  writing: { fields: FieldCrypto; now: Date },
): Promise<void> {
  const action = refusedAs[code]
  if (action !== undefined) await writeAudit(db, { ...entry, action }, writing)
}

export interface AuditQuery {
  /** Null: those of every institution. */
  institutionId: string | null
  action?: AuditAction | undefined
  cursor?: string | undefined
}

/** One page of the action record, the newest first; undefined for a cursor that is not one of ours. */
export async function listAudit(
  { db, fields }: { db: Db; fields: FieldCrypto },
  { institutionId, action, cursor }: AuditQuery,
): Promise<{ records: AuditRecord[]; nextCursor: string | null } | undefined> {
  const after = readCursor(cursor, 'aud')
  if (after === 'malformed') return undefined
  let selected = db
    .selectFrom('staff_audit')
    .leftJoin('staff', 'staff.staff_id', 'staff_audit.staff_id')
    .selectAll('staff_audit')
    .select('staff.name')
    .orderBy('staff_audit.at', 'desc')
    .orderBy('staff_audit.audit_id', 'desc')
    .limit(PAGE + 1)
  if (institutionId !== null) selected = selected.where('staff_audit.institution_id', '=', institutionId)
  if (action !== undefined) selected = selected.where('staff_audit.action', '=', action)
  if (after !== undefined) {
    selected = selected.where((eb) =>
      eb.or([
        eb('staff_audit.at', '<', after.at),
        eb.and([eb('staff_audit.at', '=', after.at), eb('staff_audit.audit_id', '<', after.id)]),
      ]),
    )
  }
  const { rows, nextCursor } = pageOf(await selected.execute(), (row) => ({ at: row.at, id: row.audit_id }))
  const records = rows.map((row) => ({
    auditId: row.audit_id,
    at: shanghaiInstant(row.at),
    who:
      row.staff_id === null || row.name === null || row.role === null
        ? null
        : {
            staffId: row.staff_id,
            name: fields.open(staffPlace('name', row.staff_id), row.name),
            role: row.role,
          },
    action: row.action,
    institutionId: row.institution_id,
    objectId: row.object_id,
    before: row.before_values,
    after: row.after_values,
    reason: row.reason === null ? null : fields.open(reasonPlace(row.audit_id), row.reason),
    traceId: row.trace_id,
  }))

  return { records, nextCursor }
}
