import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { hurryOperation } from '../../jobs/operations.ts'
import { MINUTE_MS, shift } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { lockPayment } from '../payments/payments.ts'
import { type OrderState, orderStates, states } from '../payments/states.ts'
import { PAYMENTS_QUEUE } from '../payments/take-step.ts'
import { writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { WithPayment } from './application-view.ts'
import { lockApplication } from './applications.ts'
import type { RefundsDeps } from './deps.ts'

/** A hospital's night run is over by then; as long as a payment is fenced before staff see it. */
const HELD_UP_AFTER_MS = 30 * MINUTE_MS

const askingHospital = orderStates.filter((state) => states[state].phase === 'unsettle')

/** Agreed to so long ago, and the hospital has still not said whether it has taken it out of its books. */
export function isHeldUp(
  row: Pick<WithPayment, 'state' | 'payment_state' | 'approved_at'>,
  now: Date,
): boolean {
  const { state, payment_state, approved_at } = row
  if (state !== 'returning' || !askingHospital.includes(payment_state)) return false

  return approved_at !== null && approved_at <= agreedBefore(now)
}

/** The same in the words of the database. */
export function heldUp(now: Date): { paymentStates: OrderState[]; approvedBefore: Date } {
  return { paymentStates: askingHospital, approvedBefore: agreedBefore(now) }
}

function agreedBefore(now: Date): Date {
  return shift(now, -HELD_UP_AFTER_MS)
}

interface Asking {
  paymentId: string
  applicationId: string
  who: StaffPrincipal
  address: string
  traceId: string
}

/** The hospital is asked now. The engine knows what may be asked: an outcome that is unknown is only asked about. */
export async function askAboutRefund(
  { db, clock, fields, nudge }: Pick<RefundsDeps, 'db' | 'clock' | 'fields' | 'nudge'>,
  { paymentId, applicationId, who, address, traceId }: Asking,
): Promise<Refusal<'REFUND_MOVED_ON'> | undefined> {
  const now = clock.now()
  const refused = await inTransaction(db, async (tx: Db) => {
    const payment = await lockPayment(tx, paymentId)
    const row = await lockApplication(tx, { applicationId, paymentId })
    if (!payment || !row || !isHeldUp({ ...row, payment_state: payment.state }, now))
      return refuse('REFUND_MOVED_ON')
    await hurryOperation(tx, { queue: PAYMENTS_QUEUE, subjectId: paymentId, now })
    const about = { institutionId: row.institution_id, objectId: applicationId }
    const entry = { ...about, who, action: 'payment_asked_again', address, traceId } as const
    await writeAudit(tx, entry, { fields, now })

    return undefined
  })
  if (refused === undefined) nudge(0)

  return refused
}
