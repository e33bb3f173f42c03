import { type Kysely, sql } from 'kysely'
import { idColumn, indexColumn, instantColumn, sealedColumn } from '../columns.ts'

/** Steps that were passed on to a family member, with who was allowed to finish them and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('family_helps')
    .addColumn('help_id', idColumn, (c) => c.primaryKey())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('patient_id', idColumn, (c) => c.notNull())
    .addColumn('channel', 'varchar(16)', (c) => c.notNull())
    .addColumn('purpose', 'varchar(16)', (c) => c.notNull())
    .addColumn('appointment_id', idColumn)
    .addColumn('bill_ids', 'jsonb', (c) => c.notNull())
    .addColumn('amount_fen', 'bigint', (c) => c.notNull())
    .addColumn('snapshot', 'jsonb', (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('code', sealedColumn)
    .addColumn('code_index', indexColumn)
    .addColumn('helper_id', idColumn, (c) => c.references('accounts.account_id'))
    .addColumn('payment_id', idColumn)
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('family_helps_code')
    .unique()
    .on('family_helps')
    .column('code_index')
    .where(sql.ref('code_index'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('family_helps_patient')
    .on('family_helps')
    .columns(['patient_id', 'expires_at'])
    .execute()
  await db.schema.createIndex('family_helps_payment').on('family_helps').column('payment_id').execute()
  await db.schema
    .createTable('family_help_history')
    .addColumn('help_id', idColumn, (c) => c.notNull().references('family_helps.help_id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('to_state', 'varchar(16)', (c) => c.notNull())
    .addColumn('cause', 'varchar(64)', (c) => c.notNull())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('family_help_history_pk', ['help_id', 'version'])
    .execute()
}
