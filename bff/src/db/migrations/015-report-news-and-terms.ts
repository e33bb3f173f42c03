import { type Kysely, sql } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await reportNews(db)
  await terms(db)
}

/** How often a hospital has told of a new report of a patient: what open pages wait for. */
async function reportNews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('report_news')
    .addColumn('news_id', idColumn, (c) => c.primaryKey())
    .addColumn('patient_id', idColumn, (c) => c.notNull())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('institution_name', 'jsonb', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('report_news_of_patient', ['patient_id', 'institution_id'])
    .execute()
}

/** How long an account sees to a patient. */
async function terms(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('patients').addColumn('expires_at', instantColumn).execute()
  await db.schema.alterTable('patients').addColumn('ending_told_at', instantColumn).execute()
  await db.schema
    .createIndex('patients_expiring')
    .on('patients')
    .columns(['account_id', 'expires_at'])
    .where(sql<boolean>`expires_at is not null`)
    .execute()
  await db.schema.alterTable('patient_bindings').addColumn('term', 'varchar(16)').execute()
}
