import { type NotNull, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { lockPayment } from '../payments/payments.ts'
import { lockApplication, takeHappening } from './applications.ts'
import type { RefundsDeps } from './deps.ts'
import type { RefundHappening } from './step.ts'

const AT_ONCE = 50

/**
 * Ends applications whose refund has ended without a word to them: a replica of a version before them delivered the
 * event (docs/decisions/0040). While one of the payment's events is still to be delivered, that one says how it ended.
 */
export async function endForgotten({
  db,
  clock,
  fields,
  watch,
}: Pick<RefundsDeps, 'db' | 'clock' | 'fields' | 'watch'>): Promise<void> {
  const found = await forgotten(db).orderBy('refund_applications.changed_at').limit(AT_ONCE).execute()
  for (const { application_id: applicationId, payment_id: paymentId } of found) {
    const hasEnded = await inTransaction(db, async (tx) => {
      await lockPayment(tx, paymentId)
      const row = await lockApplication(tx, { applicationId, paymentId })
      const still = await forgotten(tx)
        .where('refund_applications.application_id', '=', applicationId)
        .executeTakeFirst()
      if (row === undefined || still === undefined) return false
      const happening = await lastRefundOf(tx, paymentId)

      return (await takeHappening(tx, { row, happening, now: clock.now() }, fields)) === 'done'
    })
    if (hasEnded) watch.changed(applicationId)
  }
}

function forgotten(db: Db) {
  return db
    .selectFrom('refund_applications')
    .innerJoin('payments', 'payments.payment_id', 'refund_applications.payment_id')
    .select(['refund_applications.application_id', 'refund_applications.payment_id'])
    .$narrowType<{ payment_id: NotNull }>()
    .where('refund_applications.state', '=', 'returning')
    .where('payments.state', 'in', ['paid', 'refunded'])
    .where(
      sql<boolean>`not exists (select 1 from outbox where outbox.aggregate_type = 'payment'
        and outbox.aggregate_id = payments.payment_id and outbox.delivered_at is null)`,
    )
}

/** The last one is that of the application: it began in the transaction of the agreement, and no other while it is open. */
async function lastRefundOf(tx: Db, paymentId: string): Promise<RefundHappening> {
  const { done_at: doneAt, proposal_id: proposalId } = await tx
    .selectFrom('payment_refunds')
    .select(['done_at', 'proposal_id'])
    .where('payment_id', '=', paymentId)
    .orderBy('refund_seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

  if (doneAt === null) return { kind: 'hospital_refused' }

  return { kind: 'paid_back', way: proposalId === null ? 'original' : 'by_hand' }
}
