import type { AuditAction } from '@tongzhen/contract/staff-roles'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { phoneIndexOf } from '../accounts/accounts.ts'
import type { OpenedSession } from '../accounts/sessions.ts'
import { type Attempt, beginAttempt } from './attempts.ts'
import { writeAudit } from './audit.ts'
import type { StaffDeps } from './deps.ts'
import { isEnrolmentCode } from './enrolment-codes.ts'
import { findStaffByPhone, finishEnrolment, lockStaff, type StaffRow, staffPlace } from './staff.ts'
import type { StaffSession } from './staff-sessions.ts'
import { stepsOf } from './totp.ts'

interface From {
  address: string
  traceId: string
}

type SignInRefusal = Refusal<'CODE_WRONG' | 'SIGN_IN_LOCKED'>

/**
 * The first factor: a code to the phone opens half a session, which is good for the second factor only. A number that
 * nobody here has fails like a wrong code.
 */
export async function checkSmsCode(
  deps: StaffDeps,
  {
    phone,
    code,
    previous,
    ...from
  }: { phone: string; code: string; previous: StaffSession | undefined } & From,
): Promise<OpenedSession | SignInRefusal> {
  const { db, fields, smsCodes, sessions } = deps
  const phoneIndex = phoneIndexOf(fields, phone)
  const staff = await findStaffByPhone(db, phoneIndex)
  const attempt = await beginNoted(deps, { phoneIndex, staff, ...from })
  if (isRefusal(attempt)) return attempt
  const problem = await smsCodes.check({ purpose: 'staff_sign_in', subject: phoneIndex, code })
  if (isRefusal(problem) || staff === undefined) {
    await noteSignIn(deps, { staff, action: 'sign_in_refused', ...from })

    return refuse('CODE_WRONG')
  }

  return inTransaction(db, async (tx) => {
    await attempt.forget(tx)
    if (previous) await sessions.end(tx, previous.sessionId)

    return sessions.open(tx, { staffId: staff.staff_id, stage: 'half' })
  })
}

/**
 * Between the two factors of whoever has no authenticator yet: who has only their text messages does not get its
 * secret. A new code is to be had by a reset, once this one is wrong too often or too old.
 */
export async function checkEnrolmentCode(
  deps: StaffDeps,
  { session, code, ...from }: { session: StaffSession; code: string } & From,
): Promise<OpenedSession | Refusal<'ENROLMENT_CODE_WRONG' | 'SIGN_IN_LOCKED' | 'SESSION_REQUIRED'>> {
  const { db, sessions } = deps
  const { staffId } = session
  const phoneIndex = await phoneIndexOfStaff(db, staffId)
  if (phoneIndex === undefined) return refuse('SESSION_REQUIRED')
  const attempt = await beginNoted(deps, { phoneIndex, staff: noted(session), ...from })
  if (isRefusal(attempt)) return attempt
  const opened = await inTransaction(db, async (tx) => {
    // Holds the person to the end: a reset comes before, and the code is another one, or after, and ends the session.
    if (!(await isEnrolmentCode({ ...deps, db: tx }, { staffId, code }))) return undefined
    await attempt.forget(tx)
    await sessions.end(tx, session.sessionId)

    return sessions.open(tx, { staffId, stage: 'enrolling' })
  })
  if (opened !== undefined) return opened
  await noteSignIn(deps, { staff: noted(session), action: 'sign_in_refused', ...from })

  return refuse('ENROLMENT_CODE_WRONG')
}

/** The second factor: a code of the authenticator that was not used before turns half a session into a whole one. */
export async function checkTotp(
  deps: StaffDeps,
  { session, code, ...from }: { session: StaffSession; code: string } & From,
): Promise<OpenedSession | SignInRefusal | Refusal<'SESSION_REQUIRED'>> {
  const { db, clock, fields, sessions } = deps
  const { staffId } = session
  const phoneIndex = await phoneIndexOfStaff(db, staffId)
  if (phoneIndex === undefined) return refuse('SESSION_REQUIRED')
  const attempt = await beginNoted(deps, { phoneIndex, staff: noted(session), ...from })
  if (isRefusal(attempt)) return attempt
  const at = clock.now()
  const opened = await inTransaction(db, async (tx) => {
    const staff = await lockStaff(tx, staffId)
    if (staff === undefined || staff.state === 'disabled') return undefined
    if (needsEnrolmentCode(staff) && session.stage !== 'enrolling') return undefined
    const secret = fields.open(staffPlace('totp_secret', staffId), staff.totp_secret)
    const step = stepsOf({ secret, code, at }).find((one) => one > staff.totp_step)
    if (step === undefined) return undefined
    await tx.updateTable('staff').set({ totp_step: step }).where('staff_id', '=', staffId).execute()
    if (staff.state === 'invited') {
      await finishEnrolment(tx, staffId)
      await noteSignIn({ ...deps, db: tx }, { staff, action: 'factor_enrolled', ...from })
    }
    await noteSignIn({ ...deps, db: tx }, { staff, action: 'signed_in', ...from })
    await attempt.succeed(tx)
    await sessions.end(tx, session.sessionId)

    return sessions.open(tx, { staffId, stage: 'full' })
  })
  if (opened !== undefined) return opened
  await noteSignIn(deps, { staff: noted(session), action: 'sign_in_refused', ...from })

  return refuse('CODE_WRONG')
}

/** The authenticator's secret is not shown, nor a code of it taken, before the enrolment code was right. */
export function needsEnrolmentCode({ state, enrolment_hash }: StaffRow): boolean {
  return state === 'invited' && enrolment_hash !== null
}

function noted({ staffId, role, institutionId }: StaffSession): SignInNote['staff'] {
  return { staff_id: staffId, role, institution_id: institutionId }
}

/** A try at a code; that there are none left is in the record, too, once for each lock. */
function beginNoted(
  deps: StaffDeps,
  { phoneIndex, staff, ...from }: { phoneIndex: string; staff: SignInNote['staff'] } & From,
): Promise<Attempt | Refusal<'SIGN_IN_LOCKED'>> {
  const noteLock = () => noteSignIn(deps, { staff, action: 'sign_in_locked', ...from })

  return beginAttempt(deps, { phoneIndex, address: from.address, noteLock })
}

async function phoneIndexOfStaff(db: Db, staffId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('staff')
    .select('phone_index')
    .where('staff_id', '=', staffId)
    .executeTakeFirst()

  return row?.phone_index
}

interface SignInNote extends From {
  staff: Pick<StaffRow, 'staff_id' | 'role' | 'institution_id'> | undefined
  action: AuditAction
}

export async function noteSignIn(
  { db, clock, fields }: Pick<StaffDeps, 'db' | 'clock' | 'fields'>,
  { staff, action, address, traceId }: SignInNote,
): Promise<void> {
  const who = staff && { staffId: staff.staff_id, role: staff.role }
  const institutionId = staff?.institution_id ?? null
  await writeAudit(db, { who, action, institutionId, address, traceId }, { fields, now: clock.now() })
}
