import { shanghaiDate, shanghaiDateTime } from '../lib/shanghai-time.ts'

const HOUR_MS = 3_600_000

/** An instant as UnionPay writes it: `YYYYMMDDhhmmss`, Beijing time. */
export function compactTime(instantMs: number): string {
  return shanghaiDateTime(instantMs).replaceAll(/\D/g, '')
}

/** The instant of such a text; NaN when it is none. */
export function instantOfCompact(text: string): number {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (parts === null) return Number.NaN
  const [, year, month, day, hour, minute, second] = parts

  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
}

/** The clearing day `YYYY-MM-DD` of an instant: from 23:00 to 23:00 (payments.md §4.1). */
export function clearingDay(instantMs: number): string {
  return shanghaiDate(instantMs + HOUR_MS)
}
