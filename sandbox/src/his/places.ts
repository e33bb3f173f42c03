import { SHOWN_DAYS } from '../group/hospital.ts'
import type { Session, SessionSlot } from '../group/session.ts'
import { daysBetween, instantOf, shanghaiDate } from '../lib/shanghai-time.ts'
import type { ScheduleStatus } from './code-tables.ts'

/** What share of its demand a slot has drawn on the first day it is on show; all of it on the day itself. */
const FIRST_DAY_SHARE = 0.35

/** Places that other people took elsewhere: more as the day comes nearer, never more than there are. */
export function placesOfOthers(options: { session: Session; slot: SessionSlot; nowMs: number }): number {
  const { session, slot, nowMs } = options
  const daysAhead = Math.max(0, daysBetween(shanghaiDate(nowMs), session.date))
  const nearness = 1 - Math.min(1, daysAhead / (SHOWN_DAYS - 1))
  const drawn = slot.demand * (FIRST_DAY_SHARE + (1 - FIRST_DAY_SHARE) * nearness)

  return Math.min(slot.capacity, Math.round(slot.capacity * drawn))
}

/** Places left in a slot; none once it has begun. `ours` are the places held through this interface. */
export function placesLeft(options: {
  session: Session
  slot: SessionSlot
  ours: number
  nowMs: number
}): number {
  const { session, slot, ours, nowMs } = options
  if (nowMs >= instantOf(session.date, slot.beginTime)) return 0

  return Math.max(0, slot.capacity - ours - placesOfOthers({ session, slot, nowMs }))
}

/** `3` stopped, `2` full, `1` open. */
export function statusOf(session: Session, left: number): ScheduleStatus {
  if (session.stopReason !== undefined) return '3'

  return left === 0 ? '2' : '1'
}
