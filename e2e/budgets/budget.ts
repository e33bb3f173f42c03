import { expect } from 'vitest'
import budgets from './budgets.json' with { type: 'json' }
import { report } from './report.ts'

export type Budget = keyof typeof budgets

/** Holds a measured size against `budgets.json`, whose figures are tightened as the app gets smaller, never loosened. */
export function withinBudget(name: Budget, { bytes, what }: { bytes: number; what: string }): void {
  const budget = budgets[name]
  report(`${what}: ${kilobytes(bytes)} of ${kilobytes(budget)}`)

  expect(bytes, what).toBeLessThanOrEqual(budget)
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
