import type { Kysely } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

/** Workbooks of refunds: what was asked for, how far it is, and the rows that were collected. Kept for a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('refund_exports')
    .addColumn('export_id', idColumn, (c) => c.primaryKey())
    .addColumn('institution_id', 'varchar(32)')
    .addColumn('staff_id', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addColumn('selection', 'jsonb', (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('row_count', 'integer', (c) => c.notNull())
    .addColumn('total_count', 'integer')
    .addColumn('after_at', instantColumn)
    .addColumn('after_id', idColumn)
    .addColumn('asked_at', instantColumn, (c) => c.notNull())
    .addColumn('expires_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('refund_exports_asked').on('refund_exports').column('asked_at').execute()
  await db.schema
    .createTable('refund_export_parts')
    .addColumn('export_id', idColumn, (c) =>
      c.notNull().references('refund_exports.export_id').onDelete('cascade'),
    )
    .addColumn('part_no', 'integer', (c) => c.notNull())
    .addColumn('rows', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('refund_export_parts_pk', ['export_id', 'part_no'])
    .execute()
}
