import type { Sex } from '@tongzhen/contract/documents'
import type { ReportRange } from '@tongzhen/contract/reports'
import type { Reading, ReportOutlook } from '@tongzhen/contract/states'
import type {
  Age,
  HospitalReport,
  HospitalResult,
  Measured,
  ResultRange,
} from '../../gateways/reports/port.ts'
import { isSameUnit, rounded, scaleInto } from './units.ts'

/** How a value lies to the range that its laboratory gave with it. Where anything is unclear, it says nothing. */

export interface Examined {
  sex: Sex | null
  /** `YYYY-MM-DD`. */
  birthOn: string | null
  /** The day in Shanghai on which the specimen was taken, `YYYY-MM-DD`. */
  on: string
}

export interface Interpretation {
  /** In the unit of the value; null where there is none for this person. */
  range: ReportRange | null
  reading: Reading | null
}

const NOTHING_SAID: Interpretation = { range: null, reading: null }

export function interpret(result: HospitalResult, examined: Examined): Interpretation {
  const { value } = result
  if ('words' in value) return NOTHING_SAID
  const rows = result.ranges.flatMap((row): Row[] => {
    const isTheirs = applies(row, examined)

    return isTheirs === false ? [] : [toRow(row, { isTheirs, value, code: result.code })]
  })
  const range = normalRange(rows)
  if (range === undefined) return NOTHING_SAID
  const critical = criticalLimits(rows, range)

  return {
    range: shown(range),
    reading: critical === 'unclear' ? null : readingOf(value, { range, critical }),
  }
}

/** What the laboratory gave in place of numbers, where it is for this person and one thing only. */
export function rangeWords({ ranges }: HospitalResult, examined: Examined): string | null {
  const [words, ...others] = new Set(
    ranges.flatMap((row) => {
      const isTheirs = row.meaning === 'normal' && applies(row, examined) === true

      return isTheirs && row.words ? [row.words.trim()] : []
    }),
  )

  return others.length === 0 ? (words ?? null) : null
}

/** Of what a report says in words, and of the readings of all its results. */
export function outlookOf(
  { germs, passages }: Pick<HospitalReport, 'germs' | 'passages'>,
  readings: readonly (Reading | null)[],
): ReportOutlook {
  if (readings.some((one) => one === 'critically_low' || one === 'critically_high')) return 'critical'
  if (readings.some(isOutside)) return 'outside'
  const isSaidInWords = germs.length > 0 || passages.some(({ part }) => part !== 'method')
  const isAllWithin = readings.length > 0 && readings.every((one) => one === 'normal')

  return isAllWithin && !isSaidInWords ? 'within' : 'in_words'
}

export function isOutside(reading: Reading | null): boolean {
  return reading !== null && reading !== 'normal'
}

/** Undefined where nobody can say. */
function applies({ appliesTo, ageFrom, ageTo }: ResultRange, examined: Examined): boolean | undefined {
  const conditions = [
    isOf(appliesTo, examined),
    hasAge(ageFrom, examined, (age, from) => age >= from),
    hasAge(ageTo, examined, (age, to) => age <= to),
  ]
  if (conditions.includes(false)) return false

  return conditions.includes(undefined) ? undefined : true
}

function isOf(group: ResultRange['appliesTo'], { sex }: Examined): boolean | undefined {
  if (group === 'everybody' || group === 'others') return group === 'everybody'

  return sex === null ? undefined : group === sex
}

function hasAge(
  end: ResultRange['ageFrom'],
  { birthOn, on }: Examined,
  isWithin: (age: number, end: number) => boolean,
): boolean | undefined {
  if (end === undefined) return true
  if (end === 'unreadable' || birthOn === null || birthOn > on) return undefined

  return isWithin(ageIn(end.unit, { birthOn, on }), end.count)
}

const DAY_MS = 24 * 60 * 60 * 1000

/** In completed units. */
function ageIn(unit: Age['unit'], { birthOn, on }: { birthOn: string; on: string }): number {
  const days = Math.round((Date.parse(on) - Date.parse(birthOn)) / DAY_MS)
  if (unit === 'days') return days
  if (unit === 'weeks') return Math.floor(days / 7)
  const [years = 0, months = 0] = [0, 5].map((from) => numberAt(on, from) - numberAt(birthOn, from))
  const completed = years * 12 + months - (numberAt(on, 8) < numberAt(birthOn, 8) ? 1 : 0)

  return unit === 'months' ? completed : Math.floor(completed / 12)
}

/** Of a part of `YYYY-MM-DD`. */
function numberAt(day: string, from: number): number {
  return Number(day.slice(from).split('-')[0])
}

/** A row of the table that is, or may be, for this person. */
interface Row {
  row: ResultRange
  /** In the unit of the value; undefined when they cannot be brought into it, or when nobody can say whose they are. */
  ends: Ends | undefined
}

interface Ends {
  low: number | undefined
  high: number | undefined
  /** From another unit, so with more digits than anybody printed. */
  isBrought: boolean
}

function toRow(
  row: ResultRange,
  { isTheirs, value, code }: { isTheirs: boolean | undefined; value: Measured; code: string | undefined },
): Row {
  const unit = row.unit ?? value.unit.code
  const scale = isTheirs && scaleInto({ unit: value.unit.code, code }, unit)
  if (!scale) return { row, ends: undefined }
  const brought = (number: number | undefined) => (number === undefined ? undefined : scale(number))

  return {
    row,
    ends: { low: brought(row.low), high: brought(row.high), isBrought: !isSameUnit(unit, value.unit.code) },
  }
}

/** The most particular one; undefined where there is none, where one cannot be used, or where two of them disagree. */
function normalRange(rows: readonly Row[]): Ends | undefined {
  const found = mostParticular(rows.filter(({ row }) => row.meaning === 'normal')).map(endsOf)
  const isUsable = found.every((ends) => (ends?.low ?? ends?.high) !== undefined)
  const [range, ...others] = distinct(found)

  return isUsable && others.length === 0 ? range : undefined
}

function shown({ low, high, isBrought }: Ends): ReportRange {
  const end = (number: number | undefined) => {
    if (number === undefined) return null

    return isBrought ? rounded(number) : number
  }

  return { low: end(low), high: end(high) }
}

interface CriticalLimits {
  /** At or below it. */
  low: number | undefined
  /** At or above it. */
  high: number | undefined
}

/** A critical range is open outwards, one for each side; anything else is not guessed at. */
function criticalLimits(rows: readonly Row[], range: Ends): CriticalLimits | 'unclear' {
  const critical = rows.filter(({ row }) => row.meaning === 'critical')
  const isClear = critical.every(({ ends }) => (ends?.low === undefined) !== (ends?.high === undefined))
  const below = distinct(mostParticular(critical.filter(({ ends }) => ends?.high !== undefined)).map(endsOf))
  const above = distinct(mostParticular(critical.filter(({ ends }) => ends?.low !== undefined)).map(endsOf))
  if (!isClear || below.length > 1 || above.length > 1) return 'unclear'
  const limits = { low: below[0]?.high, high: above[0]?.low }
  const isBelow = limits.low === undefined || limits.low < (range.low ?? range.high ?? limits.low)
  const isAbove = limits.high === undefined || limits.high > (range.high ?? range.low ?? limits.high)

  return isBelow && isAbove ? limits : 'unclear'
}

function endsOf({ ends }: Row) {
  return ends
}

function mostParticular(rows: readonly Row[]): Row[] {
  const particularity = ({ row }: Row) =>
    (row.appliesTo === 'everybody' ? 0 : 1) + ((row.ageFrom ?? row.ageTo) === undefined ? 0 : 1)
  const most = Math.max(...rows.map(particularity))

  return rows.filter((row) => particularity(row) === most)
}

function distinct(all: readonly Row['ends'][]): Ends[] {
  const known = all.filter((one) => one !== undefined)

  return known.filter(
    (one, index) => known.findIndex(({ low, high }) => low === one.low && high === one.high) === index,
  )
}

/** A place on the scale: at a number, or just below (−1) or above (1) it. */
interface Place {
  number: number
  side: -1 | 0 | 1
}

/** What is true of every value that the laboratory may have meant. */
function readingOf(value: Measured, limits: { range: Ends; critical: CriticalLimits }): Reading | null {
  const [from, to] = placesOf(value, limits.range)
  const reading = readingAt(from, limits)

  return reading === readingAt(to, limits) ? reading : null
}

/** The ends of where the true value lies. Nothing is less than none, unless its range says that it may be. */
function placesOf({ number, comparator }: Measured, { low }: Ends): [Place, Place] {
  const at = (side: Place['side']): Place => ({ number, side })
  const floor: Place = {
    number: low !== undefined && low < 0 ? Number.NEGATIVE_INFINITY : Math.min(0, number),
    side: 0,
  }
  const ceiling: Place = { number: Number.POSITIVE_INFINITY, side: 0 }
  switch (comparator) {
    case '<':
      return [floor, at(-1)]
    case '<=':
      return [floor, at(0)]
    case '>':
      return [at(1), ceiling]
    case '>=':
      return [at(0), ceiling]
    case undefined:
      return [at(0), at(0)]
  }
}

function readingAt(place: Place, { range, critical }: { range: Ends; critical: CriticalLimits }): Reading {
  if (critical.low !== undefined && compare(place, critical.low) <= 0) return 'critically_low'
  if (critical.high !== undefined && compare(place, critical.high) >= 0) return 'critically_high'
  if (range.low !== undefined && compare(place, range.low) < 0) return 'low'
  if (range.high !== undefined && compare(place, range.high) > 0) return 'high'

  return 'normal'
}

/** Ends that were brought into another unit are as exact as floating point allows. */
const TOLERANCE = 1e-9

function compare({ number, side }: Place, limit: number): number {
  if (!Number.isFinite(number)) return number
  const isSame = Math.abs(number - limit) <= TOLERANCE * Math.max(Math.abs(number), Math.abs(limit))

  return isSame ? side : number - limit
}
