import { inTransaction } from '../../db/transaction.ts'
import { hurryOperation } from '../../jobs/operations.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { lockPayment } from '../payments/payments.ts'
import { reviewStates, states } from '../payments/states.ts'
import { PAYMENTS_QUEUE } from '../payments/take-step.ts'
import { writeAudit } from '../staff/audit.ts'
import type { ReviewsDeps } from './deps.ts'
import type { Acting } from './proposals.ts'

/** The other side is asked now, not when its turn comes. Undefined when it is. */
export async function askAgain(
  { db, clock, fields, nudge }: ReviewsDeps,
  { paymentId, who, address, traceId }: Omit<Acting, 'reason'>,
): Promise<Refusal<'REVIEW_CHANGED'> | undefined> {
  const now = clock.now()
  const refused = await inTransaction(db, async (tx) => {
    const row = await lockPayment(tx, paymentId)
    if (row === undefined || !reviewStates.includes(row.state) || states[row.state].asks === undefined)
      return refuse('REVIEW_CHANGED')
    await hurryOperation(tx, { queue: PAYMENTS_QUEUE, subjectId: paymentId, now })
    const about = { institutionId: row.institution_id, objectId: paymentId }
    const entry = { ...about, who, action: 'payment_asked_again', address, traceId } as const
    await writeAudit(tx, entry, { fields, now })

    return undefined
  })
  if (!isRefusal(refused)) nudge(0)

  return refused
}
