/** Asia/Shanghai has kept UTC+8 without summer time since 1992, so plain arithmetic is exact. */
const OFFSET_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/** The day in Shanghai at an instant, `YYYY-MM-DD`. */
export function shanghaiDate(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** An instant as patients read it, `2026-11-24T09:30:00+08:00`; parts of a second are dropped. */
export function shanghaiInstant(instant: Date): string {
  return `${new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** `2026-11-24` and `09:30` or `09:30:00`, local to Shanghai, as an instant with its offset. */
export function shanghaiInstantOf(date: string, time: string): string {
  return `${date}T${time.length === 5 ? `${time}:00` : time}+08:00`
}

/** @param date `YYYY-MM-DD` */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
