import type { Kysely } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

/** The electronic health card of a patient, as the platform gave it to the account. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('health_cards')
    .addColumn('patient_id', idColumn, (c) => c.primaryKey().references('patients.patient_id'))
    .addColumn('platform_card_id', 'text', (c) => c.notNull())
    .addColumn('card_number', 'text', (c) => c.notNull())
    .addColumn('static_code', 'text', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .execute()
}
