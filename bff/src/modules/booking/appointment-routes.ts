import { type Appointment, bookingRoutes as routes } from '@tongzhen/contract/booking'
import type { Channel, Language } from '@tongzhen/contract/headers'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Handle } from '../../route-handler.ts'
import { appointmentView } from './appointment-view.ts'
import { type Viewer, visibleAppointments } from './appointments.ts'
import { book } from './book.ts'
import { cancelAppointment } from './cancel.ts'
import type { BookingDeps } from './deps.ts'
import { refusalOfFailed } from './failed-booking.ts'
import { followOutcome } from './follow-outcome.ts'
import { listAppointments } from './list-appointments.ts'
import { moveAppointment } from './move.ts'
import { listReplacements } from './replacements.ts'

interface Reading extends Viewer {
  language: Language
  channel: Channel
}

/** Booking, seeing and giving back. */
export function registerAppointments(deps: BookingDeps, handle: Handle): void {
  handle(
    routes.book,
    async ({ body, principal, channel, institutions, language, idempotencyKey, signal }) => {
      const { accountId } = principal
      const appointmentId = await book(deps, { ...body, accountId, channel, idempotencyKey })
      if (isRefusal(appointmentId)) return appointmentId
      const row = await followOutcome(deps, { appointmentId, outside: 'confirming', signal })
      if (row.state === 'failed') return refusalOfFailed(row)

      return read(deps, appointmentId, { accountId, institutions, language, channel })
    },
  )

  handle(routes.listAppointments, async ({ query, principal, channel, institutions, language }) => {
    const { accountId } = principal
    const page = await listAppointments(deps.db, { ...query, accountId, institutions, now: deps.clock.now() })
    if (page === undefined) return malformedCursor()

    return {
      appointments: page.rows.map((row) => appointmentView(deps, row, { language, channel })),
      nextCursor: page.nextCursor,
    }
  })

  handle(
    routes.getAppointment,
    async ({ params, query, principal, channel, institutions, language, signal }) => {
      const { appointmentId } = params
      const reading = { accountId: principal.accountId, institutions, language, channel }
      const known = await read(deps, appointmentId, reading)
      if (isRefusal(known) || query.waitFor === undefined || known.version > query.waitFor) return known
      await deps.watch.waitForChange({
        id: appointmentId,
        version: query.waitFor,
        timeoutMs: LONG_POLL_MS,
        signal,
      })

      return read(deps, appointmentId, reading)
    },
  )

  handle(routes.listReplacements, async ({ params, language }) => {
    const replacements = await listReplacements(deps, { ...params, language })

    return isRefusal(replacements) ? replacements : { replacements }
  })

  handle(
    routes.moveAppointment,
    async ({ params, body, link, principal, channel, institutions, language, idempotencyKey, signal }) => {
      const appointmentId = await moveAppointment(deps, { ...params, ...body, mover: link, idempotencyKey })
      if (isRefusal(appointmentId)) return appointmentId
      const row = await followOutcome(deps, { appointmentId, outside: 'confirming', signal })
      if (row.state === 'failed') return refusalOfFailed(row)

      return read(deps, appointmentId, { accountId: principal.accountId, institutions, language, channel })
    },
  )

  handle(routes.cancelAppointment, async ({ params, principal, channel, institutions, language, signal }) => {
    const { appointmentId } = params
    const cancelled = await cancelAppointment(deps, { appointmentId, signal })
    if (isRefusal(cancelled)) return cancelled

    return read(deps, appointmentId, { accountId: principal.accountId, institutions, language, channel })
  })
}

async function read(
  deps: BookingDeps,
  appointmentId: string,
  { language, channel, ...viewer }: Reading,
): Promise<Appointment | Refusal<'NOT_FOUND'>> {
  const row = await visibleAppointments(deps.db, viewer)
    .where('appointments.appointment_id', '=', appointmentId)
    .executeTakeFirst()

  return row ? appointmentView(deps, row, { language, channel }) : refuse('NOT_FOUND')
}
