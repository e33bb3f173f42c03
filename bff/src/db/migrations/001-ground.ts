import type { Kysely } from 'kysely'
import { idColumn, indexColumn, instantColumn, sealedColumn } from '../columns.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rate_limits')
    .addColumn('bucket', 'varchar(80)', (c) => c.notNull())
    .addColumn('window_start', instantColumn, (c) => c.notNull())
    .addColumn('used', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('rate_limits_pk', ['bucket', 'window_start'])
    .execute()
  await db.schema.createIndex('rate_limits_age').on('rate_limits').column('window_start').execute()

  await db.schema
    .createTable('idempotency_keys')
    .addColumn('id', indexColumn, (c) => c.primaryKey())
    .addColumn('request_hash', indexColumn, (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('lease_no', 'integer', (c) => c.notNull())
    .addColumn('lease_until', instantColumn, (c) => c.notNull())
    .addColumn('answer', sealedColumn)
    .addColumn('account_id', idColumn)
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('idempotency_keys_age').on('idempotency_keys').column('created_at').execute()
  await db.schema
    .createIndex('idempotency_keys_account')
    .on('idempotency_keys')
    .column('account_id')
    .execute()

  await accounts(db)
  await sessions(db)
  await smsCodes(db)
}

async function accounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('account_id', idColumn, (c) => c.primaryKey())
    .addColumn('phone', sealedColumn, (c) => c.notNull())
    .addColumn('phone_index', indexColumn, (c) => c.notNull().unique())
    .addColumn('language', 'varchar(8)')
    .addColumn('display_mode', 'varchar(16)')
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('account_identities')
    .addColumn('identity_id', idColumn, (c) => c.primaryKey())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('host', 'varchar(16)', (c) => c.notNull())
    .addColumn('subject', sealedColumn, (c) => c.notNull())
    .addColumn('subject_index', indexColumn, (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('account_identities_subject', ['host', 'subject_index'])
    .execute()
  await db.schema
    .createIndex('account_identities_account')
    .on('account_identities')
    .column('account_id')
    .execute()

  await db.schema
    .createTable('account_consents')
    .addColumn('consent_id', idColumn, (c) => c.primaryKey())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('kind', 'varchar(32)', (c) => c.notNull())
    .addColumn('version', 'varchar(16)', (c) => c.notNull())
    .addColumn('accepted_at', instantColumn, (c) => c.notNull())
    .addColumn('withdrawn_at', instantColumn)
    .execute()
  await db.schema
    .createIndex('account_consents_account')
    .on('account_consents')
    .column('account_id')
    .execute()

  await db.schema
    .createTable('consent_proofs')
    .addColumn('proof_id', idColumn, (c) => c.primaryKey())
    .addColumn('kind', 'varchar(32)', (c) => c.notNull())
    .addColumn('version', 'varchar(16)', (c) => c.notNull())
    .addColumn('accepted_at', instantColumn, (c) => c.notNull())
    .addColumn('withdrawn_at', instantColumn, (c) => c.notNull())
    .addColumn('closed_at', instantColumn, (c) => c.notNull())
    .execute()
}

async function sessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('session_id', idColumn, (c) => c.primaryKey())
    .addColumn('token_hash', 'varchar(64)', (c) => c.notNull().unique())
    .addColumn('channel', 'varchar(16)', (c) => c.notNull())
    .addColumn('account_id', idColumn, (c) => c.references('accounts.account_id'))
    .addColumn('host', 'varchar(16)')
    .addColumn('host_subject', sealedColumn)
    .addColumn('consents', 'jsonb')
    .addColumn('reverified_until', instantColumn)
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('last_seen_at', instantColumn, (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sessions_account').on('sessions').column('account_id').execute()
  await db.schema.createIndex('sessions_age').on('sessions').column('expires_at').execute()

  await db.schema
    .createTable('oauth_states')
    .addColumn('state_hash', 'varchar(64)', (c) => c.primaryKey())
    .addColumn('session_id', idColumn, (c) => c.notNull())
    .addColumn('host', 'varchar(16)', (c) => c.notNull())
    .addColumn('return_to', 'varchar(512)', (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('oauth_states_session').on('oauth_states').column('session_id').execute()
}

async function smsCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sms_codes')
    .addColumn('code_id', idColumn, (c) => c.primaryKey())
    .addColumn('purpose', 'varchar(16)', (c) => c.notNull())
    .addColumn('subject', 'varchar(64)', (c) => c.notNull())
    .addColumn('code_hash', 'varchar(64)', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('sms_codes_subject', ['purpose', 'subject'])
    .execute()

  await db.schema
    .createTable('sms_sends')
    .addColumn('send_id', idColumn, (c) => c.primaryKey())
    .addColumn('phone_index', indexColumn, (c) => c.notNull())
    .addColumn('address_index', indexColumn, (c) => c.notNull())
    .addColumn('sent_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sms_sends_phone').on('sms_sends').columns(['phone_index', 'sent_at']).execute()
  await db.schema
    .createIndex('sms_sends_address')
    .on('sms_sends')
    .columns(['address_index', 'sent_at'])
    .execute()

  await db.schema
    .createTable('sms_challenges')
    .addColumn('challenge_id', idColumn, (c) => c.primaryKey())
    .addColumn('phone_index', indexColumn, (c) => c.notNull())
    .addColumn('salt', 'varchar(64)', (c) => c.notNull())
    .addColumn('difficulty_bits', 'integer', (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .execute()
}
