import type { Kysely } from 'kysely'
import { instantColumn } from '../columns.ts'

/** While a payment waits for staff, the hospital has refused to void its number: it has booked it, it says. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('payments').addColumn('void_refused_at', instantColumn).execute()
}
