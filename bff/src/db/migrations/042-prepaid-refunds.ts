import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/**
 * Money on cards that goes back (docs/decisions/0044): an application like those for paid orders, but of no payment, and
 * where its money is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('refund_applications')
    .alterColumn('payment_id', (c) => c.dropNotNull())
    .execute()
  await db.schema.alterTable('refund_applications').addColumn('person_id', idColumn).execute()
  // Two taps, two phones, two of the family: of one person's cards at a hospital one at a time.
  await db.schema
    .createIndex('refund_applications_one_prepaid')
    .unique()
    .on('refund_applications')
    .columns(['institution_id', 'person_id'])
    .where(
      sql<boolean>`payment_id is null and state in ('with_doctor', 'with_finance', 'with_second', 'returning')`,
    )
    .execute()
  await db.schema
    .createTable('prepaid_refunds')
    .addColumn('application_id', idColumn, (c) =>
      c.primaryKey().references('refund_applications.application_id'),
    )
    .addColumn('order_number', 'varchar(32)', (c) => c.notNull().unique())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('channel', 'varchar(16)', (c) => c.notNull())
    .addColumn('way', 'varchar(16)', (c) => c.notNull())
    .addColumn('means', 'varchar(16)', (c) => c.notNull())
    .addColumn('merchant', 'varchar(32)', (c) => c.notNull())
    .addColumn('amount_fen', 'bigint', (c) => c.notNull())
    .addColumn('snapshot', 'jsonb', (c) => c.notNull())
    .addColumn('identity', sealedColumn)
    .addColumn('supersedes', idColumn)
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('deducting_since', instantColumn)
    .addColumn('is_deduct_unanswered', 'boolean', (c) => c.notNull())
    .addColumn('transfer_seq', 'integer', (c) => c.notNull())
    .addColumn('sending_since', instantColumn)
    .addColumn('last_sent_at', instantColumn)
    .addColumn('is_send_unanswered', 'boolean', (c) => c.notNull())
    .addColumn('is_accepted', 'boolean', (c) => c.notNull())
    .addColumn('fail_code', 'varchar(64)')
    .addColumn('fail_cause', 'varchar(8)')
    .addColumn('taking', sealedColumn)
    .addColumn('provider_number', 'varchar(64)')
    .addColumn('arrived_at', instantColumn)
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addCheckConstraint('prepaid_refunds_amount', sql`amount_fen > 0`)
    .execute()
  await db.schema
    .createTable('prepaid_refund_history')
    .addColumn('application_id', idColumn, (c) => c.notNull().references('prepaid_refunds.application_id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('from_state', 'varchar(16)')
    .addColumn('to_state', 'varchar(16)', (c) => c.notNull())
    .addColumn('cause', 'varchar(120)', (c) => c.notNull())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('prepaid_refund_history_pk', ['application_id', 'version'])
    .execute()
}
