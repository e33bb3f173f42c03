import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { composeAtHospital, type HospitalWish } from './compose-at-hospital.ts'
import type { PaymentsDeps } from './deps.ts'
import { findByRequest, findHolders, type NewPayment } from './payments.ts'
import { states } from './states.ts'
import { storePayment } from './store-payment.ts'

export interface BillsWish extends HospitalWish {
  billIds: readonly string[]
}

type PayRefusal = Refusal<
  | 'BILL_GONE'
  | 'BILL_IN_PAYMENT'
  | 'CARD_REQUIRED'
  | 'PAYMENT_MEANS_UNAVAILABLE'
  | 'HOSPITAL_UNAVAILABLE'
  | 'NOT_FOUND'
  | 'FAMILY_HELP_STATE'
>

/**
 * Stores the intent to pay and owes the hospital the question what it costs; answers the payment's id. The same
 * request again, or another one for the same bills while they are being paid by this account, finds that payment.
 */
export async function payBills(deps: PaymentsDeps, wish: BillsWish): Promise<string | PayRefusal> {
  const earlier = await findByRequest(deps.db, wish)
  if (earlier !== undefined) return earlier

  const composed = await composeAtHospital(deps, wish)
  if (isRefusal(composed)) return composed
  const payment: NewPayment = {
    ...composed,
    purpose: 'bills',
    ...{ appointmentId: null, stayId: null },
    billIds: [...new Set(wish.billIds)],
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
