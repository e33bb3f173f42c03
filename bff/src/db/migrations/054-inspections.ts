import { type Kysely, sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** Why conversations are flagged, and what staff found in them (docs/decisions/0055). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversation_flags')
    .addColumn('conversation_id', idColumn, (c) => c.notNull().references('conversations.conversation_id'))
    .addColumn('kind', 'varchar(16)', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_flags_pk', ['conversation_id', 'kind'])
    .execute()
  await db.schema
    .createIndex('conversations_to_inspect')
    .on('conversations')
    .columns(['institution_id', 'created_at', 'conversation_id'])
    .where(sql<boolean>`flagged`)
    .execute()
  await db.schema
    .createTable('inspections')
    .addColumn('inspection_id', idColumn, (c) => c.primaryKey())
    .addColumn('conversation_id', idColumn, (c) => c.notNull().references('conversations.conversation_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('verdict', 'varchar(16)', (c) => c.notNull())
    .addColumn('remark', sealedColumn)
    .addColumn('staff_id', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addColumn('at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('inspections_conversation')
    .on('inspections')
    .columns(['conversation_id'])
    .execute()
  await db.schema
    .createIndex('inspections_institution')
    .on('inspections')
    .columns(['institution_id', 'at', 'inspection_id'])
    .execute()
}
