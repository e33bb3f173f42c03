import type { Db } from '../../db/schema.ts'
import type { EventType } from '../../db/tables/payments.ts'
import type { EventConsumer } from '../../jobs/outbox.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { lockApplication, takeHappening } from '../refunds/applications.ts'
import type { RefundHappening } from '../refunds/step.ts'
import { findPrepaid, refundWayOf } from './prepaid-refunds.ts'

/** An application ends as its money does. */
export function createPrepaidFollower({ fields }: { fields: FieldCrypto }): EventConsumer {
  return async (tx, { type, aggregate_id: applicationId }, now) => {
    const happening = await happeningOf(tx, { type, applicationId })
    const row = happening && (await lockApplication(tx, { applicationId, paymentId: null }))
    if (row) await takeHappening(tx, { row, happening, now }, fields)
  }
}

async function happeningOf(
  tx: Db,
  { type, applicationId }: { type: EventType; applicationId: string },
): Promise<RefundHappening | undefined> {
  if (type === 'prepaid.put_back' || type === 'prepaid.refused') return { kind: 'hospital_refused' }
  if (type !== 'prepaid.arrived') return undefined
  const money = await findPrepaid(tx, applicationId)

  return money && { kind: 'paid_back', way: refundWayOf(money.way) }
}
