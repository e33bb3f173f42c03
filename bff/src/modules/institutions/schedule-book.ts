import type { HospitalSchedule } from '../../gateways/his/port.ts'

/** The sessions of the coming days, found by number and by doctor, in the order in which they begin. */
export interface ScheduleBook {
  byId: ReadonlyMap<string, HospitalSchedule>
  byDoctor: ReadonlyMap<string, readonly HospitalSchedule[]>
}

export function createScheduleBook(schedules: readonly HospitalSchedule[]): ScheduleBook {
  const ordered = [...schedules].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  const byDoctor = new Map<string, HospitalSchedule[]>()
  for (const schedule of ordered) {
    const known = byDoctor.get(schedule.doctorId)
    if (known) known.push(schedule)
    else byDoctor.set(schedule.doctorId, [schedule])
  }

  return { byId: new Map(ordered.map((schedule) => [schedule.scheduleId, schedule])), byDoctor }
}
