import type { Schedule } from '@tongzhen/contract/booking'

export interface DaySessions {
  on: string
  sessions: Schedule[]
}

/** A doctor's sessions under their days, in the order of time; with `on` only those of that day. */
export function groupByDay(schedules: readonly Schedule[], on?: string): DaySessions[] {
  const days: DaySessions[] = []
  const inOrder = [...schedules].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  for (const session of inOrder) {
    if (on !== undefined && session.on !== on) continue
    const day = days.at(-1)
    if (day?.on === session.on) day.sessions.push(session)
    else days.push({ on: session.on, sessions: [session] })
  }
  return days
}

/** Is there a place in any of these sessions? */
export const hasPlace = (schedules: readonly Schedule[]) =>
  schedules.some((session) => session.state === 'open' && session.left > 0)
