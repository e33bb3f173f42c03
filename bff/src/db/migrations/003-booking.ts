import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await slots(db)
  await appointments(db)
  await followedDoctors(db)
  await operations(db)
}

async function slots(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('booking_slots')
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('schedule_id', 'varchar(64)', (c) => c.notNull())
    .addColumn('slot_id', 'varchar(64)', (c) => c.notNull())
    .addColumn('capacity', 'integer', (c) => c.notNull())
    .addColumn('taken', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('booking_slots_pk', ['institution_id', 'schedule_id', 'slot_id'])
    .addCheckConstraint('booking_slots_taken', sql`taken >= 0`)
    .execute()
}

async function appointments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('appointments')
    .addColumn('appointment_id', idColumn, (c) => c.primaryKey())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('patient_id', idColumn, (c) => c.notNull())
    .addColumn('person_id', idColumn, (c) => c.notNull())
    .addColumn('idempotency_key', 'varchar(64)', (c) => c.notNull())
    .addColumn('order_number', 'varchar(32)', (c) => c.notNull())
    .addColumn('channel', 'varchar(16)', (c) => c.notNull())
    .addColumn('doctor_id', 'varchar(64)', (c) => c.notNull())
    .addColumn('schedule_id', 'varchar(64)', (c) => c.notNull())
    .addColumn('slot_id', 'varchar(64)', (c) => c.notNull())
    .addColumn('visit_kind', 'varchar(16)', (c) => c.notNull())
    .addColumn('starts_at', instantColumn, (c) => c.notNull())
    .addColumn('ends_at', instantColumn, (c) => c.notNull())
    .addColumn('fee_fen', 'bigint', (c) => c.notNull())
    .addColumn('snapshot', 'jsonb', (c) => c.notNull())
    .addColumn('identity', sealedColumn)
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('is_active', 'boolean', (c) => c.notNull())
    .addColumn('reason', 'varchar(32)')
    .addColumn('reason_params', 'jsonb')
    .addColumn('hospital_number', 'varchar(64)')
    .addColumn('queue_number', 'varchar(64)')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('give_up_at', instantColumn, (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addColumn('sync_due_at', instantColumn)
    .addUniqueConstraint('appointments_request', ['account_id', 'idempotency_key'])
    .addUniqueConstraint('appointments_order', ['institution_id', 'order_number'])
    .execute()
  // One person, one place in a session, whichever account books (reliability.md I2).
  await db.schema
    .createIndex('appointments_one_in_session')
    .unique()
    .on('appointments')
    .columns(['institution_id', 'schedule_id', 'person_id'])
    .where(sql<boolean>`is_active`)
    .execute()
  await db.schema
    .createIndex('appointments_person')
    .on('appointments')
    .columns(['person_id', 'starts_at'])
    .execute()
  await db.schema.createIndex('appointments_patient').on('appointments').column('patient_id').execute()
  await db.schema.createIndex('appointments_sync').on('appointments').column('sync_due_at').execute()

  await db.schema
    .createTable('appointment_history')
    .addColumn('appointment_id', idColumn, (c) => c.notNull().references('appointments.appointment_id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('from_state', 'varchar(16)')
    .addColumn('to_state', 'varchar(16)', (c) => c.notNull())
    .addColumn('cause', 'varchar(64)', (c) => c.notNull())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('appointment_history_pk', ['appointment_id', 'version'])
    .execute()
}

async function followedDoctors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('followed_doctors')
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('doctor_id', 'varchar(64)', (c) => c.notNull())
    .addColumn('followed_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('followed_doctors_pk', ['account_id', 'institution_id', 'doctor_id'])
    .execute()
}

async function operations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('operations')
    .addColumn('operation_id', idColumn, (c) => c.primaryKey())
    .addColumn('queue', 'varchar(32)', (c) => c.notNull())
    .addColumn('kind', 'varchar(32)', (c) => c.notNull())
    .addColumn('subject_id', idColumn, (c) => c.notNull())
    .addColumn('subject_version', 'integer', (c) => c.notNull())
    .addColumn('setbacks', 'integer', (c) => c.notNull())
    .addColumn('due_at', instantColumn, (c) => c.notNull())
    .addColumn('lease_until', instantColumn)
    .addColumn('lease_by', 'varchar(64)')
    .addColumn('lease_no', 'integer', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    // Never two calls under way about one thing.
    .addUniqueConstraint('operations_subject', ['queue', 'subject_id'])
    .execute()
  await db.schema.createIndex('operations_due').on('operations').column('due_at').execute()
}
