import { z } from 'zod'
import type { HospitalEventHandler, HospitalEventHandlers } from '../hospital-events/hospital-event.ts'
import { bringUpToDate } from './ask-hospital.ts'
import type { QueueDeps } from './deps.ts'

/**
 * A hospital says that somebody's queue has moved (docs/interfaces/hospital-events.md): it is asked how it stands now.
 * Should that come to nothing, open pages and the round of those who wait ask as well.
 */
export function queueEventHandlers(deps: QueueDeps): HospitalEventHandlers {
  const handler: HospitalEventHandler = {
    stream: 'queue',
    data: z.unknown(),
    async take(tx, { institutionId, subject }, now) {
      const appointment = await tx
        .selectFrom('appointments')
        .selectAll()
        .where('institution_id', '=', institutionId)
        .where('order_number', '=', subject)
        .where('state', '=', 'booked')
        .executeTakeFirst()
      if (appointment === undefined) return undefined
      await tx
        .updateTable('queue_places')
        .set({ ask_due_at: now })
        .where('appointment_id', '=', appointment.appointment_id)
        .execute()

      return () => {
        bringUpToDate(deps, appointment).catch((error: unknown) =>
          deps.log.error({ err: error }, 'a hospital could not be asked about a queue that has moved'),
        )
      }
    },
  }

  return { queue_moved: handler, patient_called: handler }
}
