import type { EventType } from '../../db/tables/payments.ts'
import type { EventConsumer } from '../../jobs/outbox.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { lockOpenOf, takeHappening } from './applications.ts'
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
    const row = happening && (await lockOpenOf(tx, paymentId))
    if (row) await takeHappening(tx, { row, happening, now }, fields)
  }
}
