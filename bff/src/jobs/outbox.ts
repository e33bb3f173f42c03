import type { Db } from '../db/schema.ts'
import type { OutboxTable } from '../db/tables/payments.ts'
import { newId } from '../lib/ids.ts'

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
  }: { aggregateType: string; aggregateId: string; types: readonly OutboxTable['type'][]; now: Date },
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
  await tx
    .insertInto('outbox')
    .values(
      types.map((type, index) => ({
        event_id: newId('evt'),
        aggregate_type: aggregateType,
        aggregate_id: aggregateId,
        seq: seq + index + 1,
        type,
        created_at: now,
      })),
    )
    .execute()
}
