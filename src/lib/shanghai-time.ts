/**
 * Time as people of this hospital read it. Every instant of the contract carries the Shanghai offset, so its
 * digits are already what the clock on the wall shows; nothing here depends on the phone's own time zone.
 */
const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/** `YYYY-MM-DD` of an instant of the contract, or of a date. */
export function dayOf(instant: string): string {
  return instant.slice(0, 10)
}

/** `HH:mm` of an instant of the contract. */
export function clockOf(instant: string): string {
  return instant.slice(11, 16)
}

/** Half of the day in which a session begins, by the hours hospitals keep. */
export function periodOf(instant: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(instant.slice(11, 13))
  if (hour < 12) return 'morning'
  return hour < 17 ? 'afternoon' : 'evening'
}

/** Today in Shanghai as `YYYY-MM-DD`. */
export function today(nowMs: number = Date.now()): string {
  return new Date(nowMs + SHANGHAI_MS).toISOString().slice(0, 10)
}

/** Hour of the day in Shanghai, 0–23. */
export function hourNow(nowMs: number = Date.now()): number {
  return new Date(nowMs + SHANGHAI_MS).getUTCHours()
}

/** Days from `from` to `to`, both `YYYY-MM-DD`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((epochDay(to) - epochDay(from)) / DAY_MS)
}

export function addDays(day: string, days: number): string {
  return new Date(epochDay(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(epochDay(day)).getUTCDay()
}

/** Whole years since a birth date. */
export function ageOn(birthOn: string, day: string = today()): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4))
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years
}

/** `minutes` before an instant of the contract, with the Shanghai offset. */
export function minutesBefore(instant: string, minutes: number): string {
  return instantAt(Date.parse(instant) - minutes * 60_000)
}

/** A moment (ms since 1970) as an instant of the contract, to the second. */
export function instantAt(ms: number): string {
  return `${new Date(ms + SHANGHAI_MS).toISOString().slice(0, 19)}+08:00`
}

function epochDay(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
}
