import type { Trend } from '@tongzhen/contract/reports'

export interface Change {
  direction: 'up' | 'down' | 'same'
  /** How much, in the digits of the values; without a sign. */
  by: string
  /** When the one before was. */
  since: string
}

/** Below this share of the value before, two results are as good as the same. */
const SAME_WITHIN = 0.02

/** From the last result but one to the last; undefined when there is none to compare with. */
export function change(points: Trend['points']): Change | undefined {
  const [before, latest] = points.slice(-2)
  if (before === undefined || latest === undefined) return undefined
  const difference = latest.number - before.number
  const digits = Math.max(decimals(before.number), decimals(latest.number))
  const isSame = Math.abs(difference) <= Math.abs(before.number) * SAME_WITHIN
  return {
    direction: isSame ? 'same' : difference > 0 ? 'up' : 'down',
    by: Math.abs(difference).toFixed(digits),
    since: before.at,
  }
}

function decimals(number: number): number {
  return String(number).split('.')[1]?.length ?? 0
}
