import { inTransaction } from '../../db/transaction.ts'
import { hurryOperation } from '../../jobs/operations.ts'
import type { FeePayments } from '../booking/deps.ts'
import { withdrawPayment } from './ask-of-payment.ts'
import type { PaymentsDeps } from './deps.ts'
import { findPayment, isOpen, lockPayment, type PaymentRow } from './payments.ts'
import { PAYMENTS_QUEUE, takeEvent } from './take-step.ts'

/** Payments of appointments' fees, as booking asks about them. Each call is a transaction of its own. */
export function createFeePayments(deps: Pick<PaymentsDeps, 'db' | 'clock' | 'watch' | 'nudge'>): FeePayments {
  const { db, clock, watch, nudge } = deps

  return {
    async isOpen(paymentId) {
      const row = await findPayment(db, paymentId)

      return row !== undefined && isOpen(row)
    },

    close: (paymentId) => withdrawPayment(deps, { paymentId, cause: 'the place is given back' }),

    async giveBack(paymentId, reason) {
      const at = clock.now()
      const outcome = await inTransaction(db, async (tx) => {
        const row = await lockPayment(tx, paymentId)
        const way = row === undefined ? 'begun before' : wayBack(row)
        if (row === undefined || way !== 'begin') return way
        const refundFen = row.paid_fen - row.refunded_fen
        const event = { kind: 'refund_asked', at, refundFen, ...(reason && { reason }) } as const
        await takeEvent(tx, { row, event, cause: 'there is no visit' })

        return way
      })
      if (outcome === 'begin') {
        watch.changed(paymentId)
        nudge(0)
      }

      return outcome !== 'later'
    },

    async isKept(paymentId) {
      const row = await findPayment(db, paymentId)

      return row?.state === 'paid' && row.refunded_fen === 0
    },

    async paymentOf(paymentId) {
      const row = await findPayment(db, paymentId)
      if (row === undefined) throw new Error(`there is no payment ${paymentId}`)

      return {
        paymentNumber: row.order_number,
        means: row.means,
        providerNumber: row.provider_number ?? row.order_number,
        amountFen: row.amount_fen,
      }
    },

    async hurry(paymentId) {
      await hurryOperation(db, { queue: PAYMENTS_QUEUE, subjectId: paymentId, now: clock.now() })
      nudge(0)
    },
  }
}

/** Of a fee without a visit: money that may still come in is waited for; what goes back already need not be asked. */
export function wayBack(row: Pick<PaymentRow, 'state'>): 'begin' | 'later' | 'begun before' {
  if (row.state === 'paid') return 'begin'

  return isOpen(row) ? 'later' : 'begun before'
}
