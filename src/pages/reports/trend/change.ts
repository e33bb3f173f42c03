import type { Trend } from '@tongzhen/contract/reports'

export interface Change {
  direction: 'up' | 'down' | 'same'
  /** How much, in the digits of the values; without a sign. */
  by: string
  /** When the one before was. */
  since: string
}

/** Below this share of its range's width, a value that reads the same is as good as the same. */
const SAME_WITHIN = 0.05

/** From the last result but one to the last; undefined when there is none to compare with. */
export function change(points: Trend['points']): Change | undefined {
  const [before, latest] = points.slice(-2)
  if (before === undefined || latest === undefined) return undefined
  const difference = latest.number - before.number
  const digits = Math.max(decimals(before.number), decimals(latest.number))
  const isSame =
    before.reading === latest.reading && Math.abs(difference) <= SAME_WITHIN * widthOf(latest.range)
  return {
    direction: isSame ? 'same' : difference > 0 ? 'up' : 'down',
    by: Math.abs(difference).toFixed(digits),
    since: before.at,
  }
}

/** Of a range with one end, up to that end from nought; without a range nothing but the same is the same. */
function widthOf(range: Trend['points'][number]['range']): number {
  if (range === null) return 0
  const { low, high } = range
  return Math.abs((high ?? 0) - (low ?? 0))
}

function decimals(number: number): number {
  return String(number).split('.')[1]?.length ?? 0
}
