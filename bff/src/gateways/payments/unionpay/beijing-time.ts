import { shanghaiInstant } from '../../../lib/shanghai-time.ts'

/** An instant as `txnTime` and `payTimeout` have it: `YYYYMMDDhhmmss`, Beijing time; parts of a second are dropped. */
export function compactTime(instant: string): string {
  return shanghaiInstant(new Date(instant)).slice(0, 19).replaceAll(/\D/g, '')
}

/**
 * `traceTime` (MMDDhhmmss, Beijing time) as an instant with its offset. It has no year: the one that brings it
 * nearest to `about` is meant. Undefined when it is no time.
 */
export function traceInstant(traceTime: string, about: string): string | undefined {
  const [month, day, hour, minute, second] = traceTime.match(/../g) ?? []
  const year = Number(compactTime(about).slice(0, 4))
  const distance = (instant: string) => Math.abs(Date.parse(instant) - Date.parse(about))

  return [year - 1, year, year + 1]
    .map((one) => `${one}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
    .filter((one) => !Number.isNaN(Date.parse(one)))
    .sort((a, b) => distance(a) - distance(b))
    .at(0)
}
