import type { Selectable } from 'kysely'
import type { Db } from '../db/schema.ts'
import type { OperationsTable } from '../db/tables/booking.ts'
import { inTransaction } from '../db/transaction.ts'
import { shift } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'

export interface NewOperation {
  queue: string
  kind: string
  subjectId: string
  subjectVersion: number
  setbacks: number
  dueAt: Date
}

/** An operation under a lease of ours. */
export interface ClaimedOperation {
  operationId: string
  queue: string
  kind: string
  subjectId: string
  subjectVersion: number
  setbacks: number
  leaseNo: number
  /** Above 1: somebody held it before and never said what came of it. */
  tries: number
}

/** In the transaction of the change that owes the call (reliability.md R1). */
export async function addOperation(tx: Db, operation: NewOperation): Promise<void> {
  await tx
    .insertInto('operations')
    .values({
      operation_id: newId('opr'),
      queue: operation.queue,
      kind: operation.kind,
      subject_id: operation.subjectId,
      subject_version: operation.subjectVersion,
      setbacks: operation.setbacks,
      due_at: operation.dueAt,
      lease_until: null,
      lease_by: null,
      lease_no: 0,
      tries: 0,
    })
    .execute()
}

/** What is owed about a subject is owed no more; whoever is at it finds its outcome dropped (R9). */
export async function dropOperation(
  tx: Db,
  { queue, subjectId }: Pick<NewOperation, 'queue' | 'subjectId'>,
): Promise<void> {
  await tx.deleteFrom('operations').where('queue', '=', queue).where('subject_id', '=', subjectId).execute()
}

/** What is owed about a subject and not under way is due now: what it waits for may have come. */
export async function hurryOperation(
  db: Db,
  { queue, subjectId, now }: Pick<NewOperation, 'queue' | 'subjectId'> & { now: Date },
): Promise<void> {
  await db
    .updateTable('operations')
    .set({ due_at: now })
    .where('queue', '=', queue)
    .where('subject_id', '=', subjectId)
    .where('lease_until', 'is', null)
    .where('due_at', '>', now)
    .execute()
}

/** Is anything owed about a subject, under way or not? */
export async function isOwed(
  db: Db,
  { queue, subjectId }: Pick<NewOperation, 'queue' | 'subjectId'>,
): Promise<boolean> {
  const owed = await db
    .selectFrom('operations')
    .select('operation_id')
    .where('queue', '=', queue)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()

  return owed !== undefined
}

/**
 * Is somebody at what is owed about a subject right now? Nobody begins before the transaction ends, and a lease that
 * a dead replica left behind says nothing once it has run out.
 */
export async function isUnderWay(
  tx: Db,
  { queue, subjectId, now }: Pick<NewOperation, 'queue' | 'subjectId'> & { now: Date },
): Promise<boolean> {
  const owed = await tx
    .selectFrom('operations')
    .select('lease_until')
    .where('queue', '=', queue)
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()

  return isLeased(owed?.lease_until, now)
}

export function isLeased(leaseUntil: Date | null | undefined, now: Date): boolean {
  return leaseUntil != null && leaseUntil > now
}

export interface ClaimOptions {
  now: Date
  limit: number
  leaseMs: number
  replica: string
  /** Queues whose leases are short, because whoever holds them renews them while it lives. */
  brief?: { queues: readonly string[]; leaseMs: number }
  /** By queue, the kinds that this version knows; others are left to the version that does (docs/decisions/0040). */
  known?: Readonly<Record<string, readonly string[] | 'any'>>
  /** What the replica is at itself, whatever the clock says of its leases. */
  underWay?: readonly string[]
}

/** Leases up to `limit` due operations; rows that another replica is looking at are passed by. */
export function claimOperations(
  db: Db,
  { now, limit, leaseMs, replica, brief, known, underWay = [] }: ClaimOptions,
): Promise<ClaimedOperation[]> {
  return inTransaction(db, async (tx) => {
    const due = await tx
      .selectFrom('operations')
      .select(['operation_id', 'queue'])
      .where('due_at', '<=', now)
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now)]))
      .$if(known !== undefined, (query) =>
        query.where((eb) =>
          eb.or(
            Object.entries(known ?? {}).map(([queue, kinds]) =>
              kinds === 'any'
                ? eb('queue', '=', queue)
                : eb('queue', '=', queue).and('kind', 'in', [...kinds]),
            ),
          ),
        ),
      )
      .$if(underWay.length > 0, (query) => query.where('operation_id', 'not in', [...underWay]))
      .orderBy('due_at')
      .orderBy('operation_id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
    const [short, long] = [true, false].map((isBrief) =>
      due.flatMap((row) =>
        (brief?.queues.includes(row.queue) ?? false) === isBrief ? row.operation_id : [],
      ),
    )

    return [
      ...(await leaseRows(tx, short ?? [], { until: shift(now, brief?.leaseMs ?? leaseMs), replica })),
      ...(await leaseRows(tx, long ?? [], { until: shift(now, leaseMs), replica })),
    ]
  })
}

async function leaseRows(
  tx: Db,
  operationIds: readonly string[],
  { until, replica }: { until: Date; replica: string },
): Promise<ClaimedOperation[]> {
  if (operationIds.length === 0) return []
  const rows = await tx
    .updateTable('operations')
    .set((eb) => ({
      lease_until: until,
      lease_by: replica,
      lease_no: eb('lease_no', '+', 1),
      tries: eb('tries', '+', 1),
    }))
    .where('operation_id', 'in', [...operationIds])
    .returningAll()
    .execute()

  return rows.map(toClaimed)
}

/** Gives an operation back, of which nothing was done: to whoever looks for it from `dueAt` on. */
export async function leaveOperation(
  db: Db,
  { operationId, leaseNo }: Pick<ClaimedOperation, 'operationId' | 'leaseNo'>,
  dueAt: Date,
): Promise<void> {
  await db
    .updateTable('operations')
    .set((eb) => ({ lease_until: null, lease_by: null, tries: eb('tries', '-', 1), due_at: dueAt }))
    .where('operation_id', '=', operationId)
    .where('lease_no', '=', leaseNo)
    .execute()
}

/** The lease holds until then; false when it is somebody else's, or the operation is gone (R9). */
export async function renewLease(
  db: Db,
  { operationId, leaseNo }: Pick<ClaimedOperation, 'operationId' | 'leaseNo'>,
  until: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('operations')
    .set({ lease_until: until })
    .where('operation_id', '=', operationId)
    .where('lease_no', '=', leaseNo)
    .executeTakeFirst()

  return numUpdatedRows === 1n
}

/** First statement of a transaction that writes a part of an outcome; false when it is somebody else's by now (R9). */
export async function holdOperation(
  tx: Db,
  { operationId, leaseNo }: Pick<ClaimedOperation, 'operationId' | 'leaseNo'>,
): Promise<boolean> {
  const held = await tx
    .selectFrom('operations')
    .select('operation_id')
    .where('operation_id', '=', operationId)
    .where('lease_no', '=', leaseNo)
    .forUpdate()
    .executeTakeFirst()

  return held !== undefined
}

/** First statement of the transaction that writes an outcome; false when the outcome is not ours to write (R9). */
export async function finishOperation(
  tx: Db,
  { operationId, leaseNo }: Pick<ClaimedOperation, 'operationId' | 'leaseNo'>,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('operations')
    .where('operation_id', '=', operationId)
    .where('lease_no', '=', leaseNo)
    .executeTakeFirst()

  return numDeletedRows === 1n
}

function toClaimed(row: Selectable<OperationsTable>): ClaimedOperation {
  return {
    operationId: row.operation_id,
    queue: row.queue,
    kind: row.kind,
    subjectId: row.subject_id,
    subjectVersion: row.subject_version,
    setbacks: row.setbacks,
    leaseNo: row.lease_no,
    tries: row.tries,
  }
}
