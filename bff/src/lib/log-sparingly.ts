import { type Clock, MINUTE_MS } from './clock.ts'

/** Beyond that, the oldest are forgotten: they are counted anew. */
const MOST_KEYS = 1000

export interface SparingLog {
  /** Counts one; calls `write` at most once a minute for each key, with how many there were since it was last called. */
  note(key: string, write: (count: number) => void): void
}

/** For what anybody on the internet can bring about: it is seen in the log, and cannot fill it. */
export function createSparingLog({ clock }: { clock: Clock }): SparingLog {
  const seen = new Map<string, { writtenMs: number; count: number }>()

  return {
    note(key, write) {
      const nowMs = clock.now().getTime()
      const known = seen.get(key)
      if (known !== undefined && nowMs - known.writtenMs < MINUTE_MS) {
        known.count += 1
        return
      }
      const count = (known?.count ?? 0) + 1
      seen.delete(key)
      const [oldest] = seen.keys()
      if (seen.size >= MOST_KEYS && oldest !== undefined) seen.delete(oldest)
      seen.set(key, { writtenMs: nowMs, count: 0 })
      write(count)
    },
  }
}
