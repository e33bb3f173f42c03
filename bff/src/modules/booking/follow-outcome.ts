import type { AppointmentState } from '@tongzhen/contract/states'
import { followChange } from '../../jobs/change-watch.ts'
import { type AppointmentRow, findAppointment } from './appointments.ts'
import type { BookingDeps } from './deps.ts'
import { states } from './states.ts'

/** The appointment once it has left `outside`, or as it stands when the request has waited long enough. */
export function followOutcome(
  { db, watch }: Pick<BookingDeps, 'db' | 'watch'>,
  {
    appointmentId,
    outside,
    signal,
  }: { appointmentId: string; outside: AppointmentState; signal: AbortSignal },
): Promise<AppointmentRow> {
  return followChange(watch, {
    id: appointmentId,
    find: () => findAppointment(db, appointmentId),
    isOpen: (row) => states[row.state].outside === outside,
    signal,
  })
}
