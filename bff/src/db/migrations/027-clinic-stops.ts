import { type Kysely, sql } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

/** Clinics that were stopped, and appointments that took the place of one in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('appointments').addColumn('moved_from', idColumn).execute()
  // One place takes the place of another; whatever was tried before has failed.
  await db.schema
    .createIndex('appointments_one_move')
    .unique()
    .on('appointments')
    .column('moved_from')
    .where(sql<boolean>`moved_from is not null and state <> 'failed'`)
    .execute()
  await db.schema
    .createIndex('appointments_schedule')
    .on('appointments')
    .columns(['institution_id', 'schedule_id'])
    .execute()
  await db.schema
    .createTable('clinic_stops')
    .addColumn('stop_id', idColumn, (c) => c.primaryKey())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('schedule_id', 'varchar(64)', (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('is_open', 'boolean', (c) => c.notNull())
    .addColumn('reason', 'jsonb')
    .addColumn('refusal', 'varchar(32)')
    .addColumn('told_at', instantColumn)
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('clinic_stops_one_open')
    .unique()
    .on('clinic_stops')
    .columns(['institution_id', 'schedule_id'])
    .where(sql<boolean>`is_open`)
    .execute()
}
