import type { Db } from './db/schema.ts'
import { DAY_MS, MINUTE_MS, shift } from './lib/clock.ts'
import { shanghaiDate } from './lib/shanghai-time.ts'
import { SESSION_IDLE_MS } from './modules/accounts/sessions.ts'
import { EVENTS_KEPT_MS, NONCES_KEPT_MS } from './modules/hospital-events/take-event.ts'
import { overStates } from './modules/prepaid/step.ts'
import { LOCK_MS } from './modules/staff/attempts.ts'
import { STAFF_SESSION_IDLE_MS } from './modules/staff/staff-sessions.ts'

export const TIDY_EVERY_MS = 5 * MINUTE_MS
/** Longer than any device goes on repeating a request. */
const ANSWERS_KEPT_MS = DAY_MS
/** Of nobody's account, so that closing one cannot find them: kept no longer than a person tries to sign in. */
const ANSWERS_TO_NOBODY_KEPT_MS = 10 * MINUTE_MS

/** Longer than lists of reports usually reach back. */
const OPENED_REPORTS_KEPT_MS = 4 * 366 * DAY_MS

/** Who allowed whom to pay may be asked about as long as the payment may be disputed. */
const FAMILY_HELPS_KEPT_MS = 3 * 366 * DAY_MS

/** Of visits: what is worth knowing later stands in the appointment. */
const QUEUE_PLACES_KEPT_MS = 3 * DAY_MS

/** The platform has it, and the person has no account here to close. UNCONFIRMED: each hospital says how long. */
const CONSULTATION_NOTES_KEPT_MS = 30 * DAY_MS

/** Longer than the last message about an application is tried. */
const NOTICE_PHONES_KEPT_MS = 7 * DAY_MS

/** Deletes what has served its time: with a session goes the identity that only it knew (S34). */
export async function tidy(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('oauth_states').where('expires_at', '<=', now).execute()
  await db
    .deleteFrom('sessions')
    .where((eb) =>
      eb.or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', shift(now, -SESSION_IDLE_MS))]),
    )
    .execute()
  await db
    .deleteFrom('staff_sessions')
    .where((eb) =>
      eb.or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', shift(now, -STAFF_SESSION_IDLE_MS))]),
    )
    .execute()
  await db.deleteFrom('staff_attempts').where('at', '<=', shift(now, -LOCK_MS)).execute()
  await db.deleteFrom('staff_first_tokens').where('expires_at', '<=', now).execute()
  await db.deleteFrom('platform_tickets').where('expires_at', '<=', now).execute()
  await db.deleteFrom('sms_codes').where('expires_at', '<=', now).execute()
  await db.deleteFrom('sms_challenges').where('expires_at', '<=', now).execute()
  await db.deleteFrom('sms_sends').where('sent_at', '<=', shift(now, -DAY_MS)).execute()
  await db
    .deleteFrom('opened_reports')
    .where('opened_at', '<=', shift(now, -OPENED_REPORTS_KEPT_MS))
    .execute()
  await db.deleteFrom('queue_places').where('guide_at', '<=', shift(now, -QUEUE_PLACES_KEPT_MS)).execute()
  await db.deleteFrom('hospital_events').where('received_at', '<=', shift(now, -EVENTS_KEPT_MS)).execute()
  await db
    .deleteFrom('hospital_event_subjects')
    .where('changed_at', '<=', shift(now, -EVENTS_KEPT_MS))
    .execute()
  await db.deleteFrom('hospital_event_nonces').where('seen_at', '<=', shift(now, -NONCES_KEPT_MS)).execute()
  const overHelps = db
    .selectFrom('family_helps')
    .select('help_id')
    .where('expires_at', '<=', shift(now, -FAMILY_HELPS_KEPT_MS))
  await db.deleteFrom('family_help_history').where('help_id', 'in', overHelps).execute()
  await db.deleteFrom('family_helps').where('expires_at', '<=', shift(now, -FAMILY_HELPS_KEPT_MS)).execute()
  await db.deleteFrom('refund_exports').where('expires_at', '<=', now).execute()
  await db
    .deleteFrom('model_uses')
    .where('day', '<', shanghaiDate(shift(now, -DAY_MS)))
    .execute()
  await db
    .deleteFrom('visit_notes')
    .where('platform_id', 'is not', null)
    .where('state', '!=', 'sending')
    .where((eb) =>
      eb.or([
        eb('changed_at', '<=', shift(now, -CONSULTATION_NOTES_KEPT_MS)),
        eb('version', '=', 0).and('changed_at', '<=', shift(now, -DAY_MS)),
      ]),
    )
    .execute()
  // Of an account that a replica of another version has closed, too.
  await db
    .updateTable('prepaid_refunds')
    .set({ notice_phone: null })
    .where('notice_phone', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('state', 'in', overStates).and('changed_at', '<=', shift(now, -NOTICE_PHONES_KEPT_MS)),
        eb.exists(
          eb
            .selectFrom('refund_applications')
            .select('refund_applications.application_id')
            .whereRef('refund_applications.application_id', '=', 'prepaid_refunds.application_id')
            .where('refund_applications.account_id', 'is', null),
        ),
      ]),
    )
    .execute()
  await db.deleteFrom('rate_limits').where('window_start', '<=', shift(now, -DAY_MS)).execute()
  await db
    .deleteFrom('idempotency_keys')
    .where((eb) =>
      eb.or([
        eb('created_at', '<=', shift(now, -ANSWERS_KEPT_MS)),
        eb('account_id', 'is', null).and('created_at', '<=', shift(now, -ANSWERS_TO_NOBODY_KEPT_MS)),
      ]),
    )
    .execute()
}
