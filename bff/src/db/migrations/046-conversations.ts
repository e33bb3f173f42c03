import type { Kysely } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** What people and the assistant, or an agent, said to each other, and what each of them has cost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('conversation_id', idColumn, (c) => c.primaryKey())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('account_id', idColumn, (c) => c.references('accounts.account_id'))
    .addColumn('patient_id', idColumn)
    .addColumn('kind', 'varchar(16)', (c) => c.notNull())
    .addColumn('channel', 'varchar(16)', (c) => c.notNull())
    .addColumn('language', 'varchar(8)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('last_seq', 'integer', (c) => c.notNull())
    .addColumn('flagged', 'boolean', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addColumn('ended_at', instantColumn)
    .addColumn('erased_at', instantColumn)
    .execute()
  await db.schema
    .createIndex('conversations_account')
    .on('conversations')
    .columns(['account_id', 'changed_at'])
    .execute()
  await db.schema
    .createIndex('conversations_flagged')
    .on('conversations')
    .columns(['institution_id', 'flagged', 'changed_at'])
    .execute()
  await db.schema
    .createTable('exchanges')
    .addColumn('conversation_id', idColumn, (c) => c.notNull().references('conversations.conversation_id'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('author', 'varchar(16)', (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('text', sealedColumn)
    .addColumn('details', sealedColumn)
    .addColumn('rule_hits', sealedColumn)
    .addColumn('worded_by', 'varchar(16)')
    .addColumn('model', 'varchar(64)')
    .addColumn('prompt_version', 'varchar(32)')
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('exchanges_pk', ['conversation_id', 'seq'])
    .execute()
  await db.schema
    .createTable('model_uses')
    .addColumn('account_id', idColumn, (c) => c.notNull())
    .addColumn('day', 'varchar(10)', (c) => c.notNull())
    .addColumn('tokens', 'bigint', (c) => c.notNull())
    .addColumn('cost_micro_yuan', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('model_uses_pk', ['account_id', 'day'])
    .execute()
}
