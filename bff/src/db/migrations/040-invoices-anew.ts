import type { Kysely } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

/** An invoice that was taken back for a part, and issued anew for the rest, is remembered under its number. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('invoices').addColumn('amount_fen', 'bigint').execute()
  await db.schema
    .createTable('former_invoices')
    .addColumn('invoice_id', idColumn, (c) => c.notNull().references('invoices.invoice_id'))
    .addColumn('business_number', 'varchar(32)', (c) => c.notNull())
    .addColumn('invoice_code', 'varchar(64)')
    .addColumn('invoice_number', 'varchar(64)')
    .addColumn('red_code', 'varchar(64)')
    .addColumn('red_number', 'varchar(64)')
    .addColumn('amount_fen', 'bigint')
    .addColumn('issued_at', instantColumn)
    .addColumn('red_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('former_invoices_pk', ['invoice_id', 'business_number'])
    .execute()
}
