import type { Db } from '../../db/schema.ts'
import { type AppointmentRow, lockAppointment } from './appointments.ts'
import type { BookingState } from './states.ts'
import type { BookingEvent, Step } from './step.ts'
import { takeEvent } from './take-event.ts'

const ends: Readonly<Partial<Record<BookingState, Extract<BookingEvent['kind'], 'moved' | 'move_failed'>>>> =
  {
    booked: 'moved',
    // The hospital may be heard of it only when the visit is over.
    visited: 'moved',
    missed: 'moved',
    failed: 'move_failed',
  }

/**
 * What becomes of the appointment whose place this one takes, in the transaction in which this one is booked or fails:
 * it is let go, and the payment of its fee is this one's; or it waits for another choice (docs/decisions/0036).
 */
export async function endMove(
  tx: Db,
  { row, next, now }: { row: AppointmentRow; next: Step; now: Date },
): Promise<void> {
  const kind = ends[next.state]
  if (kind === undefined || row.moved_from === null) return
  const replaced = await lockAppointment(tx, row.moved_from)
  if (replaced === undefined) return
  const cause = kind === 'moved' ? 'another time took its place' : 'the other time was not to be had'
  const isEnded = await takeEvent(tx, { row: replaced, event: { kind, at: now }, cause })
  if (!isEnded || kind !== 'moved' || row.payment_id === null) return
  await tx
    .updateTable('payments')
    .set({
      appointment_id: row.appointment_id,
      ...(next.confirmation && { settlement_number: next.confirmation.hospitalNumber }),
    })
    .where('payment_id', '=', row.payment_id)
    .execute()
  await tx
    .updateTable('appointments')
    .set({ payment_id: null })
    .where('appointment_id', '=', replaced.appointment_id)
    .execute()
}
