import { addDays } from '../lib/shanghai-time.ts'
import type { Order } from './order.ts'
import type { PatientFile } from './patient-file.ts'

const MISSES_TO_BAR = 3
const MISSES_COUNTED_DAYS = 180
const BARRED_DAYS = 90

/**
 * The first date on which a person may book again, or undefined when the person is not barred: three
 * missed visits within 180 days bar for 90 days from the last of them.
 */
export function barredUntil(options: {
  file: PatientFile
  orders: readonly Order[]
  today: string
}): string | undefined {
  const { file, orders, today } = options
  if (file.barredForDays !== undefined) return addDays(today, file.barredForDays)

  const missedOn = orders
    .filter(({ status, date }) => status === 'MISSED' && date >= addDays(today, -MISSES_COUNTED_DAYS))
    .map(({ date }) => date)
    .sort()
  const last = missedOn.at(-1)
  if (last === undefined || missedOn.length < MISSES_TO_BAR) return undefined
  const until = addDays(last, BARRED_DAYS)

  return until > today ? until : undefined
}
