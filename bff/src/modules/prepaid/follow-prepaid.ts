import type { EventType } from '../../db/tables/payments.ts'
import type { EventConsumer } from '../../jobs/outbox.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { lockApplication, takeHappening } from '../refunds/applications.ts'
import type { RefundHappening } from '../refunds/step.ts'

const happenings: Readonly<Partial<Record<EventType, RefundHappening>>> = {
  'prepaid.arrived': { kind: 'paid_back' },
  'prepaid.put_back': { kind: 'hospital_refused' },
  'prepaid.refused': { kind: 'hospital_refused' },
}

/** An application ends as its money does. */
export function createPrepaidFollower({ fields }: { fields: FieldCrypto }): EventConsumer {
  return async (tx, { type, aggregate_id: applicationId }, now) => {
    const happening = happenings[type]
    const row = happening && (await lockApplication(tx, { applicationId, paymentId: null }))
    if (row) await takeHappening(tx, { row, happening, now }, fields)
  }
}
