import { vi } from 'vitest'
import { OUTBOX_QUEUE } from '../src/jobs/outbox.ts'
import { INVOICES_QUEUE } from '../src/modules/invoices/invoices.ts'
import { MESSAGES_QUEUE } from '../src/modules/messages/messages.ts'
import type { BookingDesk } from './booking/booking-desk.ts'

/** Lets time pass from one pause to the next, until nobody is owed an invoice or a word any more. */
export async function untilAllIsTold({
  ground,
  clock,
}: Pick<BookingDesk, 'ground' | 'clock'>): Promise<void> {
  await vi.waitUntil(
    async () => {
      const owed = await ground.db
        .selectFrom('operations')
        .select(['due_at', 'lease_until'])
        .where('queue', 'in', [OUTBOX_QUEUE, INVOICES_QUEUE, MESSAGES_QUEUE])
        .orderBy('due_at')
        .execute()
      const [next] = owed
      if (next === undefined) return true
      const isUnderWay = owed.some(({ lease_until }) => lease_until !== null)
      if (!isUnderWay) clock.advance(Math.max(0, next.due_at.getTime() - clock.now().getTime()))

      return false
    },
    { timeout: 50_000, interval: 50 },
  )
}
