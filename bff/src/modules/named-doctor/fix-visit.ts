import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { type BookRefusal, book } from '../booking/book.ts'
import { refusalOfFailed } from '../booking/failed-booking.ts'
import { followOutcome } from '../booking/follow-outcome.ts'
import { mayStill } from '../patients/may-still.ts'
import { writeAudit } from '../staff/audit.ts'
import type { NamedDoctorDeps } from './deps.ts'
import { type Acting, type DeskRefusal, refusalOfOthers } from './desk-actions.ts'
import { findRequest, lockRequest, moveRequest } from './requests.ts'

export interface Fixing extends Acting {
  version: number
  scheduleId: string
  slotId: string
  /** As it was seen and told to the patient. */
  feeFen: number
  idempotencyKey: string
  signal: AbortSignal
}

/**
 * Books the time that was agreed on, by the machine by which patients book (booking/book.ts): the request moves, and the
 * action record is written, in the transaction that stores the intent. What comes of it the request follows.
 */
export async function fixVisit(
  deps: NamedDoctorDeps,
  { requestId, who, version, address, traceId, signal, ...wish }: Fixing,
): Promise<undefined | DeskRefusal | BookRefusal> {
  const { db, clock, fields, booking, watch } = deps
  const request = await findRequest(db, requestId)
  if (request === undefined) return refuse('NOT_FOUND')
  const { account_id: accountId, patient_id: patientId, institution_id: institutionId, channel } = request
  const appointmentId = await book(
    booking,
    { ...wish, accountId, patientId, institutionId, channel },
    async (tx, appointment) => {
      const row = await lockRequest(tx, requestId)
      if (row === undefined || row.version !== version) return refuse('NAMED_DOCTOR_CHANGED')
      const refused = refusalOfOthers(row, who)
      if (refused) return refused
      if (appointment.doctorId !== row.doctor_id) return refuse('SLOT_GONE')
      const now = clock.now()
      // The right of whoever asked may have ended since, or have been narrowed.
      if (!(await mayStill(tx, row, { scope: 'booking', now }))) return refuse('NAMED_DOCTOR_CHANGED')
      await moveRequest(tx, row, {
        ...{ to: 'booking', cause: 'agreed', staffId: who.staffId, now },
        change: { appointment_id: appointment.appointmentId },
      })
      const after = {
        ...{ state: 'booking', appointment: appointment.appointmentId },
        startsAt: shanghaiInstant(appointment.startsAt),
      }
      const about = { institutionId, objectId: requestId, before: { state: row.state }, after }
      const entry = { who, action: 'named_doctor_visit_fixed', ...about, address, traceId } as const
      await writeAudit(tx, entry, { fields, now })

      return undefined
    },
  )
  if (isRefusal(appointmentId)) return appointmentId
  watch.changed(requestId)

  return failureOf(deps, { appointmentId, signal })
}

/** Why the hospital did not give the place, when it says so at once. */
async function failureOf(
  { booking }: NamedDoctorDeps,
  { appointmentId, signal }: { appointmentId: string; signal: AbortSignal },
): Promise<undefined | Refusal<Extract<BookRefusal['code'], string>>> {
  const row = await followOutcome(booking, { appointmentId, outside: 'confirming', signal })

  return row.state === 'failed' ? refusalOfFailed(row) : undefined
}
