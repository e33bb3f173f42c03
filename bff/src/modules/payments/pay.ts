import type { Channel } from '@tongzhen/contract/headers'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { shift } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import type { PaymentsDeps } from './deps.ts'
import { merchantOf } from './means.ts'
import { findByRequest, findHolders, type NewPayment } from './payments.ts'
import { states } from './states.ts'
import { findPayer, PAY_WITHIN_MS, storePayment } from './store-payment.ts'

export interface BillsWish {
  accountId: string
  institutionId: string
  patientId: string
  billIds: readonly string[]
  /** As the person was shown it. */
  amountFen: number
  means: PaymentMeans
  channel: Channel
  idempotencyKey: string
}

type PayRefusal = Refusal<
  | 'BILL_GONE'
  | 'BILL_IN_PAYMENT'
  | 'CARD_REQUIRED'
  | 'PAYMENT_MEANS_UNAVAILABLE'
  | 'HOSPITAL_UNAVAILABLE'
  | 'NOT_FOUND'
>

/**
 * Stores the intent to pay and owes the hospital the question what it costs; answers the payment's id. The same
 * request again, or another one for the same bills while they are being paid by this account, finds that payment.
 */
export async function payBills(deps: PaymentsDeps, wish: BillsWish): Promise<string | PayRefusal> {
  const earlier = await findByRequest(deps.db, wish)
  if (earlier !== undefined) return earlier

  const merchant = merchantOf(deps.config, wish)
  const payer = await findPayer(deps, wish)
  if (merchant === undefined || payer === undefined) return refuse('PAYMENT_MEANS_UNAVAILABLE')
  const patient = await readBookingPatient(deps.db, wish, deps.fields)
  if (patient === undefined) return refuse('CARD_REQUIRED')
  const hospital = await deps.catalogues.of(wish.institutionId).hospital()
  if (isGatewayFailure(hospital)) return refuse('HOSPITAL_UNAVAILABLE')
  const { accountId, institutionId, patientId, idempotencyKey, channel, means, amountFen } = wish
  const { personId, hospitalPatientNumber } = patient

  const payment: NewPayment = {
    ...{ accountId, institutionId, patientId, personId, idempotencyKey, channel, means, merchant, amountFen },
    paymentId: newId('pay'),
    purpose: 'bills',
    appointmentId: null,
    billIds: [...new Set(wish.billIds)],
    plan: 'cash_only',
    expiresAt: shift(deps.clock.now(), PAY_WITHIN_MS),
    snapshot: { institutionName: hospital.name, institutionPhone: hospital.phone },
    identity: { hospitalPatientNumber, ...payer },
  }

  // Either this very request ran twice, or somebody pays one of these bills already.
  return (await storePayment<never>(deps, payment)) ?? underWay(deps, payment)
}

/** Two phones, a double tap: one payment. Another account's, or of other bills, has to end first. */
async function underWay(deps: PaymentsDeps, wish: NewPayment): Promise<string | PayRefusal> {
  const holders = await findHolders(deps.db, wish)
  const same = holders.find(
    (one) =>
      one.account_id === wish.accountId &&
      one.billIds.length === wish.billIds.length &&
      one.amount_fen === wish.amountFen &&
      wish.billIds.every((billId) => one.billIds.includes(billId)),
  )
  if (same && states[same.state].outside !== 'paid') return same.payment_id

  return refuse(holders.some((one) => one.state === 'paid') ? 'BILL_GONE' : 'BILL_IN_PAYMENT')
}
