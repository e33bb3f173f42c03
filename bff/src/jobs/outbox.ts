import type { Selectable } from 'kysely'
import type { Db } from '../db/schema.ts'
import type { EventType, OutboxTable } from '../db/tables/payments.ts'
import { inTransaction } from '../db/transaction.ts'
import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS, shift } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Log } from '../lib/log.ts'
import { NotKnownHere } from './lease.ts'
import { addOperation, finishOperation } from './operations.ts'
import { pauseAfter } from './pauses.ts'
import type { OperationHandler } from './worker.ts'

/** Name of the outbox's operations in the table of operations; their subject is the last event they deliver. */
export const OUTBOX_QUEUE = 'outbox'

export type OutboxEvent = Selectable<OutboxTable>

/**
 * Takes note of an event, in the transaction that counts it as delivered: whatever it does outside the database is
 * an operation that it adds. Events of one aggregate come in order; one it does not care for it passes by, and for one
 * that it does not know it throws `NotKnownHere`.
 */
export type EventConsumer = (tx: Db, event: OutboxEvent, now: Date) => Promise<void>

/** After a bug the rest of the aggregate's events wait, those of others do not. */
const PAUSES_MS = [SECOND_MS, 10 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS, HOUR_MS]

/**
 * Writes down what others are to be told, in the transaction of the change itself. The caller holds the row lock
 * of the aggregate, so that its events are numbered in the order in which they happened.
 */
export async function addEvents(
  tx: Db,
  {
    aggregateType,
    aggregateId,
    types,
    now,
  }: { aggregateType: string; aggregateId: string; types: readonly EventType[]; now: Date },
): Promise<void> {
  if (types.length === 0) return
  const last = await tx
    .selectFrom('outbox')
    .select('seq')
    .where('aggregate_type', '=', aggregateType)
    .where('aggregate_id', '=', aggregateId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const seq = last?.seq ?? 0
  const events = types.map((type, index) => ({
    event_id: newId('evt'),
    aggregate_type: aggregateType,
    aggregate_id: aggregateId,
    seq: seq + index + 1,
    type,
    created_at: now,
    delivered_at: null,
  }))
  await tx.insertInto('outbox').values(events).execute()
  await addOperation(tx, deliveryOf(events.at(-1)?.event_id ?? '', { setbacks: 0, dueAt: now }))
}

/**
 * Delivers the events of an aggregate that nobody has been told of yet, in order: what the consumers write, the
 * note that they were told and the end of the operation are one transaction, so that each event counts once.
 */
export function createOutboxDelivery({
  db,
  clock,
  log,
  consumers,
}: {
  db: Db
  clock: Clock
  log: Log
  consumers: readonly EventConsumer[]
}): OperationHandler {
  return async (operation) => {
    try {
      await inTransaction(db, async (tx) => {
        if (!(await finishOperation(tx, operation))) return
        for (const event of await lockUndelivered(tx, operation.subjectId)) {
          const now = clock.now()
          for (const consume of consumers) await consume(tx, event, now)
          await tx
            .updateTable('outbox')
            .set({ delivered_at: now })
            .where('event_id', '=', event.event_id)
            .execute()
        }
      })
    } catch (error) {
      if (error instanceof NotKnownHere) throw error
      const { subjectId, setbacks } = operation
      log.error({ err: error, eventId: subjectId, setbacks }, 'an event could not be delivered')
      await inTransaction(db, async (tx) => {
        if (!(await finishOperation(tx, operation))) return
        const dueAt = shift(clock.now(), pauseAfter(setbacks, PAUSES_MS))
        await addOperation(tx, deliveryOf(subjectId, { setbacks: setbacks + 1, dueAt }))
      })
    }
  }
}

function deliveryOf(eventId: string, { setbacks, dueAt }: { setbacks: number; dueAt: Date }) {
  const what = { queue: OUTBOX_QUEUE, kind: 'deliver', subjectId: eventId, subjectVersion: 1 }

  return { ...what, setbacks, dueAt }
}

/** Up to and including this one. Whoever delivers them meanwhile is waited for, and leaves nothing. */
async function lockUndelivered(tx: Db, eventId: string): Promise<OutboxEvent[]> {
  const last = await tx
    .selectFrom('outbox')
    .select(['aggregate_type', 'aggregate_id', 'seq'])
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  if (last === undefined) return []

  return tx
    .selectFrom('outbox')
    .selectAll()
    .where('aggregate_type', '=', last.aggregate_type)
    .where('aggregate_id', '=', last.aggregate_id)
    .where('seq', '<=', last.seq)
    .where('delivered_at', 'is', null)
    .orderBy('seq')
    .forUpdate()
    .execute()
}
