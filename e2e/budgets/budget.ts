import { expect } from 'vitest'
import budgets from './budgets.json' with { type: 'json' }
import { report } from './report.ts'

/** Issue 2, "Size": what may never be passed, in bytes. */
const limits: Record<Budget, number> = {
  firstLoadBytes: 165_000,
  largestPageChunkBytes: 60_000,
  alipayMainPackageBytes: 1_000_000,
  largestAlipaySubPackageBytes: 500_000,
}
/** What is left between a figure and its budget when it is written down, and how much may be left later. */
const HEADROOM = 1.03
const SLACK = 1.06

export type Budget = keyof typeof budgets

/**
 * Holds a measured size against `budgets.json`, a ratchet: it is tightened as the app gets smaller and never loosened.
 * One that hangs too far above the figure fails as well, and says what to write into it.
 */
export function withinBudget(name: Budget, { bytes, what }: { bytes: number; what: string }): void {
  const budget = budgets[name]
  report(`${what}: ${kilobytes(bytes)} of ${kilobytes(budget)} (never above ${kilobytes(limits[name])})`)
  expect(budget, `${name} in budgets.json`).toBeLessThanOrEqual(limits[name])
  expect(bytes, what).toBeLessThanOrEqual(budget)
  const tighter = Math.ceil((bytes * HEADROOM) / 100) * 100
  expect(budget, `${what} got smaller: write ${tighter} as ${name}`).toBeLessThanOrEqual(bytes * SLACK)
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
