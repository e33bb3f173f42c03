import type { DocumentChange } from '@tongzhen/contract/content'
import type { AuditAction } from '@tongzhen/contract/staff-roles'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import { type DocumentId, findDocument } from './documents.ts'

export interface WritingDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
}

/** Who writes, and from where. */
export interface Writer {
  who: StaffPrincipal
  address: string
  traceId: string
}

interface NewVersion extends DocumentId, Writer {
  /** That the person saw. */
  seen: number
  value: object
  /** The version that is brought back; null for a change. */
  restored: number | null
  action: AuditAction
  /** Of documents that ask for it. */
  reason?: string
  changes: DocumentChange[]
}

/** Where the reason of a version is sealed. */
export function documentReasonPlace({ institutionId, documentId }: DocumentId, version: number): Place {
  const rowId = `${institutionId}/${documentId}/${version}`

  return { table: 'institution_documents', column: 'reason', rowId }
}

/** The action record names what was changed; long texts stand in the document's own history. */
const LONGEST_IN_RECORD = 200

/** Adds a version, and says in the action record what it changed. */
export async function writeDocument(
  { db, clock, fields }: WritingDeps,
  { seen, value, restored, action, reason, changes, who, address, traceId, ...document }: NewVersion,
): Promise<undefined | Refusal<'CONTENT_CHANGED'>> {
  const { institutionId, documentId } = document
  const now = clock.now()
  const version = seen + 1
  const done = await inTransaction(db, async (tx) => {
    const current = await findDocument(tx, { institutionId, documentId })
    // Of two who saw the same version, the key lets one write the next.
    const isNew =
      (current?.version ?? 0) === seen &&
      (await insertOnce(tx, (one) =>
        one
          .insertInto('institution_documents')
          .values({
            institution_id: institutionId,
            document_id: documentId,
            version,
            value: JSON.stringify(value),
            restored_version: restored,
            staff_id: who.staffId,
            reason: reason === undefined ? null : fields.seal(documentReasonPlace(document, version), reason),
            at: now,
          })
          .execute(),
      ))
    if (!isNew) return refuse('CONTENT_CHANGED')
    const named = (side: 'from' | 'to') =>
      Object.fromEntries(changes.map((one) => [one.name, one[side]?.slice(0, LONGEST_IN_RECORD) ?? null]))
    await writeAudit(
      tx,
      {
        ...{ who, action, institutionId, objectId: documentId, address, traceId },
        ...(reason !== undefined && { reason }),
        before: { version: seen, ...named('from') },
        after: { version, ...named('to') },
      },
      { fields, now },
    )

    return undefined
  })

  return isRefusal(done) ? done : undefined
}
