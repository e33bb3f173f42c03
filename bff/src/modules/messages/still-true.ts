import type { PatientScope } from '@tongzhen/contract/route'
import type { MessageKind, NamedDoctorState, ParkingState, QueueState } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import type { DropReason } from '../../db/tables/messages.ts'
import { NotKnownHere } from '../../jobs/lease.ts'
import { isTooLateToRemind } from '../booking/reminder-times.ts'
import { mayStill } from '../patients/may-still.ts'
import { isProved, isThemselves } from '../patients/proof.ts'
import { isInForce } from '../patients/terms.ts'
import { states } from '../payments/states.ts'
import type { PrepaidState } from '../prepaid/step.ts'
import { isHeldUp } from '../refunds/held-up.ts'
import type { MessageRow } from './messages.ts'

/** Why a message is not to be sent any more, asked just before it is; undefined while it is true. */
type Question = (db: Db, row: MessageRow, now: Date) => Promise<DropReason | undefined>

const booked: Question = async (db, row, now) => {
  const visit = await visitOf(db, row)
  if (visit?.state !== 'booked') return 'over'
  if (now >= visit.starts_at) return 'too_late'

  return noRight(db, row, { scope: 'booking', now })
}

const reminder: Question = async (db, row, now) => {
  const visit = await visitOf(db, row)
  if (visit?.state !== 'booked') return 'over'
  if (visit.starts_at.toISOString() !== row.params.startsAt) return 'moved_on'
  if (isTooLateToRemind(visit.starts_at, now)) return 'too_late'

  return noRight(db, row, { scope: 'booking', now })
}

/** Whoever was called in vain has to know it: the desk still helps. */
const called: readonly QueueState[] = ['called', 'missed']

/** Who is called, or nearly so, reads it at once or never. */
const queue: Question = async (db, row, now) => {
  const visit = await visitOf(db, row)
  if (visit?.state !== 'booked') return 'over'
  const place = await db
    .selectFrom('queue_places')
    .select('state')
    .where('appointment_id', '=', row.appointment_id)
    .executeTakeFirst()
  const trueIn: readonly QueueState[] = row.kind === 'queue_called' ? called : ['waiting']
  if (place === undefined || !trueIn.includes(place.state)) return 'moved_on'

  return noRight(db, row, { scope: 'booking', now })
}

const ended: Question = (db, row, now) => noRight(db, row, { scope: 'booking', now })

/** Somebody has to know of it, whoever may still book: nobody else was told. */
const stopped: Question = async (db, row) =>
  (await visitOf(db, row))?.state === 'stopped' ? undefined : 'moved_on'

/** Over once the hospital has let it go, or staff have ended it. */
const held: Question = async (db, row, now) =>
  (await visitOf(db, row))?.state === 'cancel_held' ? noRight(db, row, { scope: 'booking', now }) : 'over'

/** The same people again: they believe that there is no visit. */
const reopened: Question = async (db, row) =>
  (await visitOf(db, row))?.state === 'booked' ? undefined : 'moved_on'

const inReview: Question = async (db, row) => {
  const payment = await db
    .selectFrom('payments')
    .select('state')
    .where('payment_id', '=', row.payment_id)
    .executeTakeFirst()

  return payment && states[payment.state].outside === 'in_review' ? undefined : 'moved_on'
}

/** Whoever has applied again since knows it. */
const declined: Question = async (db, row, now) => {
  // Of money on a card.
  if (row.payment_id === null) return noRight(db, row, { scope: 'payments', now })
  const application = await db
    .selectFrom('refund_applications')
    .select('application_id')
    .where('payment_id', '=', row.payment_id)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()

  return application?.application_id === row.aggregate_id
    ? noRight(db, row, { scope: 'payments', now })
    : 'moved_on'
}

const refundHeldUp: Question = async (db, row, now) => {
  const application = await db
    .selectFrom('refund_applications')
    .innerJoin('payments', 'payments.payment_id', 'refund_applications.payment_id')
    .select(['refund_applications.state', 'approved_at', 'payments.state as payment_state'])
    .where('application_id', '=', row.aggregate_id)
    .executeTakeFirst()

  return application && isHeldUp(application, now) ? noRight(db, row, { scope: 'payments', now }) : 'moved_on'
}

const invoice: Question = async (db, row) => {
  const issued = await db
    .selectFrom('invoices')
    .select('state')
    .where('payment_id', '=', row.payment_id)
    .executeTakeFirst()

  return issued?.state === 'issued' ? undefined : 'moved_on'
}

const report: Question = async (db, row, now) => {
  const proved = await db
    .selectFrom('patients')
    .select('patient_id')
    .where('patient_id', '=', row.patient_id)
    .where(isProved())
    .executeTakeFirst()

  return proved === undefined ? 'no_right' : noRight(db, row, { scope: 'reports', now })
}

/** `aggregate_id` is the link that ends. */
const ending: Question = async (db, row, now) => {
  const link = await db
    .selectFrom('patients')
    .select('expires_at')
    .where('patient_id', '=', row.aggregate_id)
    .where(isInForce(now))
    .executeTakeFirst()
  if (link === undefined) return 'over'
  if (link.expires_at?.toISOString() !== row.params.startsAt) return 'moved_on'
  if (row.kind === 'proxy_ending') return undefined
  const own = await db
    .selectFrom('patients')
    .select('patient_id')
    .where('patient_id', '=', row.patient_id)
    .where('state', '=', 'active')
    .where(isThemselves())
    .executeTakeFirst()

  return own === undefined ? 'no_right' : undefined
}

/** The request stands where the message says that it does. */
const requestIn =
  (state: NamedDoctorState): Question =>
  async (db, row, now) => {
    const request = await db
      .selectFrom('named_doctor_requests')
      .select('state')
      .where('request_id', '=', row.aggregate_id)
      .executeTakeFirst()

    return request?.state === state ? noRight(db, row, { scope: 'booking', now }) : 'moved_on'
  }

/** Whoever has begun it knows of it. */
const noteWanted: Question = async (db, row, now) => {
  const begun = await db
    .selectFrom('visit_notes')
    .select('note_id')
    .where('appointment_id', '=', row.appointment_id)
    .executeTakeFirst()

  return begun ? 'moved_on' : booked(db, row, now)
}

const carIn =
  (...states: readonly ParkingState[]): Question =>
  async (db, row) => {
    const car = await db
      .selectFrom('parkings')
      .select('state')
      .where('parking_id', '=', row.aggregate_id)
      .executeTakeFirst()

    return car && states.includes(car.state) ? undefined : 'moved_on'
  }

const prepaidIn =
  (...states: readonly PrepaidState[]): Question =>
  async (db, row, now) => {
    const refund = await db
      .selectFrom('prepaid_refunds')
      .select('state')
      .where('application_id', '=', row.aggregate_id)
      .executeTakeFirst()

    return refund && states.includes(refund.state) ? noRight(db, row, { scope: 'payments', now }) : 'moved_on'
  }

/** What was paid and what comes back is told to whoever paid, whatever has ended since. */
const always: Question = async () => undefined

const questions: Readonly<Record<MessageKind, Question>> = {
  appointment_booked: booked,
  appointment_cancelled: ended,
  cancellation_held: held,
  appointment_failed: ended,
  clinic_stopped: stopped,
  clinic_reopened: reopened,
  reminder_week: reminder,
  reminder_eve: reminder,
  reminder_morning: reminder,
  queue_three_ahead: queue,
  queue_called: queue,
  payment_paid: always,
  payment_refunding: always,
  payment_refunded: always,
  payment_returned_by_hand: always,
  refund_refused: always,
  refund_declined: declined,
  refund_held_up: refundHeldUp,
  prepaid_to_take: prepaidIn('to_take'),
  prepaid_arrived: prepaidIn('confirming', 'done'),
  prepaid_stopped: prepaidIn('stopped'),
  prepaid_put_back: prepaidIn('restored'),
  prepaid_refused: prepaidIn('refused'),
  payment_in_review: inReview,
  invoice_issued: invoice,
  report_ready: report,
  proxy_ending: ending,
  own_proxy_ending: ending,
  named_doctor_to_pay: requestIn('to_pay'),
  named_doctor_again: requestIn('being_arranged'),
  named_doctor_declined: requestIn('declined'),
  named_doctor_lapsed: requestIn('lapsed'),
  note_wanted: noteWanted,
  parking_expected: carIn('expected'),
  parking_let_in: carIn('let_in', 'left'),
  family_help_done: (db, row, now) => noRight(db, row, { scope: 'payments', now }),
}

/** Throws `NotKnownHere` of a kind that a newer version wrote. */
export async function untrueBecause(db: Db, row: MessageRow, now: Date): Promise<DropReason | undefined> {
  if (!Object.hasOwn(questions, row.kind)) throw new NotKnownHere(row.kind)

  return questions[row.kind](db, row, now)
}

function visitOf(db: Db, { appointment_id }: MessageRow) {
  return db
    .selectFrom('appointments')
    .select(['state', 'starts_at'])
    .where('appointment_id', '=', appointment_id)
    .executeTakeFirst()
}

async function noRight(
  db: Db,
  row: MessageRow,
  right: { scope: PatientScope; now: Date },
): Promise<DropReason | undefined> {
  return (await mayStill(db, row, right)) ? undefined : 'no_right'
}
