import { insertOnce } from './db/insert-once.ts'
import type { Db } from './db/schema.ts'
import type { Clock } from './lib/clock.ts'
import type { FieldCrypto } from './lib/crypto/fields.ts'

export interface RateRule {
  name: string
  limit: number
  windowMs: number
}

export interface RateLimits {
  /**
   * Counts one use by `subject` in the present window; undefined when it is within the limit, otherwise in how
   * many seconds the next window begins.
   */
  take(rule: RateRule, subject: string): Promise<number | undefined>
}

/** Share of a limit that a replica draws from the database at once: fewer writes, never more than the limit. */
const SHARE = 20
/** Subjects that a replica remembers at most. */
const REMEMBERED = 10_000

interface Drawn {
  windowStart: number
  left: number
  isEmpty: boolean
}

/**
 * Fixed windows counted in the database, so that all replicas obey one limit (S13). What one replica has drawn
 * and not used is lost to the others until the window ends: a limit may strike a little early, never late.
 */
export function createRateLimits({
  db,
  clock,
  fields,
}: {
  db: Db
  clock: Clock
  fields: FieldCrypto
}): RateLimits {
  const drawn = new Map<string, Drawn>()

  async function draw(
    bucket: string,
    { windowStart, rule }: { windowStart: number; rule: RateRule },
  ): Promise<number> {
    const amount = Math.max(1, Math.floor(rule.limit / SHARE))
    const granted = await count(bucket, { windowStart, limit: rule.limit, amount })
    if (granted || amount === 1) return granted ? amount : 0

    return (await count(bucket, { windowStart, limit: rule.limit, amount: 1 })) ? 1 : 0
  }

  async function count(
    bucket: string,
    { windowStart, limit, amount }: { windowStart: number; limit: number; amount: number },
  ): Promise<boolean> {
    const window = new Date(windowStart)
    const add = () =>
      db
        .updateTable('rate_limits')
        .set((eb) => ({ used: eb('used', '+', amount) }))
        .where('bucket', '=', bucket)
        .where('window_start', '=', window)
        .where('used', '<=', limit - amount)
        .executeTakeFirst()
    if ((await add()).numUpdatedRows > 0n) return true
    const isFirst = await insertOnce(db, (tx) =>
      tx.insertInto('rate_limits').values({ bucket, window_start: window, used: amount }).execute(),
    )

    return isFirst || (await add()).numUpdatedRows > 0n
  }

  return {
    async take(rule, subject) {
      const now = clock.now().getTime()
      const windowStart = now - (now % rule.windowMs)
      const secondsLeft = Math.ceil((windowStart + rule.windowMs - now) / 1000)
      const bucket = `${rule.name}:${fields.blindIndex('address', subject)}`

      let mine = drawn.get(bucket)
      if (mine?.windowStart !== windowStart) {
        // Forgetting only costs a draw.
        if (drawn.size >= REMEMBERED) drawn.clear()
        mine = { windowStart, left: 0, isEmpty: false }
        drawn.set(bucket, mine)
      }
      if (mine.left > 0) {
        mine.left--
        return undefined
      }
      if (mine.isEmpty) return secondsLeft
      const got = await draw(bucket, { windowStart, rule })
      if (got === 0) {
        mine.isEmpty = true
        return secondsLeft
      }
      mine.left += got - 1

      return undefined
    },
  }
}
