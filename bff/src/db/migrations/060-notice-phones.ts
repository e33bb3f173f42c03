import type { Kysely } from 'kysely'
import { sealedColumn } from '../columns.ts'

/** A number that is told when money of a card has arrived, besides the account (docs/decisions/0063). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('prepaid_refunds').addColumn('notice_phone', sealedColumn).execute()
}
