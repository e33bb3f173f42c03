import type { Kysely } from 'kysely'
import { idColumn, indexColumn, sealedColumn } from '../columns.ts'

/** Notes before online consultations, which are nobody's appointment; sessions that are of one (docs/decisions/0060). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('visit_notes')
    .alterColumn('appointment_id', (c) => c.dropNotNull())
    .execute()
  await db.schema.alterTable('visit_notes').addColumn('platform_id', idColumn).execute()
  await db.schema.alterTable('visit_notes').addColumn('consultation_index', indexColumn).execute()
  await db.schema.alterTable('visit_notes').addColumn('consultation', sealedColumn).execute()
  await db.schema
    .createIndex('visit_notes_consultation')
    .unique()
    .on('visit_notes')
    .columns(['platform_id', 'consultation_index'])
    .execute()
  await db.schema.alterTable('sessions').addColumn('note_id', idColumn).execute()
}
