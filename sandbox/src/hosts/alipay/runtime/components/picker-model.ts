import type { Attributes } from '../render/vnode.ts'
import { type Column, numberOr, textOf } from './component.ts'

/** The columns of a picker, what is chosen at first, and what a choice means to the package. */
export interface PickerModel {
  /** May depend on the choice: February has fewer days. */
  columns(selection: readonly number[]): Column[]
  selection: number[]
  valueOf(selection: readonly number[]): unknown
}

export function pickerModel(attributes: Attributes): PickerModel {
  const mode = textOf(attributes.mode) || 'selector'
  if (mode === 'date') return datePicker(attributes)
  if (mode === 'time') return timePicker(attributes)

  return mode === 'multiSelector' ? multiPicker(attributes) : singlePicker(attributes)
}

function singlePicker(attributes: Attributes): PickerModel {
  const column: Column = { label: '', options: optionTexts(attributes.range, attributes['range-key']) }

  return {
    columns: () => [column],
    selection: [numberOr(attributes.value, 0)],
    valueOf: ([row]) => row ?? 0,
  }
}

function multiPicker(attributes: Attributes): PickerModel {
  const ranges = Array.isArray(attributes.range) ? attributes.range : []
  const columns = ranges.map(
    (range): Column => ({ label: '', options: optionTexts(range, attributes['range-key']) }),
  )
  const given = Array.isArray(attributes.value) ? attributes.value : []

  return {
    columns: () => columns,
    selection: columns.map((_, index) => numberOr(given[index], 0)),
    valueOf: (selection) => [...selection],
  }
}

function optionTexts(range: unknown, key: unknown): string[] {
  if (!Array.isArray(range)) return []

  return range.map((option) => textOf(typeof key === 'string' && key !== '' ? option?.[key] : option))
}

const YEARS_WITHOUT_LIMIT = { start: '1900-01-01', end: '2099-12-31' }

/** Dates are `yyyy-MM-dd`, cut to month or year by `fields`. Rows are counted from the first that the limits allow. */
function datePicker(attributes: Attributes): PickerModel {
  const start = dateParts(attributes.start, YEARS_WITHOUT_LIMIT.start)
  const end = dateParts(attributes.end, YEARS_WITHOUT_LIMIT.end)
  const depth = { year: 1, month: 2, day: 3 }[textOf(attributes.fields)] ?? 3

  const ranges = (selection: readonly number[]) => {
    const years = range(start[0], end[0])
    const year = years[selection[0] ?? 0] ?? start[0]
    const months = range(year === start[0] ? start[1] : 1, year === end[0] ? end[1] : 12)
    const month = months[selection[1] ?? 0] ?? months[0] ?? 1
    const isFirst = year === start[0] && month === start[1]
    const isLast = year === end[0] && month === end[1]
    const days = range(isFirst ? start[2] : 1, isLast ? end[2] : new Date(year, month, 0).getDate())

    return [years, months, days].slice(0, depth)
  }
  const wanted = dateParts(attributes.value, todayText())
  const selection: number[] = []
  for (const part of wanted.slice(0, depth)) {
    const numbers = ranges(selection)[selection.length] ?? []
    selection.push(Math.max(0, numbers.indexOf(part)))
  }

  return {
    columns: (chosen) =>
      ranges(chosen).map((numbers, index) => ({
        label: (['year', 'month', 'day'] as const)[index] ?? '',
        options: numbers.map(twoDigits),
      })),
    selection,
    valueOf: (chosen) =>
      ranges(chosen)
        .map((numbers, index) => twoDigits(numbers[chosen[index] ?? 0] ?? numbers.at(-1) ?? 0))
        .join('-'),
  }
}

function timePicker(attributes: Attributes): PickerModel {
  const [startHour, startMinute] = timeParts(attributes.start, '00:00')
  const [endHour, endMinute] = timeParts(attributes.end, '23:59')
  const hours = range(startHour, endHour)
  const minutesOf = (hour: number) =>
    range(hour === startHour ? startMinute : 0, hour === endHour ? endMinute : 59)
  const [hour, minute] = timeParts(attributes.value, '00:00')
  const hourRow = Math.max(0, hours.indexOf(hour))
  const chosenMinutes = (selection: readonly number[]) => minutesOf(hours[selection[0] ?? 0] ?? startHour)

  return {
    columns: (selection) => [
      { label: 'hour', options: hours.map(twoDigits) },
      { label: 'minute', options: chosenMinutes(selection).map(twoDigits) },
    ],
    selection: [hourRow, Math.max(0, chosenMinutes([hourRow]).indexOf(minute))],
    valueOf: (selection) =>
      [hours[selection[0] ?? 0] ?? startHour, chosenMinutes(selection)[selection[1] ?? 0] ?? 0]
        .map(twoDigits)
        .join(':'),
  }
}

type Three = [number, number, number]

function dateParts(value: unknown, otherwise: string): Three {
  const [year = 0, month = 1, day = 1] = (textOf(value) || otherwise).split('-').map(Number)

  return [year, month, day]
}

function timeParts(value: unknown, otherwise: string): [number, number] {
  const [hour = 0, minute = 0] = (textOf(value) || otherwise).split(':').map(Number)

  return [hour, minute]
}

function todayText(): string {
  const now = new Date()

  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join('-')
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
