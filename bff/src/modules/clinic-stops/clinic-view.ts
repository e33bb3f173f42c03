import type { Clinic } from '@tongzhen/contract/clinics'
import type { Language } from '@tongzhen/contract/headers'
import type { Db } from '../../db/schema.ts'
import type { HospitalSchedule } from '../../gateways/his/port.ts'
import { textIn } from '../../lib/local-text.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { AppointmentRow } from '../booking/appointments.ts'
import { states as bookingStates } from '../booking/states.ts'
import type { ListedDoctor } from '../institutions/catalogue.ts'
import type { StopState } from './states.ts'
import type { StopRow } from './stops.ts'

const outside: Readonly<Record<StopState, NonNullable<Clinic['stop']>['state']>> = {
  stopping: 'asking',
  stop_unknown: 'asking',
  stopped: 'stopped',
  reopening: 'asking',
  reopen_unknown: 'asking',
  reopened: 'reopened',
  refused: 'refused',
}

/** A clinic as the staff are shown it. */
export function clinicView(
  schedule: HospitalSchedule,
  {
    institutionId,
    doctor,
    people,
    stop,
    language,
  }: {
    institutionId: string
    doctor: ListedDoctor
    people: Clinic['people']
    stop: StopRow | undefined
    language: Language
  },
): Clinic {
  const { scheduleId, on, period, visitKind, startsAt, endsAt } = schedule
  const reason = stop?.reason ?? schedule.stopReason

  return {
    ...{ institutionId, scheduleId, on, period, visitKind, startsAt, endsAt, people },
    doctorName: textIn(doctor.name, language),
    doctorTitle: doctor.title,
    departmentName: textIn(doctor.department.name, language),
    location: textIn(schedule.location, language),
    // What the hospital has just answered is newer than its list, which is some seconds old.
    state: stop?.state === 'stopped' ? 'stopped' : schedule.state,
    stop: stop
      ? {
          state: outside[stop.state],
          reason: reason && textIn(reason, language),
          refusal: stop.refusal,
          toldAt: stop.told_at && shanghaiInstant(stop.told_at),
          at: shanghaiInstant(stop.changed_at),
        }
      : null,
  }
}

/** How those stand who booked clinics by this software, by clinic. */
export async function peopleIn(
  db: Db,
  { institutionId, scheduleIds }: { institutionId: string; scheduleIds: readonly string[] },
): Promise<(scheduleId: string) => Clinic['people']> {
  const people = new Map<string, Clinic['people']>()
  const of = (scheduleId: string) => people.get(scheduleId) ?? { booked: 0, choosing: 0, moved: 0, gaveUp: 0 }
  if (scheduleIds.length === 0) return of
  const rows = await db
    .selectFrom('appointments')
    .select(['schedule_id', 'state', 'reason'])
    .where('institution_id', '=', institutionId)
    .where('schedule_id', 'in', [...scheduleIds])
    .execute()
  for (const row of rows) {
    const standing = standingOf(row)
    if (standing === undefined) continue
    const known = of(row.schedule_id)
    people.set(row.schedule_id, { ...known, [standing]: known[standing] + 1 })
  }

  return of
}

function standingOf({
  state,
  reason,
}: Pick<AppointmentRow, 'state' | 'reason'>): keyof Clinic['people'] | undefined {
  if (state === 'stopped' || state === 'moving') return 'choosing'
  if (state === 'moved') return 'moved'
  if (reason === 'SESSION_STOPPED' && bookingStates[state].outside.startsWith('cancel')) return 'gaveUp'

  return bookingStates[state].isActive ? 'booked' : undefined
}
