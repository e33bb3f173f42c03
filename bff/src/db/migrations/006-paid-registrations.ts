import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('appointments')
    .addColumn('fee_state', 'varchar(16)', (c) => c.notNull().defaultTo('at_hospital'))
    .addColumn('pay_until_at', instantColumn)
    .addColumn('payment_id', idColumn)
    .execute()
  // One appointment, one payment that may still be taken or was, whoever pays and on however many phones (I4).
  await db.schema
    .createIndex('payments_one_of_appointment')
    .unique()
    .on('payments')
    .column('appointment_id')
    .where(
      sql<boolean>`appointment_id is not null and state not in
        ('closed', 'held', 'revoking', 'revoke_unknown', 'refunding', 'refund_pending', 'refunded')`,
    )
    .execute()
}
