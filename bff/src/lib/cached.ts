import type { Clock } from './clock.ts'
import { callForAll } from './outside-calls.ts'

export interface CachedOptions<Value, Failure> {
  /** Fails by returning, never by throwing. */
  load: () => Promise<Value | Failure>
  isFailure: (loaded: Value | Failure) => loaded is Failure
  /** So long a value is given without looking whether there is a newer one. */
  freshMs: number
  /** So much longer it is given while a newer one is fetched behind it; `Infinity` for what is better old than missing. */
  staleMs: number
  /** When the source fails, a value up to this age is given in place of the failure. */
  spareMs?: number
  /** After a failure the source is left alone for so long. */
  retryMs: number
  clock: Clock
}

export interface Cached<Value, Failure> {
  get(): Promise<Value | Failure>
  /** As `get`, but nothing older than `maxAgeMs`. */
  getNewerThan(maxAgeMs: number): Promise<Value | Failure>
  /** The last value there was, however old. */
  lastKnown(): Value | undefined
}

/**
 * One value of a slow source, kept in memory: fresh as it is, stale with a newer one fetched behind it, and
 * however many ask at once, the source is asked by one of them.
 */
export function createCached<Value, Failure>(options: CachedOptions<Value, Failure>): Cached<Value, Failure> {
  const { load, isFailure, freshMs, staleMs, spareMs = 0, retryMs, clock } = options
  let kept: { value: Value; atMs: number } | undefined
  let failed: { failure: Failure; atMs: number } | undefined
  let loading: Promise<Value | Failure> | undefined

  function refresh(): Promise<Value | Failure> {
    if (failed && clock.now().getTime() - failed.atMs < retryMs) return Promise.resolve(failed.failure)
    loading ??= loadOnce().finally(() => {
      loading = undefined
    })

    return loading
  }

  async function loadOnce(): Promise<Value | Failure> {
    // The age of a value counts from the moment it was asked for, not from when it came.
    const atMs = clock.now().getTime()
    const loaded = await callForAll(load)
    if (isFailure(loaded)) failed = { failure: loaded, atMs: clock.now().getTime() }
    else {
      kept = { value: loaded, atMs }
      failed = undefined
    }

    return loaded
  }

  function ageMs(): number {
    return kept ? clock.now().getTime() - kept.atMs : Number.POSITIVE_INFINITY
  }

  return {
    async getNewerThan(maxAgeMs) {
      return kept && ageMs() < maxAgeMs ? kept.value : refresh()
    },

    lastKnown: () => kept?.value,

    async get() {
      if (kept && ageMs() < freshMs) return kept.value
      if (kept && ageMs() < freshMs + staleMs) {
        void refresh()

        return kept.value
      }
      const loaded = await refresh()

      return isFailure(loaded) && kept && ageMs() < spareMs ? kept.value : loaded
    },
  }
}
