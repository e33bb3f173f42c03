import { createHash, randomBytes } from 'node:crypto'
import type { Challenge } from '@tongzhen/contract/accounts'
import type { Db } from '../../db/schema.ts'
import { MINUTE_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'

const LIFETIME_MS = 2 * MINUTE_MS

export interface ChallengeAnswer {
  challengeId: string
  answer: string
}

/** Work for a device: nothing to see, to read or to solve for a person (contract/accounts.ts `challenge`). */
export async function issueChallenge(
  tx: Db,
  { phoneIndex, difficultyBits, now }: { phoneIndex: string; difficultyBits: number; now: Date },
): Promise<Challenge> {
  const challengeId = newId('chl')
  const salt = randomBytes(16).toString('hex')
  const expiresAt = shift(now, LIFETIME_MS)
  await tx
    .insertInto('sms_challenges')
    .values({
      challenge_id: challengeId,
      phone_index: phoneIndex,
      salt,
      difficulty_bits: difficultyBits,
      expires_at: expiresAt,
    })
    .execute()

  return { challengeId, salt, difficultyBits, expiresAt: shanghaiInstant(expiresAt) }
}

/** Is the work done, for this phone, in time? Good once. */
export async function redeemChallenge(
  tx: Db,
  { phoneIndex, answer, now }: { phoneIndex: string; answer: ChallengeAnswer; now: Date },
): Promise<boolean> {
  const row = await tx
    .deleteFrom('sms_challenges')
    .where('challenge_id', '=', answer.challengeId)
    .where('phone_index', '=', phoneIndex)
    .where('expires_at', '>', now)
    .returning(['salt', 'difficulty_bits'])
    .executeTakeFirst()

  return (
    row !== undefined &&
    /^\d{1,20}$/.test(answer.answer) &&
    leadingZeroBits(
      createHash('sha256')
        .update(row.salt + answer.answer)
        .digest(),
    ) >= row.difficulty_bits
  )
}

export function leadingZeroBits(bytes: Uint8Array): number {
  let bits = 0
  for (const byte of bytes) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24
    bits += 8
  }

  return bits
}
