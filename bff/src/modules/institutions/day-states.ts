import type { HospitalSchedule } from '../../gateways/his/port.ts'

export type DayState = 'free' | 'few' | 'full' | 'stopped'

/** Up to so many places are "few": enough to hurry for, not to count on. */
const FEW = 3
const BEST_FIRST: readonly DayState[] = ['free', 'few', 'full', 'stopped']

export function stateOf({ state, left }: Pick<HospitalSchedule, 'state' | 'left'>): DayState {
  if (state === 'stopped') return 'stopped'
  if (state === 'full' || left === 0) return 'full'

  return left <= FEW ? 'few' : 'free'
}

/** For each day with sessions the best of their states, in the order of the days. */
export function dayStates(schedules: readonly HospitalSchedule[]): { on: string; state: DayState }[] {
  const best = new Map<string, DayState>()
  for (const schedule of schedules) {
    const state = stateOf(schedule)
    const known = best.get(schedule.on)
    if (known === undefined || BEST_FIRST.indexOf(state) < BEST_FIRST.indexOf(known))
      best.set(schedule.on, state)
  }

  return [...best].map(([on, state]) => ({ on, state })).sort((a, b) => a.on.localeCompare(b.on))
}
