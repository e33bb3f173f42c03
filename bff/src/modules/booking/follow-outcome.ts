import type { AppointmentState } from '@tongzhen/contract/states'
import { type AppointmentRow, findAppointment } from './appointments.ts'
import type { BookingDeps } from './deps.ts'
import { states } from './states.ts'

/** A request waits so long for the hospital before it answers "under way"; the page then follows by itself. */
const WAIT_MS = 4000

/** The appointment once it has left `outside`, or as it stands when the request has waited long enough. */
export async function followOutcome(
  { db, watch }: Pick<BookingDeps, 'db' | 'watch'>,
  {
    appointmentId,
    outside,
    signal,
  }: { appointmentId: string; outside: AppointmentState; signal: AbortSignal },
): Promise<AppointmentRow> {
  const enough = AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS)])
  for (;;) {
    const row = await findAppointment(db, appointmentId)
    if (row === undefined) throw new Error(`appointment ${appointmentId} is gone`)
    if (states[row.state].outside !== outside || enough.aborted) return row
    await watch.waitForChange({ appointmentId, version: row.version, timeoutMs: WAIT_MS, signal: enough })
  }
}
