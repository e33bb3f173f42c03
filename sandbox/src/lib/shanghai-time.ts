/** Asia/Shanghai has kept UTC+8 without summer time since 1992, so plain arithmetic is exact. */
const OFFSET_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/** The date in Shanghai at an instant, `yyyy-MM-dd`. */
export function shanghaiDate(instantMs: number): string {
  return new Date(instantMs + OFFSET_MS).toISOString().slice(0, 10)
}

/** The local time in Shanghai at an instant, `yyyy-MM-dd HH:mm:ss`, as hospitals send it. */
export function shanghaiDateTime(instantMs: number): string {
  return new Date(instantMs + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** The instant (ms) of a local date `yyyy-MM-dd` and time `HH:mm`. */
export function instantOf(date: string, time: string): number {
  return Date.parse(`${date}T${time}:00+08:00`)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** True for a real calendar date written `yyyy-MM-dd`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)

  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
}
