import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** By which rules an institution gives money back. Each version stays as it was written; the highest holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('refund_rules')
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('rules', 'jsonb', (c) => c.notNull())
    .addColumn('restored_version', 'integer')
    .addColumn('staff_id', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addColumn('reason', sealedColumn, (c) => c.notNull())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('refund_rules_pk', ['institution_id', 'version'])
    .execute()
  await sql`
    create trigger refund_rules_append_only before update or delete on refund_rules
    for each row execute procedure refuse_audit_change()
  `.execute(db)
  await sql`
    create trigger refund_rules_no_truncate before truncate on refund_rules
    for each statement execute procedure refuse_audit_change()
  `.execute(db)
}
