import { daysIn, LONGEST_BY_DAY, LONGEST_BY_MONTH } from '@tongzhen/contract/statistics'
import type { Period } from '../api/statistics'
import { daysBefore, todayAtHospital } from './format'
import { oneOf } from './one-of'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const FIRST_DAYS = 30

/** The period of the address's query; without one, the last 30 days. */
export function readPeriod(search: URLSearchParams): Period {
  const day = (name: string, otherwise: string) => {
    const text = search.get(name) ?? ''

    return DAY.test(text) ? text : otherwise
  }
  const from = day('from', daysBefore(todayAtHospital(), FIRST_DAYS - 1))
  const to = day('to', todayAtHospital())
  const asked = oneOf(['day', 'month'], search.get('per')) ?? 'day'

  return {
    ...{ institutionId: search.get('institutionId') || undefined, from, to },
    per: daysIn({ from, to }) > LONGEST_BY_DAY ? 'month' : asked,
  }
}

/** What is wrong with a period; undefined when nothing is. */
export function periodProblem(period: Period): 'backwards' | 'tooLong' | undefined {
  const days = daysIn(period)
  if (days < 1) return 'backwards'

  return days > LONGEST_BY_MONTH ? 'tooLong' : undefined
}

/** First and last day of a row's period, within what was asked for. */
export function daysOf(
  period: string,
  { from, to }: Pick<Period, 'from' | 'to'>,
): { from: string; to: string } {
  if (DAY.test(period)) return { from: period, to: period }
  const [year = 0, month = 0] = period.split('-').map(Number)
  const last = `${period}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0')}`

  return { from: from > `${period}-01` ? from : `${period}-01`, to: to < last ? to : last }
}

/** Every day or month of a period, also those of which there is nothing to tell. */
export function periodsIn({ from, to, per }: Pick<Period, 'from' | 'to' | 'per'>): string[] {
  const days = Array.from({ length: daysIn({ from, to }) }, (_, index) => daysBefore(from, -index))

  return per === 'day' ? days : [...new Set(days.map((day) => day.slice(0, 7)))]
}
