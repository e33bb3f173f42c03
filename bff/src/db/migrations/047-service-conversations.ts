import type { Kysely } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

/** The one conversation that an account has with the customer service of an institution, and who answers in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('service_conversations')
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('conversation_id', idColumn, (c) => c.notNull().references('conversations.conversation_id'))
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('staff_id', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('since', instantColumn)
    .addPrimaryKeyConstraint('service_conversations_pk', ['account_id', 'institution_id'])
    .execute()
  await db.schema
    .createIndex('service_conversations_conversation')
    .unique()
    .on('service_conversations')
    .column('conversation_id')
    .execute()
  await db.schema
    .createIndex('service_conversations_open')
    .on('service_conversations')
    .columns(['institution_id', 'state', 'since'])
    .execute()
}
