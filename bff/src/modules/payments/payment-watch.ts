import type { PaymentState } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createRowWatch, followChange } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'
import { findPayment, type PaymentRow } from './payments.ts'
import { states } from './states.ts'

export function createPaymentWatch(deps: { db: Db; log: Log }): ChangeWatch {
  return createRowWatch(deps, { what: 'payments', table: 'payments', id: 'payment_id' })
}

/** The payment once it has left `outside`, or as it stands when the request has waited long enough. */
export function followPayment(
  { db, watch }: { db: Db; watch: ChangeWatch },
  { paymentId, outside, signal }: { paymentId: string; outside: PaymentState; signal: AbortSignal },
): Promise<PaymentRow> {
  return followChange(watch, {
    id: paymentId,
    find: () => findPayment(db, paymentId),
    isOpen: (row) => states[row.state].outside === outside,
    signal,
  })
}
