import type { Kysely } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** Notes before visits (预问诊), and their way to the hospital. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('visit_notes')
    .addColumn('note_id', idColumn, (c) => c.primaryKey())
    .addColumn('appointment_id', idColumn, (c) =>
      c.notNull().references('appointments.appointment_id').unique(),
    )
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('answers', sealedColumn, (c) => c.notNull())
    .addColumn('outgoing', sealedColumn)
    .addColumn('until_at', instantColumn, (c) => c.notNull())
    .addColumn('sent_at', instantColumn)
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('visit_notes_account').on('visit_notes').columns(['account_id']).execute()
}
