import { HOUR_MS, shift } from '../../lib/clock.ts'
import { addDays, shanghaiDate, shanghaiInstantOf } from '../../lib/shanghai-time.ts'

/** A week before, on the eve, on the morning of a visit. */
export const reminderKinds = ['week', 'eve', 'morning'] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** Days before the visit, and the time of that day in Shanghai: when people are awake. */
const times: Readonly<Record<ReminderKind, readonly [daysBefore: number, time: string]>> = {
  week: [7, '10:00'],
  eve: [1, '18:00'],
  morning: [0, '07:00'],
}
/** Who is on the way need not be reminded. */
const LATEST_MS = HOUR_MS

/** A reminder may take a while to get through: later than this, whoever has not left comes too late anyway. */
const LATEST_SENT_MS = HOUR_MS / 2

export function isTooLateToRemind(startsAt: Date, now: Date): boolean {
  return now > shift(startsAt, -LATEST_SENT_MS)
}

export interface Reminder {
  kind: ReminderKind
  dueAt: Date
}

/** The first one after `after`; undefined when all are past, or too late to be of use. */
export function nextReminder(startsAt: Date, after: Date): Reminder | undefined {
  return reminderKinds
    .map((kind) => {
      const [daysBefore, time] = times[kind]
      const on = addDays(shanghaiDate(startsAt), -daysBefore)

      return { kind, dueAt: new Date(shanghaiInstantOf(on, time)) }
    })
    .find(({ dueAt }) => dueAt > after && dueAt <= shift(startsAt, -LATEST_MS))
}
