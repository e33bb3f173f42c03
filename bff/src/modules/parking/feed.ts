import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createChangeWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'

/**
 * The number of the next change at an institution. Whoever takes one holds the next back until the transaction ends, so
 * that who has seen a number has seen all below it: always last but for the writing itself (lock order).
 */
export async function nextSeq(tx: Db, institutionId: string): Promise<number> {
  for (;;) {
    const feed = await tx
      .updateTable('parking_feeds')
      .set((eb) => ({ last_seq: eb('last_seq', '+', 1) }))
      .where('institution_id', '=', institutionId)
      .returning('last_seq')
      .executeTakeFirst()
    if (feed) return feed.last_seq
    await insertOnce(tx, (db) =>
      db.insertInto('parking_feeds').values({ institution_id: institutionId, last_seq: 0 }).execute(),
    )
  }
}

export async function lastSeq(db: Db, institutionId: string): Promise<number> {
  const feed = await db
    .selectFrom('parking_feeds')
    .select('last_seq')
    .where('institution_id', '=', institutionId)
    .executeTakeFirst()

  return feed?.last_seq ?? 0
}

/** Waits by institution. */
export function createParkingWatch({ db, log }: { db: Db; log: Log }): ChangeWatch {
  return createChangeWatch({
    what: 'arrivals',
    log,
    versionsOf: (ids) =>
      db
        .selectFrom('parking_feeds')
        .select(['institution_id as id', 'last_seq as version'])
        .where('institution_id', 'in', ids)
        .execute(),
  })
}
