import { type Position, queueRoutes as routes } from '@tongzhen/contract/queue'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { within } from '../../lib/within.ts'
import type { Module } from '../../route-handler.ts'
import { findAppointment } from '../booking/appointments.ts'
import { ASK_EVERY_MS, bringUpToDate } from './ask-hospital.ts'
import { type CalendarDeps, linkCalendarFile, readCalendarFile } from './calendar-file.ts'
import { checkIn } from './check-in.ts'
import type { QueueDeps } from './deps.ts'
import type { Located } from './judge-position.ts'
import type { QueuePlaceRow } from './queue-places.ts'
import { visitDayView } from './visit-day-view.ts'

/** The day of a visit: where to go, check-in, and the queue. */
export function createQueueModule(deps: CalendarDeps): Module {
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
        const position = located(deps.config, body.position)
        const row = await checkIn(deps, { appointment, position, language, signal })

        return isRefusal(row) ? row : visitDayView(row, language)
      })

      handle(routes.linkCalendarFile, ({ params, principal, channel, language }) =>
        linkCalendarFile(deps, { ...params, accountId: principal.accountId, channel, language }),
      )

      handle(routes.readCalendarFile, ({ query: { ticket }, channel, institutions }) =>
        readCalendarFile(deps, { ticket, channel, institutions }),
      )
    },
  }
}

/** A host that does not say how far off it may be is Suishenban; of another one nothing is decided. */
function located({ suishenban }: QueueDeps['config'], position: Position): Located {
  const { positionAccuracyMetres: assumed = Number.POSITIVE_INFINITY } = suishenban ?? {}

  return { ...position, accuracyMetres: position.accuracyMetres ?? assumed }
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
  const enough = within(LONG_POLL_MS, signal)
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
