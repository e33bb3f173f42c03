/** The only source of time for decisions. Tests set it; nothing else may read the machine's clock. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** `at` moved by `ms`, which may be negative. */
export function shift(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms)
}
