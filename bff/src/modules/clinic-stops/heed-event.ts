import { z } from 'zod'
import type { HospitalEventHandler, HospitalEventHandlers } from '../hospital-events/hospital-event.ts'
import type { ClinicStopsDeps } from './deps.ts'
import { findStopOf, insertStop, lockStop, moveStop } from './stops.ts'

/**
 * A hospital says that it has stopped a clinic, or opened it again (docs/interfaces/hospital-events.md): everybody who
 * was booked is asked about. What staff stopped here is known already.
 */
export function clinicEventHandlers({ nudge }: Pick<ClinicStopsDeps, 'nudge'>): HospitalEventHandlers {
  const common = { stream: 'session', data: z.unknown(), isOfNobody: true } as const
  const stopped: HospitalEventHandler = {
    ...common,
    async take(tx, { institutionId, subject: scheduleId }, now) {
      const stop = { institutionId, scheduleId, state: 'stopped', reason: null } as const
      await insertStop(tx, stop, now)

      return () => nudge(0)
    },
  }
  const reopened: HospitalEventHandler = {
    ...common,
    async take(tx, { institutionId, subject: scheduleId }, now) {
      const known = await findStopOf(tx, { institutionId, scheduleId })
      const row = known && (await lockStop(tx, known.stop_id))
      if (row?.state === 'stopped') await moveStop(tx, row, { state: 'reopened', now })

      return () => nudge(0)
    },
  }

  return { session_stopped: stopped, session_reopened: reopened }
}
