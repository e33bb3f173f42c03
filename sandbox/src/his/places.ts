import { SHOWN_DAYS } from '../group/hospital.ts'
import type { Session, SessionSlot } from '../group/session.ts'
import { daysBetween, shanghaiDate, shanghaiDateTime } from '../lib/shanghai-time.ts'
import type { ScheduleStatus } from './code-tables.ts'

/** What share of its demand a slot has drawn on the first day it is on show; all of it on the day itself. */
const FIRST_DAY_SHARE = 0.35

/** How a clinic lies in time: what decides how many of its places others have taken. */
export interface SessionMoment {
  /** Share of the demand that others have drawn by now, 0 to 1. */
  drawn: number
  /** `HH:mm` of now on the day of the clinic; empty before that day. */
  timeOfDay: string
}

export function momentOf(session: Session, nowMs: number): SessionMoment {
  const today = shanghaiDate(nowMs)
  const daysAhead = Math.max(0, daysBetween(today, session.date))
  const nearness = 1 - Math.min(1, daysAhead / (SHOWN_DAYS - 1))

  return {
    drawn: FIRST_DAY_SHARE + (1 - FIRST_DAY_SHARE) * nearness,
    timeOfDay: session.date > today ? '' : shanghaiDateTime(nowMs).slice(11, 16),
  }
}

/** Places that other people took elsewhere: more as the day comes nearer, never more than there are. */
export function placesOfOthers(slot: SessionSlot, moment: SessionMoment): number {
  return Math.min(slot.capacity, Math.round(slot.capacity * slot.demand * moment.drawn))
}

/** Places left in a slot; none once it has begun. `ours` are the places held through this interface. */
export function placesLeft(options: { slot: SessionSlot; ours: number; moment: SessionMoment }): number {
  const { slot, ours, moment } = options
  if (moment.timeOfDay >= slot.beginTime) return 0

  return Math.max(0, slot.capacity - ours - placesOfOthers(slot, moment))
}

/** `3` stopped, `2` full, `1` open. */
export function statusOf(session: Session, left: number): ScheduleStatus {
  if (session.stopReason !== undefined) return '3'

  return left === 0 ? '2' : '1'
}
