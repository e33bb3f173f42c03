import type { Db } from '../../db/schema.ts'
import { type Clock, HOUR_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { equalSecrets } from '../../lib/crypto/tokens.ts'
import { randomLetters } from '../../lib/ids.ts'
import type { StaffRow } from './staff.ts'

/** Long enough for a weekend between the invitation and the first day. */
export const ENROLMENT_CODE_MS = 72 * HOUR_MS
export const ENROLMENT_TRIES = 5

/**
 * What whoever invites somebody, or resets their authenticator, tells them by another way than the phone: 50 bits, to
 * be read aloud.
 */
export function newEnrolmentCode(): string {
  return `${randomLetters(5)}-${randomLetters(5)}`
}

/**
 * The columns that hold a code, only as a keyed hash. The answer that shows it is kept sealed for ten minutes, for the
 * same request sent again (idempotency.ts), and nowhere else.
 */
export function enrolmentColumns(
  code: string,
  { staffId, fields, now }: { staffId: string; fields: FieldCrypto; now: Date },
): Pick<StaffRow, 'enrolment_hash' | 'enrolment_expires_at' | 'enrolment_tries'> {
  return {
    enrolment_hash: hashOf(fields, staffId, code),
    enrolment_expires_at: shift(now, ENROLMENT_CODE_MS),
    enrolment_tries: 0,
  }
}

export const noEnrolmentCode = {
  enrolment_hash: null,
  enrolment_expires_at: null,
  enrolment_tries: 0,
} as const

/** Whether it is this person's, in time, and not guessed at too often. It stays good until the authenticator is set up. */
export async function isEnrolmentCode(
  { db, clock, fields }: { db: Db; clock: Clock; fields: FieldCrypto },
  { staffId, code }: { staffId: string; code: string },
): Promise<boolean> {
  // The try is counted before anything is compared, in one statement: guesses in parallel share the tries.
  const row = await db
    .updateTable('staff')
    .set((eb) => ({ enrolment_tries: eb('enrolment_tries', '+', 1) }))
    .where('staff_id', '=', staffId)
    .where('state', '=', 'invited')
    .where('enrolment_tries', '<', ENROLMENT_TRIES)
    .where('enrolment_expires_at', '>', clock.now())
    .returning('enrolment_hash')
    .executeTakeFirst()

  return row?.enrolment_hash != null && equalSecrets(row.enrolment_hash, hashOf(fields, staffId, code))
}

/** As it was meant: people write small letters and leave out the hyphen. */
function hashOf(fields: FieldCrypto, staffId: string, code: string): string {
  const meant = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

  return fields.blindIndex('enrolment_code', `${staffId}\0${meant}`)
}
