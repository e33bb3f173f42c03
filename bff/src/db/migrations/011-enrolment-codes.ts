import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { indexColumn, instantColumn } from '../columns.ts'

/** What an authenticator is enrolled with, beside the code by SMS (docs/decisions/0026). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('staff').addColumn('enrolment_hash', indexColumn).execute()
  await db.schema.alterTable('staff').addColumn('enrolment_expires_at', instantColumn).execute()
  await db.schema
    .alterTable('staff')
    .addColumn('enrolment_tries', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
  // Whoever was invited before needs a new code, since nobody knows one: this is the hash of none.
  await sql`
    update staff set enrolment_hash = 'none', enrolment_expires_at = created_at
    where state = 'invited' and staff_id not in (select staff_id from staff_first)
  `.execute(db)
}
