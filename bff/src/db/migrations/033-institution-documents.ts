import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn } from '../columns.ts'

/** Each version stays as it was written; of a document the highest holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('institution_documents')
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('document_id', idColumn, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('value', 'jsonb', (c) => c.notNull())
    .addColumn('restored_version', 'integer')
    .addColumn('staff_id', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('institution_documents_pk', ['institution_id', 'document_id', 'version'])
    .execute()
  await sql`
    create trigger institution_documents_append_only before update or delete on institution_documents
    for each row execute procedure refuse_audit_change()
  `.execute(db)
  await sql`
    create trigger institution_documents_no_truncate before truncate on institution_documents
    for each statement execute procedure refuse_audit_change()
  `.execute(db)
}
