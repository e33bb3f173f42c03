import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { composeAtHospital, type HospitalWish } from './compose-at-hospital.ts'
import type { PaymentsDeps } from './deps.ts'
import { findByRequest, isOpen, type NewPayment } from './payments.ts'
import { storePayment } from './store-payment.ts'

export interface PrepaidWish extends HospitalWish {
  stayId: string
}

type PayRefusal = Refusal<
  | 'TOP_UP_IN_PAYMENT'
  | 'CARD_REQUIRED'
  | 'PAYMENT_MEANS_UNAVAILABLE'
  | 'HOSPITAL_UNAVAILABLE'
  | 'NOT_FOUND'
  | 'FAMILY_HELP_STATE'
>

/**
 * Stores the intent to pay into the account of a stay; answers the payment's id. The same request again, or another
 * one of this account for the same amount while it is being paid, finds that payment.
 */
export async function payPrepaid(deps: PaymentsDeps, wish: PrepaidWish): Promise<string | PayRefusal> {
  const earlier = await findByRequest(deps.db, wish)
  if (earlier !== undefined) return earlier

  const composed = await composeAtHospital(deps, wish)
  if (isRefusal(composed)) return composed
  const payment: NewPayment = {
    ...composed,
    purpose: 'prepaid',
    ...{ appointmentId: null, billIds: [], stayId: wish.stayId },
  }

  // Either this very request ran twice, or this account pays for the stay already.
  return (await storePayment<never>(deps, payment)) ?? underWay(deps, wish)
}

/** Two taps, two phones: one payment. Of another amount: it has to end first, so that nobody pays both by mistake. */
async function underWay({ db }: PaymentsDeps, wish: PrepaidWish): Promise<string | PayRefusal> {
  const rows = await db
    .selectFrom('payments')
    .select(['payment_id', 'state', 'amount_fen'])
    .where('account_id', '=', wish.accountId)
    .where('institution_id', '=', wish.institutionId)
    .where('stay_id', '=', wish.stayId)
    .execute()
  // What waits for staff hinders nobody (migration 018), so it is not the one that is being paid.
  const same = rows.find(
    (row) => isOpen(row) && row.state !== 'fence_held' && row.amount_fen === wish.amountFen,
  )

  return same?.payment_id ?? refuse('TOP_UP_IN_PAYMENT')
}
