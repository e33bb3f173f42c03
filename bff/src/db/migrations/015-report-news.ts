import type { Kysely } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

/** How often a hospital has told of a new report of a patient: what open pages wait for. */
export async function up(db: Kysely<unknown>): Promise<void> {
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
