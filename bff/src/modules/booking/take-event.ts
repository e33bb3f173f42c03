import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { dropOperation } from '../../jobs/operations.ts'
import { type AppointmentRow, bookingOf, findAppointment, lockAppointment } from './appointments.ts'
import type { BookingDeps } from './deps.ts'
import { type BookingEvent, step } from './step.ts'
import { BOOKING_QUEUE, takeStep } from './take-step.ts'

/**
 * Takes the step that follows from what happened outside of the appointment's own calls; false when it means
 * nothing now. `row` is held by this transaction (`lockAppointment`). What was asked before is asked no more.
 */
export async function takeEvent(
  tx: Db,
  { row, event, cause }: { row: AppointmentRow; event: BookingEvent; cause: string },
): Promise<boolean> {
  const next = step(bookingOf(row), event)
  if (next === undefined) return false
  await dropOperation(tx, { queue: BOOKING_QUEUE, subjectId: row.appointment_id })

  return takeStep(tx, { row, next, cause, now: event.at })
}

/** The same in a transaction of its own; answers how the appointment stands then. */
export async function tellAppointment(
  { db, watch, nudge }: Pick<BookingDeps, 'db' | 'watch' | 'nudge'>,
  { appointmentId, event, cause }: { appointmentId: string; event: BookingEvent; cause: string },
): Promise<AppointmentRow | undefined> {
  const isTaken = await inTransaction(db, async (tx) => {
    const row = await lockAppointment(tx, appointmentId)

    return row !== undefined && takeEvent(tx, { row, event, cause })
  })
  if (isTaken) {
    watch.changed(appointmentId)
    nudge(0)
  }

  return findAppointment(db, appointmentId)
}
