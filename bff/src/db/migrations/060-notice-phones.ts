import type { Kysely } from 'kysely'
import { sealedColumn } from '../columns.ts'

/** A number that is told of one refund of money on a card, instead of the account's own (docs/decisions/0063). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('prepaid_refunds').addColumn('notice_phone', sealedColumn).execute()
}
