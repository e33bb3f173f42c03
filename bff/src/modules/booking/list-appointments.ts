import type { Db } from '../../db/schema.ts'
import { type Viewer, type VisibleAppointment, visibleAppointments } from './appointments.ts'

const PAGE = 20

export interface ListQuery extends Viewer {
  when: 'upcoming' | 'past'
  patientId?: string | undefined
  cursor?: string | undefined
  now: Date
}

interface Page {
  rows: VisibleAppointment[]
  nextCursor: string | null
}

/**
 * One page of an account's appointments. Upcoming, the next one first: whatever still holds a place, or was
 * stopped by the hospital, and is not over. Past, the newest first: all others. Undefined for a cursor that is
 * not one of ours.
 */
export async function listAppointments(db: Db, query: ListQuery): Promise<Page | undefined> {
  if (query.institutions.length === 0) return { rows: [], nextCursor: null }
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  if (after === undefined && query.cursor !== undefined) return undefined
  const isUpcoming = query.when === 'upcoming'
  const direction = isUpcoming ? 'asc' : 'desc'
  const { patientId, now } = query

  let selected = visibleAppointments(db, query)
    .where((eb) => {
      const upcoming = eb.and([
        eb('appointments.ends_at', '>', now),
        eb.or([eb('appointments.is_active', '=', true), eb('appointments.state', '=', 'stopped')]),
      ])

      return isUpcoming ? upcoming : eb.not(upcoming)
    })
    .orderBy('appointments.starts_at', direction)
    .orderBy('appointments.appointment_id', direction)
    .limit(PAGE + 1)
  if (patientId !== undefined) selected = selected.where('patients.patient_id', '=', patientId)
  if (after !== undefined) {
    const beyond = isUpcoming ? '>' : '<'
    selected = selected.where((eb) =>
      eb.or([
        eb('appointments.starts_at', beyond, after.startsAt),
        eb.and([
          eb('appointments.starts_at', '=', after.startsAt),
          eb('appointments.appointment_id', beyond, after.appointmentId),
        ]),
      ]),
    )
  }
  const found = await selected.execute()
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)

  return { rows, nextCursor: found.length > PAGE && last ? writeCursor(last) : null }
}

/** Where a page ended: the order's own keys, so that what is booked meanwhile moves nothing. */
function writeCursor(row: VisibleAppointment): string {
  return `${row.starts_at.getTime().toString(36)}.${row.appointment_id}`
}

function readCursor(cursor: string): { startsAt: Date; appointmentId: string } | undefined {
  const match = /^([0-9a-z]{1,9})\.(apt_[0-9A-Z]{20})$/.exec(cursor)
  if (match?.[1] === undefined || match[2] === undefined) return undefined

  return { startsAt: new Date(Number.parseInt(match[1], 36)), appointmentId: match[2] }
}
