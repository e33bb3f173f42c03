import type { Kysely } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

/** Sensitive results at once, or after the doctor: as the patient's own account has chosen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('report_choices')
    .addColumn('patient_id', idColumn, (c) => c.primaryKey().references('patients.patient_id'))
    .addColumn('choice', 'varchar(16)', (c) => c.notNull())
    .addColumn('chosen_at', instantColumn, (c) => c.notNull())
    .execute()
}
