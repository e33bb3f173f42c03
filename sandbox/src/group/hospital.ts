import { addDays } from '../lib/shanghai-time.ts'
import { createDepartment, type Department } from './department.ts'
import type { Doctor } from './doctor.ts'
import { doctorsOfDepartment, teamOfDepartment } from './doctors-of-department.ts'
import type { InstitutionData } from './institution.ts'
import type { Session } from './session.ts'
import { type Practice, sessionsOfDay } from './sessions-of-day.ts'
import { specialtyOf } from './specialties/index-of-specialties.ts'
import { weeklyClinicsOf } from './weekly-clinics.ts'

/** One hospital of the group as its HIS knows it: departments, doctors, and clinics for any date. */
export interface Hospital {
  readonly institution: InstitutionData
  readonly departments: readonly Department[]
  readonly doctors: readonly Doctor[]
  sessionsOn(date: string): readonly Session[]
  /** The clinic of a schedule number, whatever its date; undefined when there is none. */
  findSession(scheduleNo: string): Session | undefined
}

/** How many days a hospital shows, today included. */
export const SHOWN_DAYS = 14

/** `2026-11-23` from schedule number `20261123-100101-1`; undefined when it is none. */
export function dateOfSchedule(scheduleNo: string): string | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})-/.exec(scheduleNo)

  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`
}

/** The dates on show, from today (`yyyy-MM-dd` in Shanghai). */
export function shownDates(today: string): string[] {
  return Array.from({ length: SHOWN_DAYS }, (_, index) => addDays(today, index))
}

export function createHospital(options: {
  institution: InstitutionData
  seed: string
  takenNames: Set<string>
}): Hospital {
  const { institution, seed, takenNames } = options
  const departments: Department[] = []
  const practices: Practice[] = []

  for (const [index, data] of institution.departments.entries()) {
    const specialty = specialtyOf(data.specialty)
    const departmentCode = `${institution.hospitalCode.at(-1)}${String(index + 1).padStart(3, '0')}`
    const hasSpecialNeed = institution.specialNeedClinic !== undefined
    const doctors = [
      ...doctorsOfDepartment({ seed, data, specialty, departmentCode, hasSpecialNeed, takenNames }),
      ...institution.teams
        .filter((team) => team.specialty === data.specialty)
        .map((team, teamIndex) => teamOfDepartment({ team, departmentCode, index: teamIndex + 1 })),
    ]
    departments.push(
      createDepartment({ institution, data, specialty, departmentCode, sortNo: index + 1, doctors }),
    )
    for (const doctor of doctors) {
      const clinics = weeklyClinicsOf({ doctor, hasEveningClinic: data.hasEveningClinic ?? false, seed })
      practices.push({ doctor, department: data, clinics })
    }
  }

  const days = new Map<string, readonly Session[]>()
  function sessionsOn(date: string): readonly Session[] {
    const known = days.get(date)
    if (known !== undefined) return known
    const sessions = sessionsOfDay({ institution, practices, date, seed })
    days.set(date, sessions)

    return sessions
  }

  return {
    institution,
    departments,
    doctors: practices.map(({ doctor }) => doctor),
    sessionsOn,
    findSession(scheduleNo) {
      const date = dateOfSchedule(scheduleNo)
      if (date === undefined) return undefined

      return sessionsOn(date).find((session) => session.scheduleNo === scheduleNo)
    },
  }
}
