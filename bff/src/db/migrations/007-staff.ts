import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, indexColumn, instantColumn, sealedColumn } from '../columns.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await staff(db)
  await audit(db)
  await reviews(db)
}

async function staff(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff')
    .addColumn('staff_id', idColumn, (c) => c.primaryKey())
    .addColumn('name', sealedColumn, (c) => c.notNull())
    .addColumn('phone', sealedColumn, (c) => c.notNull())
    .addColumn('phone_index', indexColumn, (c) => c.notNull().unique())
    .addColumn('role', 'varchar(16)', (c) => c.notNull())
    .addColumn('institution_id', 'varchar(32)')
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('totp_secret', sealedColumn, (c) => c.notNull())
    .addColumn('totp_step', 'bigint', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('staff_sessions')
    .addColumn('session_id', idColumn, (c) => c.primaryKey())
    .addColumn('token_hash', 'varchar(64)', (c) => c.notNull().unique())
    .addColumn('staff_id', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addColumn('stage', 'varchar(16)', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('last_seen_at', instantColumn, (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('staff_sessions_staff').on('staff_sessions').column('staff_id').execute()
  await db.schema
    .createTable('staff_attempts')
    .addColumn('attempt_id', idColumn, (c) => c.primaryKey())
    .addColumn('subject', 'varchar(48)', (c) => c.notNull())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('staff_attempts_subject')
    .on('staff_attempts')
    .columns(['subject', 'at'])
    .execute()
  await db.schema
    .createTable('staff_first_tokens')
    .addColumn('token_hash', 'varchar(64)', (c) => c.primaryKey())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .execute()
  // Two who come first at the same moment: one of them does.
  await db.schema
    .createTable('staff_first')
    .addColumn('seat', 'integer', (c) => c.primaryKey())
    .addColumn('staff_id', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addCheckConstraint('staff_first_only', sql`seat = 1`)
    .execute()
}

async function audit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff_audit')
    .addColumn('audit_id', idColumn, (c) => c.primaryKey())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addColumn('staff_id', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('role', 'varchar(16)')
    .addColumn('action', 'varchar(32)', (c) => c.notNull())
    .addColumn('institution_id', 'varchar(32)')
    .addColumn('object_id', idColumn)
    .addColumn('before_values', 'jsonb')
    .addColumn('after_values', 'jsonb')
    .addColumn('reason', sealedColumn)
    .addColumn('address_index', indexColumn, (c) => c.notNull())
    .addColumn('trace_id', idColumn, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('staff_audit_at').on('staff_audit').columns(['at', 'audit_id']).execute()
  await sql`
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the action record is only added to';
    end $$
  `.execute(db)
  await sql`
    create trigger staff_audit_append_only before update or delete on staff_audit
    for each row execute procedure refuse_audit_change()
  `.execute(db)
  await sql`
    create trigger staff_audit_no_truncate before truncate on staff_audit
    for each statement execute procedure refuse_audit_change()
  `.execute(db)
}

async function reviews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('payments')
    .addColumn('last_answer', 'varchar(64)')
    .addColumn('last_answer_at', instantColumn)
    .execute()
  await db.schema
    .createIndex('payments_in_review')
    .on('payments')
    .columns(['changed_at', 'payment_id'])
    .where(sql<boolean>`state in ('fence_held', 'held')`)
    .execute()
  await db.schema
    .createTable('review_proposals')
    .addColumn('proposal_id', idColumn, (c) => c.primaryKey())
    .addColumn('payment_id', idColumn, (c) => c.notNull().references('payments.payment_id'))
    .addColumn('payment_version', 'integer', (c) => c.notNull())
    .addColumn('decision', 'varchar(16)', (c) => c.notNull())
    .addColumn('reason', sealedColumn, (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('proposed_by', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addColumn('proposed_at', instantColumn, (c) => c.notNull())
    .addColumn('decided_by', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('decided_at', instantColumn)
    // Four eyes, whatever the software believes (S11).
    .addCheckConstraint('review_proposals_four_eyes', sql`state <> 'confirmed' or decided_by <> proposed_by`)
    .execute()
  // At most one decision about a payment waits for its second person.
  await db.schema
    .createIndex('review_proposals_one_open')
    .unique()
    .on('review_proposals')
    .column('payment_id')
    .where(sql<boolean>`state = 'open'`)
    .execute()
  await db.schema
    .createIndex('review_proposals_payment')
    .on('review_proposals')
    .column('payment_id')
    .execute()
}
