import { isRefusal, type Refusal } from '../lib/failure.ts'
import { isRetryable } from './errors.ts'
import type { Db } from './schema.ts'

const ATTEMPTS = 3

/**
 * Runs `work` in one transaction. A refusal that it returns undoes everything it wrote. Deadlocks and the like
 * are tried again, so `work` must do nothing outside the database.
 */
export async function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (tx) => {
        const result = await work(tx)
        if (isRefusal(result)) throw new Undo(result)

        return result
      })
    } catch (error) {
      if (error instanceof Undo) return error.refusal as T
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error
    }
  }
}

/** Carries a refusal out of the transaction, because Kysely rolls back only on an exception. */
class Undo extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super('undone')
    this.refusal = refusal
  }
}
