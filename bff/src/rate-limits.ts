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
  /** Under way: those who come meanwhile wait for it instead of drawing too. */
  drawing: Promise<void> | undefined
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

  async function refill(bucket: string, { mine, rule }: { mine: Drawn; rule: RateRule }): Promise<void> {
    const { windowStart } = mine
    const share = Math.max(1, Math.floor(rule.limit / SHARE))
    try {
      for (const amount of share === 1 ? [1] : [share, 1]) {
        if (await count(bucket, { windowStart, limit: rule.limit, amount })) {
          mine.left += amount
          return
        }
      }
      mine.isEmpty = true
    } finally {
      mine.drawing = undefined
    }
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
        mine = { windowStart, left: 0, isEmpty: false, drawing: undefined }
        drawn.set(bucket, mine)
      }
      while (mine.left === 0) {
        if (mine.isEmpty) return secondsLeft
        mine.drawing ??= refill(bucket, { mine, rule })
        await mine.drawing
      }
      mine.left--

      return undefined
    },
  }
}
