import { expect, it } from 'vitest'
import { lastsDays } from './lasts-days.ts'

it.each([
  ['two days and a bit, by the dearest of the last three', 100_000, [40_000, 38_000, 45_000, 90_000], 2],
  ['less than a day', 30_000, [40_000, 38_000], 0],
  ['nothing is left', 0, [40_000, 38_000], 0],
  ['one whole day says nothing', 100_000, [40_000], null],
  ['nor does the day of an operation', 100_000, [40_000, 180_000], null],
  ['nor a day on which more was taken back than given', 100_000, [40_000, -500], null],
  ['nor what lies beyond a month', 10_000_000, [40_000, 40_000], null],
] as const)(
  'a balance is told in days only where the days before allow it: %s',
  (_, balanceFen, days, expected) => {
    expect(lastsDays(balanceFen, days)).toBe(expected)
  },
)
