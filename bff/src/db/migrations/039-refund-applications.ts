import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** Refunds of paid orders, from the application of a patient to the money, and who decided what about them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('payment_refunds').addColumn('item_ids', 'jsonb').execute()
  await applications(db)
  await db.schema
    .createTable('refund_steps')
    .addColumn('application_id', idColumn, (c) =>
      c.notNull().references('refund_applications.application_id'),
    )
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('from_state', 'varchar(16)')
    .addColumn('to_state', 'varchar(16)', (c) => c.notNull())
    .addColumn('cause', 'varchar(16)', (c) => c.notNull())
    .addColumn('staff_id', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('remark', sealedColumn)
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('refund_steps_pk', ['application_id', 'version'])
    .execute()
}

async function applications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('refund_applications')
    .addColumn('application_id', idColumn, (c) => c.primaryKey())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('payment_id', idColumn, (c) => c.notNull().references('payments.payment_id'))
    .addColumn('account_id', idColumn)
    .addColumn('patient_id', idColumn)
    .addColumn('idempotency_key', 'varchar(64)')
    .addColumn('means', 'varchar(16)', (c) => c.notNull())
    .addColumn('items', 'jsonb', (c) => c.notNull())
    .addColumn('snapshot', 'jsonb', (c) => c.notNull())
    .addColumn('amount_fen', 'bigint', (c) => c.notNull())
    .addColumn('reason', 'varchar(16)', (c) => c.notNull())
    .addColumn('words', sealedColumn)
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('chain', 'jsonb', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('automatic_at', instantColumn)
    .addColumn('approved_at', instantColumn)
    .addColumn('is_by_rule', 'boolean', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('refund_applications_once', ['account_id', 'idempotency_key'])
    .addCheckConstraint('refund_applications_amount', sql`amount_fen > 0`)
    .execute()
  // Two taps, two phones, two of the family: of one payment one at a time.
  await db.schema
    .createIndex('refund_applications_one_open')
    .unique()
    .on('refund_applications')
    .column('payment_id')
    .where(sql<boolean>`state in ('with_doctor', 'with_finance', 'with_second', 'returning')`)
    .execute()
  await db.schema
    .createIndex('refund_applications_payment')
    .on('refund_applications')
    .columns(['payment_id', 'created_at'])
    .execute()
  await db.schema
    .createIndex('refund_applications_account')
    .on('refund_applications')
    .columns(['account_id', 'created_at', 'application_id'])
    .execute()
  await db.schema
    .createIndex('refund_applications_desk')
    .on('refund_applications')
    .columns(['institution_id', 'created_at', 'application_id'])
    .execute()
  await db.schema
    .createIndex('refund_applications_state')
    .on('refund_applications')
    .columns(['institution_id', 'state', 'created_at', 'application_id'])
    .execute()
  await db.schema
    .createIndex('refund_applications_by_rule')
    .on('refund_applications')
    .columns(['institution_id', 'approved_at'])
    .where(sql<boolean>`is_by_rule`)
    .execute()
}
