import { addDays, today } from '@/lib/shanghai-time'

export type Period = 'quarter' | 'year' | 'three_years'

interface Choice {
  name: Period
  unit: 'months' | 'years'
  count: number
  days: number
}

export const periods: readonly Choice[] = [
  { name: 'quarter', unit: 'months', count: 3, days: 92 },
  { name: 'year', unit: 'years', count: 1, days: 365 },
  { name: 'three_years', unit: 'years', count: 3, days: 1095 },
]
export const LONGEST: Period = 'three_years'

/** Both days included. */
export function reportsWithin(period: Period): { from: string; to: string } {
  const to = today()
  const days = periods.find(({ name }) => name === period)?.days ?? 0
  return { from: addDays(to, -days), to }
}
