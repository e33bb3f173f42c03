import type { Db } from '../../db/schema.ts'
import { PAGE, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiDate, shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import { type Viewer, type VisibleAppointment, visibleAppointments } from './appointments.ts'

export interface ListQuery extends Viewer {
  when: 'upcoming' | 'past'
  patientId?: string | undefined
  institutionId?: string | undefined
  /** Day in Shanghai. */
  from?: string | undefined
  cursor?: string | undefined
  now: Date
}

interface Page {
  rows: VisibleAppointment[]
  nextCursor: string | null
}

/**
 * One page of an account's appointments. Upcoming, the next one first: whatever still holds a place, or was
 * stopped by the hospital, and is not over; of today too what is over by the clock, since people wait. Past, the newest first: all others. Undefined for a cursor that is
 * not one of ours.
 */
export async function listAppointments(db: Db, query: ListQuery): Promise<Page | undefined> {
  if (query.institutions.length === 0) return { rows: [], nextCursor: null }
  const after = readCursor(query.cursor, 'apt')
  if (after === 'malformed') return undefined
  const isUpcoming = query.when === 'upcoming'
  const direction = isUpcoming ? 'asc' : 'desc'
  const { patientId, institutionId, from, now } = query
  const today = new Date(shanghaiInstantOf(shanghaiDate(now), '00:00'))

  let selected = visibleAppointments(db, query)
    .where((eb) => {
      const upcoming = eb.and([
        eb.or([
          eb('appointments.ends_at', '>', now),
          eb.and([eb('appointments.state', '=', 'booked'), eb('appointments.starts_at', '>=', today)]),
        ]),
        eb.or([eb('appointments.is_active', '=', true), eb('appointments.state', '=', 'stopped')]),
      ])

      return isUpcoming ? upcoming : eb.not(upcoming)
    })
    .orderBy('appointments.starts_at', direction)
    .orderBy('appointments.appointment_id', direction)
    .limit(PAGE + 1)
  if (patientId !== undefined) selected = selected.where('patients.patient_id', '=', patientId)
  if (institutionId !== undefined)
    selected = selected.where('appointments.institution_id', '=', institutionId)
  if (from !== undefined)
    selected = selected.where('appointments.starts_at', '>=', new Date(shanghaiInstantOf(from, '00:00')))
  if (after !== undefined) {
    const beyond = isUpcoming ? '>' : '<'
    selected = selected.where((eb) =>
      eb.or([
        eb('appointments.starts_at', beyond, after.at),
        eb.and([
          eb('appointments.starts_at', '=', after.at),
          eb('appointments.appointment_id', beyond, after.id),
        ]),
      ]),
    )
  }

  return pageOf(await selected.execute(), (row) => ({ at: row.starts_at, id: row.appointment_id }))
}
