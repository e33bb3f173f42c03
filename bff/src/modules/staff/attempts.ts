import { createHash } from 'node:crypto'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { networkPlace } from '../../lib/address.ts'
import { type Clock, MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'

/** S2: so many wrong codes in so long lock whoever types them. */
export const LOCK_MS = 15 * MINUTE_MS
export const TRIES_PER_PHONE = 5
/** A whole hospital may stand behind one address (docs/decisions/0020). */
export const TRIES_PER_ADDRESS = 20

export interface Attempt {
  /** The code was right, but not the last one to come: this try counts no more, the wrong ones before it still do. */
  forget(db: Db): Promise<void>
  /** The code was right: it counts no more, nor do the wrong ones of this phone before it. */
  succeed(db: Db): Promise<void>
}

export interface AttemptsDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
}

/** What a try at a code is counted by: the phone it belongs to (its blind index), and the address it comes from. */
export interface Trier {
  phoneIndex: string
  address: string
}

/**
 * Counts a try before anything is compared, so that guesses in parallel share the tries; or says for how long there
 * are none left. `noteLock` is called for the first of those refused, and for no other while the lock lasts: whoever
 * goes on guessing does not fill the action record.
 */
export async function beginAttempt(
  { db, clock, fields }: AttemptsDeps,
  { phoneIndex, address, noteLock }: Trier & { noteLock: () => Promise<void> },
): Promise<Attempt | Refusal<'SIGN_IN_LOCKED'>> {
  const now = clock.now()
  const addressIndex = fields.blindIndex('address', networkPlace(address))
  const counted: string[] = []
  for (const { subject, tries } of [
    { subject: `phone:${phoneIndex}`, tries: TRIES_PER_PHONE },
    { subject: `address:${addressIndex}`, tries: TRIES_PER_ADDRESS },
  ]) {
    const attemptId = newId('att')
    await db.insertInto('staff_attempts').values({ attempt_id: attemptId, subject, at: now }).execute()
    counted.push(attemptId)
    const lockedUntil = await lockEnd(db, { subject, tries, now })
    if (lockedUntil === undefined) continue
    await db.deleteFrom('staff_attempts').where('attempt_id', 'in', counted).execute()
    if (await isFirstOfLock(db, { subject, now })) await noteLock()
    const seconds = Math.ceil((lockedUntil.getTime() - now.getTime()) / SECOND_MS)

    return refuse('SIGN_IN_LOCKED', {
      params: { minutes: Math.ceil((seconds * SECOND_MS) / MINUTE_MS) },
      retryAfterSeconds: seconds,
    })
  }

  return {
    async forget(tx) {
      await tx.deleteFrom('staff_attempts').where('attempt_id', 'in', counted).execute()
    },
    async succeed(tx) {
      await tx
        .deleteFrom('staff_attempts')
        .where((eb) =>
          eb.or([
            eb('attempt_id', 'in', counted),
            eb('subject', 'in', [`phone:${phoneIndex}`, lockOf(`phone:${phoneIndex}`)]),
          ]),
        )
        .execute()
    },
  }
}

/** When the oldest try that stands in the way is old enough; undefined when none does. The own one is counted. */
async function lockEnd(
  db: Db,
  { subject, tries, now }: { subject: string; tries: number; now: Date },
): Promise<Date | undefined> {
  const rows = await db
    .selectFrom('staff_attempts')
    .select('at')
    .where('subject', '=', subject)
    .where('at', '>', shift(now, -LOCK_MS))
    .orderBy('at')
    .execute()
  const [oldest] = rows.slice(-tries - 1)

  return rows.length > tries && oldest ? shift(oldest.at, LOCK_MS) : undefined
}

/** Under which a lock is remembered among the tries; with them it goes. */
function lockOf(subject: string): string {
  return `lock ${subject}`
}

/** One row for each stretch of `LOCK_MS`, so that of tries in parallel one is the first. */
async function isFirstOfLock(db: Db, { subject, now }: { subject: string; now: Date }): Promise<boolean> {
  const stretch = Math.floor(now.getTime() / LOCK_MS)
  const attemptId = createHash('sha256').update(`${subject} ${stretch}`).digest('hex').slice(0, 32)

  return insertOnce(db, (once) =>
    once
      .insertInto('staff_attempts')
      .values({ attempt_id: attemptId, subject: lockOf(subject), at: now })
      .execute(),
  )
}
