import { halfHoursOf } from '../group/session.ts'
import { type Period, periods, type VisitType, visitTypes } from '../his/code-tables.ts'
import type { AddedSession } from '../his/staff-desk.ts'
import { isDate } from '../lib/shanghai-time.ts'

/**
 * Reads a clinic to add: `{ doctorCode, date, period, visitType?, fee?, capacity, slotCount? }`, where
 * `capacity` is of each half-hour and `slotCount` keeps only the first ones; undefined when it is none.
 */
export function readAddedSession(body: unknown): AddedSession | undefined {
  if (body === null || typeof body !== 'object') return undefined
  const {
    doctorCode,
    date,
    visitType = '1',
    period,
    fee = '28.00',
    capacity,
    slotCount,
  } = body as Record<string, unknown>
  const knownPeriod = periods.find((known: Period) => known === period)
  const knownVisitType = visitTypes.find((known: VisitType) => known === visitType)
  const places = Number(capacity)
  const slotsWanted = slotCount === undefined ? Number.POSITIVE_INFINITY : Number(slotCount)
  const isDescribed =
    typeof doctorCode === 'string' &&
    typeof date === 'string' &&
    isDate(date) &&
    typeof fee === 'string' &&
    /^\d+\.\d{2}$/.test(fee) &&
    Number.isInteger(places) &&
    places > 0 &&
    slotsWanted >= 1
  if (!isDescribed || knownPeriod === undefined || knownVisitType === undefined) return undefined

  return {
    ...{ doctorCode, date, fee },
    period: knownPeriod,
    visitType: knownVisitType,
    slots: halfHoursOf(knownPeriod)
      .slice(0, slotsWanted)
      .map(({ beginTime, endTime }) => ({ beginTime, endTime, capacity: places })),
  }
}
