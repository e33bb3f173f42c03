import type { Kysely } from 'kysely'
import { idColumn, indexColumn, instantColumn } from '../columns.ts'

/** Of a report nothing is kept but that an account has opened it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('opened_reports')
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('report_index', indexColumn, (c) => c.notNull())
    .addColumn('opened_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('opened_reports_key', ['account_id', 'institution_id', 'report_index'])
    .execute()
  await db.schema.createIndex('opened_reports_age').on('opened_reports').column('opened_at').execute()
}
