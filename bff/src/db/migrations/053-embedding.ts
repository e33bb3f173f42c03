import type { Kysely } from 'kysely'
import { idColumn, indexColumn, instantColumn } from '../columns.ts'

/** People whom another platform has named, without a phone; sessions of one page; tickets that were used (docs/decisions/0054). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('accounts')
    .alterColumn('phone', (c) => c.dropNotNull())
    .execute()
  await db.schema
    .alterTable('accounts')
    .alterColumn('phone_index', (c) => c.dropNotNull())
    .execute()
  await db.schema.alterTable('sessions').addColumn('platform_id', idColumn).execute()
  await db.schema.alterTable('sessions').addColumn('platform_page', 'varchar(16)').execute()
  await db.schema
    .createTable('platform_tickets')
    .addColumn('platform_id', idColumn, (c) => c.notNull())
    .addColumn('ticket_index', indexColumn, (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('platform_tickets_once', ['platform_id', 'ticket_index'])
    .execute()
}
