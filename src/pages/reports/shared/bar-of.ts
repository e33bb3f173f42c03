import type { ReportRange } from '@tongzhen/contract/reports'

/** In percent of the bar's length: where the range begins and ends, and where the value stands. */
export interface Bar {
  from: number
  to: number
  at: number
}

/** Between these the value is drawn, so that its mark never leaves the bar. */
const NEAREST_END = 3
const BOTH = { from: 30, to: 70 }
const OPEN_BELOW = { from: 0, to: 65 }
const OPEN_ABOVE = { from: 35, to: 100 }

/**
 * A range has the same place on every bar, whatever is measured, so that one look tells high from low. A range with
 * one end is drawn to the end of the bar; how far a value lies beyond is shown in proportion, until the bar ends.
 */
export function barOf(number: number, { low, high }: ReportRange): Bar {
  if (low !== null && high !== null) {
    const share = high === low ? 0.5 + Math.sign(number - low) : (number - low) / (high - low)
    return { ...BOTH, at: within(BOTH.from + share * (BOTH.to - BOTH.from)) }
  }
  if (high !== null) return { ...OPEN_BELOW, at: within(OPEN_BELOW.to * ratio(number, high)) }
  if (low !== null) return { ...OPEN_ABOVE, at: within(OPEN_ABOVE.from * ratio(number, low)) }
  throw new Error('a range has at least one end')
}

function ratio(number: number, end: number): number {
  return end > 0 ? number / end : 1 + Math.sign(number - end)
}

function within(percent: number): number {
  return Math.min(100 - NEAREST_END, Math.max(NEAREST_END, percent))
}
