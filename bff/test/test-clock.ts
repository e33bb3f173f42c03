import type { Clock } from '../src/lib/clock.ts'

/** Stands still until the test moves it; BFF and sandbox go by the same one. */
export interface TestClock extends Clock {
  advance(ms: number): void
}

/** Begins on a Tuesday morning in Shanghai, when clinics are open. */
export function createTestClock(startsAt = '2026-11-24T09:00:00+08:00'): TestClock {
  let now = new Date(startsAt).getTime()

  return {
    now: () => new Date(now),
    advance(ms) {
      now += ms
    },
  }
}

/** Runs on from the same morning, and can be moved ahead: for what waits and tries again by itself. */
export function createRunningClock(startsAt = '2026-11-24T09:00:00+08:00'): TestClock {
  let offsetMs = new Date(startsAt).getTime() - performance.now()

  return {
    now: () => new Date(performance.now() + offsetMs),
    advance(ms) {
      offsetMs += ms
    },
  }
}
