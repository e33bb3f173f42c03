import type { Clock } from '../src/lib/clock.ts'

/** BFF and sandbox go by the same one; time passes when the test says so. */
export interface TestClock extends Clock {
  advance(ms: number): void
  /** Told whenever the clock was advanced: what waits for a time need not be slept for. */
  onAdvance(listener: () => void): void
}

/** Stands still until the test moves it. Begins on a Tuesday morning in Shanghai, when clinics are open. */
export function createTestClock(startsAt = '2026-11-24T09:00:00+08:00'): TestClock {
  return clockFrom(startsAt, () => 0)
}

/** Runs on from the same morning, and can be moved ahead: for what waits and tries again by itself. */
export function createRunningClock(startsAt = '2026-11-24T09:00:00+08:00'): TestClock {
  return clockFrom(startsAt, () => performance.now())
}

function clockFrom(startsAt: string, passed: () => number): TestClock {
  const listeners = new Set<() => void>()
  let offsetMs = new Date(startsAt).getTime() - passed()

  return {
    now: () => new Date(passed() + offsetMs),
    advance(ms) {
      offsetMs += ms
      for (const listener of listeners) listener()
    },
    onAdvance: (listener) => listeners.add(listener),
  }
}
