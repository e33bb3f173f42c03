import { queueRoutes as routes } from '@tongzhen/contract/queue'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { findAppointment } from '../booking/appointments.ts'
import { ASK_EVERY_MS, bringUpToDate } from './ask-hospital.ts'
import { checkIn } from './check-in.ts'
import type { QueueDeps } from './deps.ts'
import type { QueuePlaceRow } from './queue-places.ts'
import { visitDayView } from './visit-day-view.ts'

/** The day of a visit: where to go, check-in, and the queue. */
export function createQueueModule(deps: QueueDeps): Module {
  return {
    name: 'queue',
    routes,
    register(handle) {
      handle(routes.getVisitDay, async ({ params, query, language, signal }) => {
        const row = await follow(deps, { ...params, ...query, signal })

        return isRefusal(row) ? row : visitDayView(row, language)
      })

      handle(routes.checkIn, async ({ params, body, language, signal }) => {
        const appointment = await findAppointment(deps.db, params.appointmentId)
        if (appointment === undefined) return refuse('NOT_FOUND')
        const row = await checkIn(deps, { appointment, position: body.position, language, signal })

        return isRefusal(row) ? row : visitDayView(row, language)
      })
    },
  }
}

/** How the day stands; with `waitFor`, once it has moved on. While somebody looks, the hospital is asked. */
async function follow(
  deps: QueueDeps,
  {
    appointmentId,
    waitFor,
    signal,
  }: { appointmentId: string; waitFor?: number | undefined; signal: AbortSignal },
): Promise<QueuePlaceRow | Refusal<'NOT_FOUND' | 'HOSPITAL_UNAVAILABLE' | 'APPOINTMENT_STATE'>> {
  const enough = AbortSignal.any([signal, AbortSignal.timeout(LONG_POLL_MS)])
  for (;;) {
    const appointment = await findAppointment(deps.db, appointmentId)
    if (appointment === undefined) return refuse('NOT_FOUND')
    const row = await bringUpToDate(deps, appointment)
    if (row === undefined)
      return refuse(appointment.state === 'booked' ? 'HOSPITAL_UNAVAILABLE' : 'APPOINTMENT_STATE')
    if (waitFor === undefined || row.version > waitFor || enough.aborted) return row
    await deps.watch.waitForChange({
      id: appointmentId,
      version: row.version,
      timeoutMs: ASK_EVERY_MS,
      signal: enough,
    })
  }
}
