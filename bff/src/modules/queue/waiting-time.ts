import { MINUTE_MS, shift } from '../../lib/clock.ts'

/** Fewer visits of a clinic say nothing of its pace. */
const LEAST_VISITS = 3
/** People are told in steps of so many minutes, downwards and upwards, so that a range is never too narrow. */
const STEP_MINUTES = 5
/** Back so long before the earliest call. */
const EARLY_MS = 10 * MINUTE_MS
/** For less nobody should go away. */
const LEAST_AWAY_MS = 10 * MINUTE_MS

export interface WaitMinutes {
  from: number
  to: number
}

/**
 * How long somebody waits behind `ahead` people: the middle half of the last visits tells how quick and how slow this
 * clinic is; whoever is with the doctor may be through at once, or stay for one more visit. Null where there is no
 * ground for it.
 */
export function waitMinutes({
  ahead,
  visitSeconds,
}: {
  ahead: number
  visitSeconds: readonly number[]
}): WaitMinutes | null {
  if (visitSeconds.length < LEAST_VISITS) return null
  const sorted = visitSeconds.toSorted((a, b) => a - b)
  const from = STEP_MINUTES * Math.floor((ahead * quantile(sorted, 0.25)) / 60 / STEP_MINUTES)
  const to = STEP_MINUTES * Math.ceil(((ahead + 1) * quantile(sorted, 0.75)) / 60 / STEP_MINUTES)

  return { from, to: Math.max(to, from + STEP_MINUTES) }
}

/** Until when one may be elsewhere, on the five minutes; undefined: better stay. */
export function backBy({ from }: WaitMinutes, asOf: Date): Date | undefined {
  const latestMs = shift(asOf, from * MINUTE_MS - EARLY_MS).getTime()
  const step = STEP_MINUTES * MINUTE_MS
  const at = new Date(Math.floor(latestMs / step) * step)

  return at.getTime() - asOf.getTime() >= LEAST_AWAY_MS ? at : undefined
}

/** Of ascending values, between the neighbours. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below

  return below + (above - below) * (place - Math.floor(place))
}
