import type { Channel } from '@tongzhen/contract/headers'
import type { PaymentMeans } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import { shift } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import {
  type AppointmentRow,
  findAppointment,
  lockAppointment,
  readIdentity,
  type Viewer,
  visibleAppointments,
} from '../booking/appointments.ts'
import { takeEvent } from '../booking/take-event.ts'
import type { PaymentsDeps } from './deps.ts'
import { merchantOf } from './means.ts'
import { findByRequest, findPayment, type HelpOfPayment, isOpen, type NewPayment } from './payments.ts'
import { findPayer, PAY_WITHIN_MS, storePayment } from './store-payment.ts'

export interface RegistrationWish extends Viewer {
  patientId: string
  appointmentId: string
  /** As the person was shown it. */
  amountFen: number
  means: PaymentMeans
  channel: Channel
  idempotencyKey: string
  help?: HelpOfPayment
}

type PayRefusal = Refusal<
  | 'APPOINTMENT_STATE'
  | 'BILL_IN_PAYMENT'
  | 'FEE_CHANGED'
  | 'PAYMENT_MEANS_UNAVAILABLE'
  | 'NOT_FOUND'
  | 'FAMILY_HELP_STATE'
>

/**
 * Stores the intent to pay the fee of a place that is held; answers the payment's id. The same request again, or
 * another one of this account while it is being paid, finds that payment.
 */
export async function payRegistration(
  deps: PaymentsDeps,
  wish: RegistrationWish,
): Promise<string | PayRefusal> {
  const earlier = await findByRequest(deps.db, wish)
  if (earlier !== undefined) return earlier

  const appointment = await findVisible(deps.db, wish)
  if (appointment === undefined) return refuse('NOT_FOUND')
  const { fee_fen: feeFen, pay_until_at: payUntilAt, identity } = appointment
  if (payUntilAt === null || identity === null) return refuse('APPOINTMENT_STATE')
  if (feeFen !== wish.amountFen) return refuse('FEE_CHANGED', { params: { feeFen } })
  const merchant = merchantOf(deps.config, { ...wish, institutionId: appointment.institution_id })
  const payer = await findPayer(deps, wish)
  if (merchant === undefined || payer === undefined) return refuse('PAYMENT_MEANS_UNAVAILABLE')
  const latestMs = shift(deps.clock.now(), PAY_WITHIN_MS).getTime()
  const { hospitalPatientNumber } = readIdentity(deps.fields, appointment)
  const { accountId, patientId, appointmentId, idempotencyKey, channel, means, amountFen } = wish
  const { institutionName, institutionPhone } = appointment.snapshot
  const payment: NewPayment = {
    ...{ accountId, patientId, appointmentId, idempotencyKey, channel, means, merchant, amountFen },
    paymentId: newId('pay'),
    institutionId: appointment.institution_id,
    personId: appointment.person_id,
    purpose: 'registration',
    ...{ billIds: [], stayId: null },
    plan: 'cash_only',
    expiresAt: new Date(Math.min(payUntilAt.getTime(), latestMs)),
    snapshot: { institutionName, institutionPhone },
    identity: { hospitalPatientNumber, ...payer },
    help: wish.help,
  }
  const stored = await storePayment(deps, payment, (tx, now) => hold(tx, { payment, appointmentId, now }))

  return typeof stored === 'string' ? stored : ((await underWay(deps.db, wish)) ?? stored ?? inPayment)
}

const inPayment = refuse('BILL_IN_PAYMENT')

function findVisible(
  db: Db,
  { patientId, appointmentId, help, ...viewer }: RegistrationWish,
): Promise<AppointmentRow | undefined> {
  return visibleAppointments(db, { ...viewer, accountId: help?.askedBy ?? viewer.accountId })
    .where('appointments.appointment_id', '=', appointmentId)
    .where('patients.patient_id', '=', patientId)
    .executeTakeFirst()
}

/** The place stays for this payment. One that has ended without the worker's notice makes room for it. */
async function hold(
  tx: Db,
  { payment, appointmentId, now: at }: { payment: NewPayment; appointmentId: string; now: Date },
): Promise<PayRefusal | undefined> {
  let row = await lockAppointment(tx, appointmentId)
  if (row?.state === 'paying' && row.payment_id !== null) {
    const before = await findPayment(tx, row.payment_id)
    if (before && isOpen(before)) return inPayment
    const answer = { to: 'await_payment', is: 'done' } as const
    await takeEvent(tx, {
      row,
      event: { kind: 'answered', at, setbacks: 0, answer },
      cause: 'another payment is begun',
    })
    row = await findAppointment(tx, appointmentId)
  }
  const { paymentId } = payment
  const isTaken =
    row !== undefined &&
    (await takeEvent(tx, {
      row,
      event: { kind: 'payment_opened', at, paymentId },
      cause: 'a payment is begun',
    }))

  return isTaken ? undefined : refuse('APPOINTMENT_STATE')
}

/** Two tabs, a double tap: one payment. Another account's has to end first. */
async function underWay(db: Db, { appointmentId, accountId }: RegistrationWish): Promise<string | undefined> {
  const paymentId = (await findAppointment(db, appointmentId))?.payment_id
  const payment = paymentId ? await findPayment(db, paymentId) : undefined

  return payment && isOpen(payment) && payment.account_id === accountId ? payment.payment_id : undefined
}
