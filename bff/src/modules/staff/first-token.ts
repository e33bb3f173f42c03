import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Clock, MINUTE_MS, shift } from '../../lib/clock.ts'
import { hashToken, newToken } from '../../lib/crypto/tokens.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { phoneIndexOf } from '../accounts/accounts.ts'
import { beginAttempt } from './attempts.ts'
import { writeAudit } from './audit.ts'
import type { StaffDeps } from './deps.ts'
import { insertStaff, isAnybodyThere } from './staff.ts'

/** S1: then another start gives another one. */
export const FIRST_TOKEN_MS = 30 * MINUTE_MS

/** What makes the first administrator, for whoever started the server to read; undefined once there is somebody. */
export async function issueFirstToken({ db, clock }: { db: Db; clock: Clock }): Promise<string | undefined> {
  if (await isAnybodyThere(db)) return undefined
  const token = newToken()
  const expiresAt = shift(clock.now(), FIRST_TOKEN_MS)
  await db
    .insertInto('staff_first_tokens')
    .values({ token_hash: hashToken(token), expires_at: expiresAt })
    .execute()

  return token
}

export interface FirstStaff {
  token: string
  name: string
  phone: string
  address: string
  traceId: string
}

/** Undefined when the administrator is made; the token, and any other, is worth nothing from then on. */
export async function createFirstStaff(
  deps: StaffDeps,
  { token, name, phone, address, traceId }: FirstStaff,
): Promise<Refusal<'FIRST_TOKEN_WRONG' | 'SIGN_IN_LOCKED'> | undefined> {
  const { db, clock, fields } = deps
  const note = (action: 'first_token_refused' | 'sign_in_locked') =>
    writeAudit(db, { action, institutionId: null, address, traceId }, { fields, now: clock.now() })
  const noteLock = () => note('sign_in_locked')
  const attempt = await beginAttempt(deps, { phoneIndex: phoneIndexOf(fields, phone), address, noteLock })
  if (isRefusal(attempt)) return attempt
  const now = clock.now()
  const refused = await inTransaction(db, async (tx) => {
    const used = await tx
      .deleteFrom('staff_first_tokens')
      .where('token_hash', '=', hashToken(token))
      .where('expires_at', '>', now)
      .executeTakeFirst()
    if (used.numDeletedRows === 0n || (await isAnybodyThere(tx))) return refuse('FIRST_TOKEN_WRONG')
    const first = { name, phone, role: 'system', institutionId: null } as const
    const staff = await insertStaff(tx, { ...first, enrolmentCode: undefined }, { fields, now })
    const isFirst =
      staff !== undefined &&
      (await insertOnce(tx, (inner) =>
        inner.insertInto('staff_first').values({ seat: 1, staff_id: staff.staff_id }).execute(),
      ))
    if (!isFirst) return refuse('FIRST_TOKEN_WRONG')
    await tx.deleteFrom('staff_first_tokens').execute()
    await attempt.succeed(tx)
    const after = { role: first.role, institution: null }
    const entry = { action: 'first_administrator_made', objectId: staff.staff_id, after } as const
    await writeAudit(tx, { ...entry, institutionId: null, address, traceId }, { fields, now })

    return undefined
  })
  if (isRefusal(refused)) await note('first_token_refused')

  return refused
}
