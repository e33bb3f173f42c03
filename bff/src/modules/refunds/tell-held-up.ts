import type { NotNull } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { addEvents } from '../../jobs/outbox.ts'
import { lockPayment } from '../payments/payments.ts'
import { lockApplication } from './applications.ts'
import type { RefundsDeps } from './deps.ts'
import { heldUp } from './held-up.ts'
import { isOpen } from './list-applications.ts'

const AT_ONCE = 50

/** Whoever waits for an agreed refund that hangs at the hospital's system is told once (docs/decisions/0049). */
export async function tellHeldUp({
  db,
  clock,
  nudge,
}: Pick<RefundsDeps, 'db' | 'clock' | 'nudge'>): Promise<void> {
  const now = clock.now()
  const found = await untold(db, now).orderBy('refund_applications.created_at').limit(AT_ONCE).execute()
  for (const { application_id: applicationId, payment_id: paymentId } of found) {
    await inTransaction(db, async (tx) => {
      await lockPayment(tx, paymentId)
      await lockApplication(tx, { applicationId, paymentId })
      const still = await untold(tx, now)
        .where('refund_applications.application_id', '=', applicationId)
        .executeTakeFirst()
      if (still === undefined) return
      await tx
        .updateTable('refund_applications')
        .set({ held_up_told_at: now })
        .where('application_id', '=', applicationId)
        .execute()
      const told = { aggregateType: 'refund', aggregateId: applicationId, now }
      await addEvents(tx, { ...told, types: ['refund.held_up'] })
    })
  }
  if (found.length > 0) nudge(0)
}

function untold(db: Db, now: Date) {
  const { paymentStates, approvedBefore } = heldUp(now)

  return db
    .selectFrom('refund_applications')
    .innerJoin('payments', 'payments.payment_id', 'refund_applications.payment_id')
    .select(['refund_applications.application_id', 'refund_applications.payment_id'])
    .$narrowType<{ payment_id: NotNull }>()
    .where(isOpen)
    .where('refund_applications.state', '=', 'returning')
    .where('refund_applications.approved_at', '<=', approvedBefore)
    .where('refund_applications.held_up_told_at', 'is', null)
    .where('payments.state', 'in', paymentStates)
}
