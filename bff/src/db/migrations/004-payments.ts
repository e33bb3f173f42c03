import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await payments(db)
  await whatBelongsToAPayment(db)
  await ledger(db)
  await outbox(db)
}

async function payments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payments')
    .addColumn('payment_id', idColumn, (c) => c.primaryKey())
    .addColumn('order_number', 'varchar(32)', (c) => c.notNull().unique())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('account_id', idColumn)
    .addColumn('patient_id', idColumn)
    .addColumn('person_id', idColumn)
    .addColumn('idempotency_key', 'varchar(64)')
    .addColumn('purpose', 'varchar(16)', (c) => c.notNull())
    .addColumn('appointment_id', idColumn)
    .addColumn('channel', 'varchar(16)', (c) => c.notNull())
    .addColumn('means', 'varchar(16)', (c) => c.notNull())
    .addColumn('merchant', 'varchar(32)', (c) => c.notNull())
    .addColumn('plan', 'varchar(16)', (c) => c.notNull())
    .addColumn('state', 'varchar(24)', (c) => c.notNull())
    .addColumn('amount_fen', 'bigint', (c) => c.notNull())
    .addColumn('cash_fen', 'bigint', (c) => c.notNull())
    .addColumn('insurance_fen', 'bigint', (c) => c.notNull())
    .addColumn('paid_fen', 'bigint', (c) => c.notNull())
    .addColumn('refunded_fen', 'bigint', (c) => c.notNull())
    .addColumn('is_insured', 'boolean', (c) => c.notNull())
    .addColumn('insured_fen', 'bigint', (c) => c.notNull())
    .addColumn('settled_fen', 'bigint', (c) => c.notNull())
    .addColumn('refund_fen', 'bigint', (c) => c.notNull())
    .addColumn('refund_seq', 'integer', (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .addColumn('deadline_at', instantColumn)
    .addColumn('reason', 'varchar(32)')
    .addColumn('reason_params', 'jsonb')
    .addColumn('snapshot', 'jsonb', (c) => c.notNull())
    .addColumn('lines', 'jsonb')
    .addColumn('identity', sealedColumn)
    .addColumn('digest', 'varchar(128)')
    .addColumn('prepaid', 'jsonb')
    .addColumn('provider_number', 'varchar(64)')
    .addColumn('paid_at', instantColumn)
    .addColumn('settlement_number', 'varchar(64)')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('payments_request', ['account_id', 'idempotency_key'])
    // The last line of defence: whatever the software believes, no more goes back than came in (I7).
    .addCheckConstraint('payments_back', sql`refund_fen >= 0 and refunded_fen + refund_fen <= paid_fen`)
    .addCheckConstraint('payments_settled', sql`settled_fen >= 0 and settled_fen <= amount_fen`)
    .execute()
  await db.schema.createIndex('payments_account').on('payments').column('account_id').execute()
  await db.schema.createIndex('payments_person').on('payments').columns(['person_id', 'created_at']).execute()
}

async function whatBelongsToAPayment(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('payment_bills')
    .addColumn('payment_id', idColumn, (c) => c.notNull().references('payments.payment_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('bill_id', 'varchar(64)', (c) => c.notNull())
    .addColumn('is_held', 'boolean', (c) => c.notNull())
    .addPrimaryKeyConstraint('payment_bills_pk', ['payment_id', 'bill_id'])
    .execute()
  // One bill, one payment, whoever pays and on however many phones (reliability.md I4).
  await db.schema
    .createIndex('payment_bills_one_payment')
    .unique()
    .on('payment_bills')
    .columns(['institution_id', 'bill_id'])
    .where(sql<boolean>`is_held`)
    .execute()

  await db.schema
    .createTable('payment_history')
    .addColumn('payment_id', idColumn, (c) => c.notNull().references('payments.payment_id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('from_state', 'varchar(24)')
    .addColumn('to_state', 'varchar(24)', (c) => c.notNull())
    .addColumn('cause', 'varchar(64)', (c) => c.notNull())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('payment_history_pk', ['payment_id', 'version'])
    .execute()

  await db.schema
    .createTable('payment_refunds')
    .addColumn('payment_id', idColumn, (c) => c.notNull().references('payments.payment_id'))
    .addColumn('refund_seq', 'integer', (c) => c.notNull())
    .addColumn('refund_number', 'varchar(32)', (c) => c.notNull().unique())
    .addColumn('amount_fen', 'bigint', (c) => c.notNull())
    .addColumn('decided_at', instantColumn, (c) => c.notNull())
    .addColumn('done_at', instantColumn)
    .addPrimaryKeyConstraint('payment_refunds_pk', ['payment_id', 'refund_seq'])
    .execute()

  await db.schema
    .createTable('payment_callbacks')
    .addColumn('merchant', 'varchar(32)', (c) => c.notNull())
    .addColumn('event_id', 'varchar(128)', (c) => c.notNull())
    .addColumn('order_number', 'varchar(32)', (c) => c.notNull())
    .addColumn('refund_number', 'varchar(32)')
    .addColumn('claimed_fen', 'bigint')
    .addColumn('body', sealedColumn, (c) => c.notNull())
    .addColumn('received_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('payment_callbacks_pk', ['merchant', 'event_id'])
    .execute()
}

async function ledger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ledger_chains')
    .addColumn('chain', 'varchar(48)', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('hash', 'varchar(64)', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('ledger_entries')
    .addColumn('chain', 'varchar(48)', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('payment_id', idColumn, (c) => c.notNull())
    .addColumn('posting_key', 'varchar(32)', (c) => c.notNull())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('debit_account', 'varchar(48)', (c) => c.notNull())
    .addColumn('credit_account', 'varchar(48)', (c) => c.notNull())
    .addColumn('amount_fen', 'bigint', (c) => c.notNull())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addColumn('prev_hash', 'varchar(64)', (c) => c.notNull())
    .addColumn('hash', 'varchar(64)', (c) => c.notNull())
    .addPrimaryKeyConstraint('ledger_entries_pk', ['chain', 'seq'])
    .addUniqueConstraint('ledger_entries_posting', ['payment_id', 'posting_key'])
    .addCheckConstraint('ledger_entries_amount', sql`amount_fen > 0`)
    .execute()
  await sql`
    create function refuse_ledger_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the ledger is only added to';
    end $$
  `.execute(db)
  await sql`
    create trigger ledger_entries_append_only before update or delete on ledger_entries
    for each row execute procedure refuse_ledger_change()
  `.execute(db)
  await sql`
    create trigger ledger_entries_no_truncate before truncate on ledger_entries
    for each statement execute procedure refuse_ledger_change()
  `.execute(db)
}

async function outbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('event_id', idColumn, (c) => c.primaryKey())
    .addColumn('aggregate_type', 'varchar(32)', (c) => c.notNull())
    .addColumn('aggregate_id', idColumn, (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('type', 'varchar(48)', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('outbox_order', ['aggregate_type', 'aggregate_id', 'seq'])
    .execute()
}
