import type { EventType } from '../../db/tables/payments.ts'
import type { EventConsumer } from '../../jobs/outbox.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { countChange, lockOpenOf, takeHappening } from './applications.ts'
import type { RefundHappening } from './step.ts'

const happenings: Readonly<Partial<Record<EventType, RefundHappening>>> = {
  'payment.refunded': { kind: 'paid_back', way: 'original' },
  'payment.returned_by_hand': { kind: 'paid_back', way: 'by_hand' },
  'payment.refund_refused': { kind: 'hospital_refused' },
}

/** An application ends as the refund that it began ends; of a payment only one is under way at a time. */
export function createRefundFollower({ fields }: { fields: FieldCrypto }): EventConsumer {
  return async (tx, { type, aggregate_id: paymentId }, now) => {
    const happening = happenings[type]
    const isShown = type === 'payment.in_review'
    const row = happening || isShown ? await lockOpenOf(tx, paymentId) : undefined
    if (row === undefined) return
    if (happening) await takeHappening(tx, { row, happening, now }, fields)
    // The application stays as it is and shows it: who follows it is to see it at once.
    else await countChange(tx, row.application_id)
  }
}
