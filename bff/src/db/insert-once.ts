import { sql } from 'kysely'
import { isUniqueViolation } from './errors.ts'
import type { Db } from './schema.ts'

/**
 * Runs an insert that another replica may have done already; true when it was us who did it. Portable form
 * U1 of reliability.md §1.5: `ON CONFLICT` does not exist on openGauss. Inside a transaction a savepoint
 * keeps the transaction usable.
 */
export async function insertOnce(db: Db, insert: (db: Db) => Promise<unknown>): Promise<boolean> {
  if (!db.isTransaction) return attempt(() => insert(db))

  await sql`savepoint insert_once`.execute(db)
  const inserted = await attempt(() => insert(db))
  if (!inserted) await sql`rollback to savepoint insert_once`.execute(db)
  await sql`release savepoint insert_once`.execute(db)

  return inserted
}

async function attempt(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert()
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}
