import type { Kysely } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('outbox').addColumn('delivered_at', instantColumn).execute()
  await invoices(db)
  await messages(db)
}

async function invoices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invoices')
    .addColumn('invoice_id', idColumn, (c) => c.primaryKey())
    .addColumn('payment_id', idColumn, (c) => c.notNull().unique().references('payments.payment_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('business_number', 'varchar(32)', (c) => c.notNull().unique())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('is_unwanted', 'boolean', (c) => c.notNull())
    .addColumn('invoice_order', sealedColumn)
    .addColumn('invoice_code', 'varchar(64)')
    .addColumn('invoice_number', 'varchar(64)')
    .addColumn('check_code', sealedColumn)
    .addColumn('view_url', sealedColumn)
    .addColumn('issued_at', instantColumn)
    .addColumn('red_code', 'varchar(64)')
    .addColumn('red_number', 'varchar(64)')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .execute()
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('message_id', idColumn, (c) => c.primaryKey())
    // An event told twice is one message (the inbox of reliability.md §3.7).
    .addColumn('event_id', idColumn, (c) => c.notNull().unique())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('patient_id', idColumn, (c) => c.notNull())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('channel', 'varchar(16)', (c) => c.notNull())
    .addColumn('kind', 'varchar(32)', (c) => c.notNull())
    .addColumn('aggregate_id', idColumn, (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('payment_id', idColumn)
    .addColumn('appointment_id', idColumn)
    .addColumn('params', 'jsonb', (c) => c.notNull())
    .addColumn('delivery', 'varchar(16)', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('read_at', instantColumn)
    .execute()
  await db.schema
    .createIndex('messages_inbox')
    .on('messages')
    .columns(['account_id', 'created_at', 'message_id'])
    .execute()
  await db.schema
    .createIndex('messages_of_aggregate')
    .on('messages')
    .columns(['aggregate_id', 'seq'])
    .execute()
}
