import { DAY_MS, HOUR_MS, MINUTE_MS, shift } from '../../lib/clock.ts'
import type { BookingState } from './states.ts'

const followed: readonly BookingState[] = ['booked', 'missed', 'stopped', 'cancel_held']
const NEAR_MS = DAY_MS
const NEAR_EVERY_MS = 10 * MINUTE_MS
const FAR_EVERY_MS = 3 * HOUR_MS
/** So long after a visit the desk may still note that it took place, or not. */
const AFTER_VISIT_MS = 3 * DAY_MS

/**
 * When the hospital is next asked how a settled appointment stands: often around the visit, seldom before,
 * never after; null for what can change no more.
 */
export function nextSyncAt({
  state,
  startsAt,
  now,
}: {
  state: BookingState
  startsAt: Date
  now: Date
}): Date | null {
  if (!followed.includes(state)) return null
  if (now > shift(startsAt, AFTER_VISIT_MS)) return null

  return shift(now, now > shift(startsAt, -NEAR_MS) ? NEAR_EVERY_MS : FAR_EVERY_MS)
}
