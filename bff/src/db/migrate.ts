import { Migrator } from 'kysely'
import { migrations } from './migrations.ts'
import type { Db } from './schema.ts'

/** Brings the database to the newest shape. Safe to run from several replicas at once: one waits for the other. */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error !== undefined) throw error

  return results.map((result) => result.migrationName)
}
