import type { DoctorRow } from '@tongzhen/contract/institutions'
import { addDays } from '@/lib/shanghai-time'

export type DayState = DoctorRow['days'][number]['state'] | 'none'

export interface StripDay {
  on: string
  state: DayState
}

/** Days one can book ahead, today included. */
const SHOWN_DAYS = 14

/** One cell for each of the coming days, also for days on which nobody has a clinic. */
export function stripDays(days: readonly StripDay[], from: string): StripDay[] {
  const last = days.at(-1)?.on ?? from
  const cells: StripDay[] = []
  for (let index = 0; index < SHOWN_DAYS || addDays(from, index) <= last; index++) {
    const on = addDays(from, index)
    cells.push({ on, state: days.find((day) => day.on === on)?.state ?? 'none' })
  }
  return cells
}

/**
 * Doctors one can still book first, then those who are full or whose clinic is stopped. With `on` only those who
 * have a clinic on that day, by their state on that day.
 */
export function orderDoctors(
  doctors: readonly DoctorRow[],
  on: string | undefined,
): { open: DoctorRow[]; full: DoctorRow[] } {
  const open: DoctorRow[] = []
  const full: DoctorRow[] = []
  for (const doctor of doctors) {
    const state = on === undefined ? stateOverall(doctor) : stateOn(doctor, on)
    if (state === 'none') continue
    if (state === 'free' || state === 'few') open.push(doctor)
    else full.push(doctor)
  }
  return { open, full }
}

/** A doctor's state on a day. */
export function stateOn(doctor: Pick<DoctorRow, 'days'>, on: string): DayState {
  return doctor.days.find((day) => day.on === on)?.state ?? 'none'
}

function stateOverall(doctor: DoctorRow): DayState {
  return doctor.next === null ? 'full' : 'free'
}
