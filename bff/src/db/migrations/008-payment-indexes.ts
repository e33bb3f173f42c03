import type { Kysely } from 'kysely'

/** Without them unlinking a patient and closing an account read all payments and all call-backs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('payments_patient').on('payments').column('patient_id').execute()
  await db.schema
    .createIndex('payment_callbacks_order')
    .on('payment_callbacks')
    .column('order_number')
    .execute()
}
