import { type Kysely, sql } from 'kysely'
import { idColumn, indexColumn, instantColumn, sealedColumn } from '../columns.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await persons(db)
  await patients(db)
  await cards(db)
  await fileOrders(db)
  await bindings(db)
}

async function persons(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('persons')
    .addColumn('person_id', idColumn, (c) => c.primaryKey())
    .addColumn('group_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('document_kind', 'varchar(16)', (c) => c.notNull())
    .addColumn('document_index', indexColumn, (c) => c.notNull())
    .addColumn('document_number', sealedColumn)
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('persons_document', ['group_id', 'document_index'])
    .execute()
}

async function patients(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('patients')
    .addColumn('patient_id', idColumn, (c) => c.primaryKey())
    .addColumn('proxy_id', idColumn, (c) => c.notNull().unique())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('person_id', idColumn, (c) => c.notNull().references('persons.person_id'))
    .addColumn('relation', 'varchar(16)', (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('scopes', 'jsonb', (c) => c.notNull())
    .addColumn('proof', 'varchar(16)', (c) => c.notNull())
    .addColumn('name', sealedColumn)
    .addColumn('phone', sealedColumn)
    .addColumn('sex', 'varchar(8)')
    .addColumn('birth_on', sealedColumn)
    .addColumn('is_default', 'boolean', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('linked_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('patients_person_of_account', ['account_id', 'person_id'])
    .addCheckConstraint('patients_active_has_name', sql`state <> 'active' or name is not null`)
    .execute()
  await db.schema.createIndex('patients_person').on('patients').column('person_id').execute()
  await db.schema
    .createIndex('patients_one_default')
    .unique()
    .on('patients')
    .column('account_id')
    .where(sql<boolean>`is_default`)
    .execute()
  await db.schema
    .createIndex('patients_one_self')
    .unique()
    .on('patients')
    .column('account_id')
    .where(sql<boolean>`state = 'active' and relation = 'self'`)
    .execute()
}

async function cards(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('patient_cards')
    .addColumn('card_id', idColumn, (c) => c.primaryKey())
    .addColumn('patient_id', idColumn, (c) => c.notNull().references('patients.patient_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('card_number', sealedColumn, (c) => c.notNull())
    .addColumn('card_index', indexColumn, (c) => c.notNull())
    .addColumn('hospital_patient_number', sealedColumn, (c) => c.notNull())
    .addColumn('is_default', 'boolean', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('patient_cards_number', ['patient_id', 'institution_id', 'card_index'])
    .execute()
  await db.schema
    .createIndex('patient_cards_one_default')
    .unique()
    .on('patient_cards')
    .columns(['patient_id', 'institution_id'])
    .where(sql<boolean>`is_default`)
    .execute()
}

async function fileOrders(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('patient_file_orders')
    .addColumn('file_order_id', idColumn, (c) => c.primaryKey())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('document_index', indexColumn, (c) => c.notNull())
    .addColumn('idempotency_key', 'varchar(64)', (c) => c.notNull())
    .addColumn('order_number', 'varchar(32)', (c) => c.notNull().unique())
    .addColumn('relation', 'varchar(16)', (c) => c.notNull())
    .addColumn('file', sealedColumn)
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('due_at', instantColumn, (c) => c.notNull())
    .addColumn('patient_id', idColumn, (c) => c.references('patients.patient_id'))
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('settled_at', instantColumn)
    .execute()
  await db.schema
    .createIndex('patient_file_orders_one_unsettled')
    .unique()
    .on('patient_file_orders')
    .columns(['account_id', 'institution_id', 'document_index'])
    .where(sql<boolean>`settled_at is null`)
    .execute()
  await db.schema
    .createIndex('patient_file_orders_request')
    .on('patient_file_orders')
    .columns(['account_id', 'idempotency_key'])
    .execute()
  await db.schema
    .createIndex('patient_file_orders_due')
    .on('patient_file_orders')
    .column('due_at')
    .where(sql<boolean>`settled_at is null`)
    .execute()
}

async function bindings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('patient_bindings')
    .addColumn('binding_id', idColumn, (c) => c.primaryKey())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('relation', 'varchar(16)', (c) => c.notNull())
    .addColumn('identity', sealedColumn)
    .addColumn('hospital_patient_number', sealedColumn)
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('patient_id', idColumn, (c) => c.references('patients.patient_id'))
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('patient_bindings_account')
    .on('patient_bindings')
    .column('account_id')
    .execute()
  await db.schema.createIndex('patient_bindings_age').on('patient_bindings').column('expires_at').execute()
}
