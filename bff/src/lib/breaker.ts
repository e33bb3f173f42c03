import type { Clock } from './clock.ts'

/** Spares a system that fails again and again, and those who would wait for it (S38). */
export interface Breaker {
  /** Whether it is worth asking: always, until `failures` in a row; then once in `pauseMs`. */
  mayAsk(): boolean
  succeeded(): void
  failed(): void
}

export function createBreaker({
  failures,
  pauseMs,
  clock,
}: {
  failures: number
  pauseMs: number
  clock: Clock
}): Breaker {
  let inARow = 0
  let askAgainAt = 0

  return {
    mayAsk() {
      if (inARow < failures) return true
      const now = clock.now().getTime()
      if (now < askAgainAt) return false
      askAgainAt = now + pauseMs

      return true
    },
    succeeded() {
      inARow = 0
    },
    failed() {
      inARow += 1
      askAgainAt = clock.now().getTime() + pauseMs
    },
  }
}
