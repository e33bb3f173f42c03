import type { Kysely } from 'kysely'
import { sealedColumn } from '../columns.ts'

/** Why somebody wrote a version of a document, of those that ask for it; sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('institution_documents').addColumn('reason', sealedColumn).execute()
}
