import type { StaffRole } from '@tongzhen/contract/staff-roles'
import type { Db } from '../../db/schema.ts'
import type { StaffSessionStage } from '../../db/tables/staff.ts'
import { type Clock, HOUR_MS, MINUTE_MS, shift } from '../../lib/clock.ts'
import { hashToken, newToken } from '../../lib/crypto/tokens.ts'
import { newId } from '../../lib/ids.ts'
import type { OpenedSession } from '../accounts/sessions.ts'

/** S2, S4: a working day, or a quarter of an hour away from the desk. */
export const STAFF_SESSION_LIFETIME_MS = 8 * HOUR_MS
export const STAFF_SESSION_IDLE_MS = 15 * MINUTE_MS
/** Between the two factors. */
const HALF_SESSION_MS = 10 * MINUTE_MS
/** Being seen is written at most so often; the idle end is exact to this. */
const SEEN_EVERY_MS = MINUTE_MS / 2

/** Somebody of the staff who has proved both factors. */
export interface StaffPrincipal {
  readonly staffId: string
  readonly role: StaffRole
  /** Null: sees every institution. */
  readonly institutionId: string | null
}

export interface StaffSession extends StaffPrincipal {
  readonly sessionId: string
  /** All but `full` opens nothing. */
  readonly stage: StaffSessionStage
}

export interface StaffSessions {
  /** The session of a token, if it is in force and its person is. Notes that it was used. */
  find(token: string): Promise<StaffSession | undefined>
  /** Opens a session; the token is known only to the caller. */
  open(tx: Db, session: { staffId: string; stage: StaffSessionStage }): Promise<OpenedSession>
  end(tx: Db, sessionId: string): Promise<void>
  /** Every session of a person, at once. */
  endAll(tx: Db, staffId: string): Promise<void>
}

export function createStaffSessions({ db, clock }: { db: Db; clock: Clock }): StaffSessions {
  return {
    async find(token) {
      const now = clock.now()
      const row = await db
        .selectFrom('staff_sessions')
        .innerJoin('staff', 'staff.staff_id', 'staff_sessions.staff_id')
        .select(['staff_sessions.session_id', 'staff_sessions.stage', 'staff_sessions.last_seen_at'])
        .select(['staff.staff_id', 'staff.role', 'staff.institution_id'])
        .where('staff_sessions.token_hash', '=', hashToken(token))
        .where('staff_sessions.expires_at', '>', now)
        .where('staff_sessions.last_seen_at', '>', shift(now, -STAFF_SESSION_IDLE_MS))
        .where('staff.state', '!=', 'disabled')
        .executeTakeFirst()
      if (row === undefined) return undefined
      if (row.last_seen_at < shift(now, -SEEN_EVERY_MS)) {
        await db
          .updateTable('staff_sessions')
          .set({ last_seen_at: now })
          .where('session_id', '=', row.session_id)
          .execute()
      }

      return {
        sessionId: row.session_id,
        stage: row.stage,
        staffId: row.staff_id,
        role: row.role,
        institutionId: row.institution_id,
      }
    },

    async open(tx, { staffId, stage }) {
      const token = newToken()
      const sessionId = newId('sst')
      const now = clock.now()
      await tx
        .insertInto('staff_sessions')
        .values({
          session_id: sessionId,
          token_hash: hashToken(token),
          staff_id: staffId,
          stage,
          created_at: now,
          last_seen_at: now,
          expires_at: shift(now, stage === 'full' ? STAFF_SESSION_LIFETIME_MS : HALF_SESSION_MS),
        })
        .execute()

      return { token, sessionId, accountId: undefined }
    },

    async end(tx, sessionId) {
      await tx.deleteFrom('staff_sessions').where('session_id', '=', sessionId).execute()
    },

    async endAll(tx, staffId) {
      await tx.deleteFrom('staff_sessions').where('staff_id', '=', staffId).execute()
    },
  }
}
