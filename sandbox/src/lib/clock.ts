/** Where the sandbox takes its time from; tests move a manual one instead of waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
}

export interface ManualClock extends Clock {
  advance(milliseconds: number): void
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands still until a test moves it. */
export function createManualClock(startsAt: string | number): ManualClock {
  let now = new Date(startsAt).getTime()

  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds
    },
  }
}
