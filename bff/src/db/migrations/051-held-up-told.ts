import type { Kysely } from 'kysely'
import { instantColumn } from '../columns.ts'

/** When the person was told that the hospital does not answer about an agreed refund; once for each application. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('refund_applications').addColumn('held_up_told_at', instantColumn).execute()
}
