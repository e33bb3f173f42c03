import type { NamedDoctorState } from '@tongzhen/contract/states'
import type { NamedDoctorEvent } from '../../db/tables/named-doctor.ts'
import type { EventType } from '../../db/tables/payments.ts'
import type { EventConsumer } from '../../jobs/outbox.ts'
import { DAY_MS, shift } from '../../lib/clock.ts'
import { lockRequest, moveRequest } from './requests.ts'
import { moves } from './states.ts'

/** When a time is lost that had been found, staff have so long at least to find another one. */
const ARRANGED_ANEW_MS = 7 * DAY_MS

interface Following {
  to: NamedDoctorState
  cause: string
  tells?: NamedDoctorEvent
}

const followingOf: Readonly<Partial<Record<EventType, Following>>> = {
  'appointment.to_pay': { to: 'to_pay', cause: 'held', tells: 'named_doctor.to_pay' },
  'appointment.booked': { to: 'fixed', cause: 'booked' },
  'appointment.failed': { to: 'being_arranged', cause: 'not_booked', tells: 'named_doctor.again' },
  'appointment.cancelled': { to: 'withdrawn', cause: 'cancelled' },
}

/**
 * The request goes where the appointment that was made for it has gone. A clinic that is stopped moves nothing here: the
 * patient chooses another time or the fee back there, as anybody does (docs/decisions/0037).
 */
export const followAppointment: EventConsumer = async (tx, { type, aggregate_id: appointmentId }, now) => {
  const following = followingOf[type]
  if (following === undefined) return
  const made = await tx
    .selectFrom('named_doctor_requests')
    .innerJoin('appointments', 'appointments.appointment_id', 'named_doctor_requests.appointment_id')
    .select(['named_doctor_requests.request_id', 'appointments.reason'])
    .where('named_doctor_requests.appointment_id', '=', appointmentId)
    .executeTakeFirst()
  const row = made && (await lockRequest(tx, made.request_id))
  if (row?.appointment_id !== appointmentId || !moves[row.state].includes(following.to)) return
  const anew = shift(now, ARRANGED_ANEW_MS)
  const isAnew = following.to === 'being_arranged' && row.lapses_at < anew
  await moveRequest(tx, row, {
    ...{ ...following, reason: made?.reason ?? null, now },
    ...(isAnew && { change: { lapses_at: anew } }),
  })
}
