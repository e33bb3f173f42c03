import type { BookingDesk } from '../booking/booking-desk.ts'

/** Until what is owed next for a payment is due. While a call is under way no time passes. */
export async function passTimeUntilDue(
  { ground: { db }, clock }: Pick<BookingDesk, 'ground' | 'clock'>,
  paymentId: string,
): Promise<void> {
  const owed = await db
    .selectFrom('operations')
    .select('due_at')
    .where('subject_id', '=', paymentId)
    .where('lease_until', 'is', null)
    .executeTakeFirst()
  if (owed) clock.advance(Math.max(0, owed.due_at.getTime() - clock.now().getTime()))
}
