import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Payments beforehand for a stay in hospital. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('payments').addColumn('stay_id', 'varchar(64)').execute()
  // Two taps, two phones: of one account one at a time. What waits for staff hinders nobody.
  await db.schema
    .createIndex('payments_one_open_top_up')
    .unique()
    .on('payments')
    .columns(['account_id', 'institution_id', 'stay_id'])
    .where(
      sql<boolean>`stay_id is not null and state in ('checking', 'prepaying', 'to_pay', 'closing',
        'close_unknown', 'settling', 'settle_unknown', 'fencing', 'fence_unknown')`,
    )
    .execute()
}
