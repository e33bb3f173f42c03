import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** Each version stays as it was written; the highest holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('institution_settings')
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('settings', 'jsonb', (c) => c.notNull())
    .addColumn('restored_version', 'integer')
    .addColumn('staff_id', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addColumn('reason', sealedColumn, (c) => c.notNull())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('institution_settings_pk', ['institution_id', 'version'])
    .execute()
  await sql`
    create trigger institution_settings_append_only before update or delete on institution_settings
    for each row execute procedure refuse_audit_change()
  `.execute(db)
  await sql`
    create trigger institution_settings_no_truncate before truncate on institution_settings
    for each statement execute procedure refuse_audit_change()
  `.execute(db)
}
