import type { Kysely } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

/** What the hospital last said of the day of a visit. Nothing of where a telephone was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('queue_places')
    .addColumn('appointment_id', idColumn, (c) => c.primaryKey().references('appointments.appointment_id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('guide', 'jsonb', (c) => c.notNull())
    .addColumn('guide_at', instantColumn, (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('refusal', 'varchar(32)')
    .addColumn('standing', 'jsonb')
    .addColumn('asked_at', instantColumn, (c) => c.notNull())
    .addColumn('ask_due_at', instantColumn, (c) => c.notNull())
    .addColumn('is_told_ahead', 'boolean', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('queue_places_waiting')
    .on('queue_places')
    .columns(['state', 'ask_due_at'])
    .execute()
}
