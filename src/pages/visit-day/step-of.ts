import type { VisitDay } from '@tongzhen/contract/queue'

/** What is next: the state of the day, and of check-in what time and hospital allow. */
export type Step = Exclude<VisitDay['state'], 'not_checked_in'> | 'not_yet' | 'open' | 'over' | 'desk'

export function stepOf({ state, checkIn }: Pick<VisitDay, 'state' | 'checkIn'>, nowMs = Date.now()): Step {
  if (state !== 'not_checked_in') return state
  if (checkIn === null) return 'desk'
  if (nowMs < Date.parse(checkIn.opensAt)) return 'not_yet'
  return nowMs > Date.parse(checkIn.closesAt) ? 'over' : 'open'
}
