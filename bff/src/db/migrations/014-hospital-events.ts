import { type Kysely, sql } from 'kysely'
import { indexColumn, instantColumn } from '../columns.ts'

/** What hospitals tell by themselves, and by what the patient of it is found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await events(db)
  await subjects(db)
  await nonces(db)
  await patientNumbers(db)
}

async function events(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hospital_events')
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('event_index', indexColumn, (c) => c.notNull())
    .addColumn('received_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('hospital_events_key', ['institution_id', 'event_index'])
    .execute()
  await db.schema.createIndex('hospital_events_age').on('hospital_events').column('received_at').execute()
}

async function subjects(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hospital_event_subjects')
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('subject_index', indexColumn, (c) => c.notNull())
    .addColumn('sequence', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('hospital_event_subjects_key', ['institution_id', 'subject_index'])
    .execute()
  await db.schema
    .createIndex('hospital_event_subjects_age')
    .on('hospital_event_subjects')
    .column('changed_at')
    .execute()
}

async function nonces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hospital_event_nonces')
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('nonce', 'varchar(64)', (c) => c.notNull())
    .addColumn('seen_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('hospital_event_nonces_key', ['institution_id', 'nonce'])
    .execute()
  await db.schema
    .createIndex('hospital_event_nonces_age')
    .on('hospital_event_nonces')
    .column('seen_at')
    .execute()
}

/** Rows of before get theirs where the keys are (modules/patients/index-patient-numbers.ts). */
async function patientNumbers(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('patient_cards').addColumn('hospital_patient_index', indexColumn).execute()
  await db.schema
    .createIndex('patient_cards_hospital_patient')
    .on('patient_cards')
    .columns(['institution_id', 'hospital_patient_index'])
    .execute()
  await db.schema
    .createIndex('patient_cards_not_indexed')
    .on('patient_cards')
    .column('card_id')
    .where(sql<boolean>`hospital_patient_index is null`)
    .execute()
}
