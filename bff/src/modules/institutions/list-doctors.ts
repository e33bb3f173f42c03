import type { Language } from '@tongzhen/contract/headers'
import type { DoctorRow } from '@tongzhen/contract/institutions'
import type { VisitKind } from '@tongzhen/contract/states'
import type { HospitalSchedule } from '../../gateways/his/port.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import type { ListedDoctor, Staff } from './catalogue.ts'
import { dayStates, stateOf } from './day-states.ts'
import { rankOf } from './doctor-search.ts'
import type { ScheduleBook } from './schedule-book.ts'
import { doctorView } from './views.ts'

export interface DoctorQuery {
  departmentId?: string | undefined
  visitKind?: VisitKind | undefined
  q?: string | undefined
  on?: string | undefined
}

interface Listing {
  staff: Staff
  /** Undefined when the hospital cannot say what is free: then doctors are listed without places. */
  book: ScheduleBook | undefined
  query: DoctorQuery
  institutionId: string
  language: Language
  now: Date
  bookingDays: number
}

type DayStrip = { on: string; state: 'free' | 'few' | 'full' | 'stopped' | 'none' }[]

interface Found {
  doctor: ListedDoctor
  rank: number
  /** Those of the kind asked for that are not over. */
  schedules: readonly HospitalSchedule[]
}

/** Doctors by department, kind of visit or what was typed, with their next place; and the strip of days above. */
export function listDoctors(listing: Listing): { doctors: DoctorRow[]; days: DayStrip } {
  const { query, book, language, institutionId } = listing
  const found = findDoctors(listing)
  const { on } = query
  const shown =
    on === undefined ? found : found.filter(({ schedules }) => schedules.some((one) => one.on === on))
  const rows = shown.map((one) => ({
    rank: one.rank,
    row: {
      ...doctorView(one.doctor, { institutionId, language }),
      next: nextPlace(one.schedules),
      days: dayStates(one.schedules),
    },
  }))
  // Best answer first, then who has a place; the sort is stable, so the hospital's own order stays within.
  rows.sort((a, b) => a.rank - b.rank || Number(a.row.next === null) - Number(b.row.next === null))

  return {
    doctors: rows.map(({ row }) => row),
    // Of the doctors before `on` narrows them: choosing a day must not change the strip it is chosen on.
    days: book === undefined ? [] : dayStrip(found, listing),
  }
}

function findDoctors({ staff, book, query, now }: Listing): Found[] {
  const { departmentId, visitKind, q } = query
  const nowIso = now.getTime()

  return [...staff.doctors.values()].flatMap((doctor): Found[] => {
    if (departmentId !== undefined && doctor.departmentId !== departmentId) return []
    if (visitKind !== undefined && !doctor.visitKinds.includes(visitKind)) return []
    const rank = q === undefined || q.trim() === '' ? 0 : rankOf(doctor.search, q)
    if (rank === undefined) return []
    const schedules = (book?.byDoctor.get(doctor.doctorId) ?? []).filter(
      (one) => (visitKind === undefined || one.visitKind === visitKind) && Date.parse(one.endsAt) > nowIso,
    )

    return [{ doctor, rank, schedules }]
  })
}

function nextPlace(schedules: readonly HospitalSchedule[]): DoctorRow['next'] {
  const next = schedules.find((one) => ['free', 'few'].includes(stateOf(one)))
  if (next === undefined) return null
  const { scheduleId, startsAt, visitKind, feeFen, left } = next

  return { scheduleId, startsAt, visitKind, feeFen, left }
}

function dayStrip(found: readonly Found[], { now, bookingDays }: Listing): DayStrip {
  const states = new Map(
    dayStates(found.flatMap(({ schedules }) => schedules)).map(({ on, state }) => [on, state]),
  )
  const today = shanghaiDate(now)

  return Array.from({ length: bookingDays }, (_, index) => {
    const on = addDays(today, index)

    return { on, state: states.get(on) ?? ('none' as const) }
  })
}
