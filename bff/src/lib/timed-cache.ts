import { type GatewayFailure, isGatewayFailure } from '../gateways/failure.ts'
import { type Clock, MINUTE_MS, shift } from './clock.ts'
import { callForAll } from './outside-calls.ts'

/** Fetched anew so long before its end, because the other side's clock is not ours. */
const MARGIN_MS = 5 * MINUTE_MS

export interface TimedCache<T> {
  get(): Promise<T | GatewayFailure>
  /** The value turned out not to be good any more. */
  forget(): void
}

/** Keeps a value for as long as its giver said; callers at the same time share one fetch. Failures are not kept. */
export function createTimedCache<T>(
  clock: Clock,
  fetchValue: () => Promise<{ value: T; lifetimeMs: number } | GatewayFailure>,
): TimedCache<T> {
  let kept: { value: T; until: Date } | undefined
  let fetching: Promise<T | GatewayFailure> | undefined

  async function renew(): Promise<T | GatewayFailure> {
    const fetched = await callForAll(fetchValue)
    if (isGatewayFailure(fetched)) return fetched
    const { value, lifetimeMs } = fetched
    kept = { value, until: shift(clock.now(), Math.max(lifetimeMs - MARGIN_MS, lifetimeMs / 2)) }

    return value
  }

  return {
    async get() {
      if (kept && kept.until > clock.now()) return kept.value
      fetching ??= renew().finally(() => {
        fetching = undefined
      })

      return fetching
    },
    forget() {
      kept = undefined
    },
  }
}
