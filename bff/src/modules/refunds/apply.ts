import type { RefundReason } from '@tongzhen/contract/states'
import { isUniqueViolation } from '../../db/errors.ts'
import { inTransaction } from '../../db/transaction.ts'
import { shift } from '../../lib/clock.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { lockActivePatient } from '../patients/locks.ts'
import { findPayment, lockPayment } from '../payments/payments.ts'
import {
  findByRequest,
  insertApplication,
  leftFenOf,
  type NewApplication,
  wordsPlace,
} from './applications.ts'
import { automaticAfterMs } from './by-rule.ts'
import type { RefundsDeps } from './deps.ts'
import { readOffered, refusalOf } from './offer.ts'
import { chainOf, rulesOf } from './rules.ts'
import { firstState } from './step.ts'

export interface Applying {
  paymentId: string
  accountId: string
  /** As this account knows the patient. */
  patientId: string
  itemIds: readonly string[]
  /** As the person was shown it. */
  amountFen: number
  reason: RefundReason
  words: string | null
  idempotencyKey: string
  traceId: string
}

export type ApplyRefusal = Refusal<
  | 'REFUND_CHANGED'
  | 'REFUND_EXISTS'
  | 'REFUND_INSURED'
  | 'REFUND_NOT_HERE'
  | 'PAYMENT_STATE'
  | 'HOSPITAL_UNAVAILABLE'
  | 'CARD_REQUIRED'
  | 'NOT_FOUND'
>

/**
 * Stores an application for items that the hospital says were neither done nor given back, and answers its id. Nothing
 * moves; the same request again finds what it stored before.
 */
export async function applyForRefund(deps: RefundsDeps, applying: Applying): Promise<string | ApplyRefusal> {
  const { db, clock, fields } = deps
  const { paymentId, accountId, idempotencyKey, itemIds } = applying
  const earlier = await findByRequest(deps.db, applying)
  if (earlier !== undefined) return earlier
  const payment = await findPayment(db, paymentId)
  if (payment === undefined) return refuse('NOT_FOUND')
  const { rules } = await rulesOf(deps, payment.institution_id)
  const refused = refusalOf(payment, rules)
  if (refused) return refused
  const offered = await readOffered(deps, payment, applying)
  if (isRefusal(offered)) return offered
  if (!offered.isWhole) return refuse('REFUND_NOT_HERE')
  const wanted = offered.items.filter(
    ({ itemId, state }) => state === 'refundable' && itemIds.includes(itemId),
  )
  const amountFen = wanted.reduce((sum, one) => sum + one.amountFen, 0)
  if (wanted.length < new Set(itemIds).size || amountFen !== applying.amountFen)
    return refuse('REFUND_CHANGED')
  // The hospital's books have more than was paid here.
  if (amountFen > leftFenOf(payment)) return refuse('REFUND_CHANGED')

  const now = clock.now()
  const applicationId = newId('rfa')
  const chain = chainOf(rules)
  const afterMs = automaticAfterMs(rules, amountFen)
  const row: NewApplication = {
    ...{ application_id: applicationId, institution_id: payment.institution_id, payment_id: paymentId },
    ...{
      person_id: null,
      account_id: accountId,
      patient_id: applying.patientId,
      idempotency_key: idempotencyKey,
    },
    ...{ means: payment.means, snapshot: offered.snapshot, amount_fen: amountFen, reason: applying.reason },
    items: wanted.map(({ state: _, ...item }) => item),
    words: applying.words && fields.seal(wordsPlace(applicationId), applying.words),
    ...{ state: firstState(chain), chain, version: 1 },
    automatic_at: afterMs === undefined ? null : shift(now, afterMs),
    ...{ approved_at: null, is_by_rule: false, created_at: now, changed_at: now },
  }
  try {
    const late = await inTransaction(db, async (tx) => {
      // While the hospital was asked, the patient may have been removed on another phone.
      if (!(await lockActivePatient(tx, applying.patientId))) return refuse('NOT_FOUND')
      const locked = await lockPayment(tx, paymentId)
      if (locked?.state !== 'paid') return refuse('PAYMENT_STATE')
      if (locked.refunded_fen !== payment.refunded_fen) return refuse('REFUND_CHANGED')
      await insertApplication(tx, row)

      return undefined
    })
    if (isRefusal(late)) return late
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return (await findByRequest(deps.db, applying)) ?? refuse('REFUND_EXISTS')
  }
  if (afterMs !== undefined) deps.nudge(afterMs)

  return applicationId
}
