import type { Account } from './account.ts'

export const INSTITUTION = 'tz-central'
const DAY_MS = 24 * 60 * 60 * 1000

/** A session with free times, and whose it is. */
export interface Clinic {
  departmentId: string
  doctorId: string
  scheduleId: string
  feeFen: number
  freeSlotIds: string[]
}

/** The next session of three doctors of one department, each with at least two free times. */
export async function findClinics(account: Account): Promise<Clinic[]> {
  const params = { institutionId: INSTITUTION }
  const { departments } = await account.call('listDepartments', { params })
  for (const { departmentId } of departments) {
    const { doctors } = await account.call('listDoctors', { params, query: { departmentId } })
    const clinics: Clinic[] = []
    for (const { doctorId } of doctors) {
      const { schedules } = await account.call('listSchedules', { params: { ...params, doctorId } })
      const schedule = schedules.find(
        ({ state, left, startsAt }) =>
          state === 'open' && left > 3 && Date.parse(startsAt) > Date.now() + DAY_MS,
      )
      if (!schedule) continue
      const { scheduleId, feeFen } = schedule
      const { slots } = await account.call('listSlots', { params: { ...params, scheduleId } })
      const freeSlotIds = slots.filter(({ left }) => left > 0).map(({ slotId }) => slotId)
      if (freeSlotIds.length > 1) clinics.push({ departmentId, doctorId, scheduleId, feeFen, freeSlotIds })
      if (clinics.length === 3) return clinics
    }
  }

  return []
}
