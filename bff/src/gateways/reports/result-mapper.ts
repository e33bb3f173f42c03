import type { LocalText } from '../../lib/local-text.ts'
import { ageUnitOf, LOINC, sexOf } from './codes.ts'
import type { Age, HospitalResult, Measured, ResultRange, Words } from './port.ts'
import type * as wire from './wire.ts'

export function toResult({ code, referenceRange }: wire.Component, value: Measured | Words): HospitalResult {
  return { code: codeOf(code), name: nameOf(code), value, ranges: referenceRange.map(toRange) }
}

export function readValue(one: wire.Component): Measured | Words | undefined {
  const { valueQuantity, valueInteger, valueString, valueCodeableConcept, dataAbsentReason } = one
  if (valueQuantity !== undefined) return toMeasured(valueQuantity)
  if (valueInteger !== undefined) return toMeasured({ value: valueInteger })
  const words = valueString ?? wordsOf(valueCodeableConcept) ?? wordsOf(dataAbsentReason)

  return words === undefined ? undefined : { words }
}

function toMeasured({ value, comparator, unit, code }: wire.Quantity): Measured {
  return {
    ...{ text: value, number: Number(value), comparator },
    unit: {
      code: code ?? unit ?? '',
      label: unit ?? (code === undefined || code.startsWith('{') ? '' : code),
    },
  }
}

function toRange({ type, appliesTo, age, low, high, text }: wire.Range): ResultRange {
  return {
    meaning: meaningOf(type),
    appliesTo: toGroup(appliesTo),
    ageFrom: toAge(age?.low),
    ageTo: toAge(age?.high),
    low: low && Number(low.value),
    high: high && Number(high.value),
    words: low === undefined && high === undefined ? text : undefined,
    unit: low?.code ?? high?.code ?? low?.unit ?? high?.unit,
  }
}

/** A critical range is not in the standard's list of meanings: PROPOSED code `critical`, or the word 危急值. */
function meaningOf(type: wire.Concept | undefined): ResultRange['meaning'] {
  const meanings = type?.coding.map((one) => one.code) ?? []
  if (meanings.includes('critical') || type?.text === '危急值') return 'critical'

  return type === undefined || meanings.includes('normal') ? 'normal' : 'other'
}

function toGroup(appliesTo: readonly wire.Concept[]): ResultRange['appliesTo'] {
  if (appliesTo.length === 0) return 'everybody'
  const sexes = appliesTo.map(({ coding }) => coding.map((one) => sexOf[one.code ?? '']).find(Boolean))
  const [sex] = sexes

  return sex !== undefined && sexes.length === 1 ? sex : 'others'
}

function toAge(quantity: wire.Quantity | undefined): Age | 'unreadable' | undefined {
  if (quantity === undefined) return undefined
  const unit = ageUnitOf[quantity.code ?? quantity.unit ?? '']

  return unit === undefined ? 'unreadable' : { count: Number(quantity.value), unit }
}

export function writtenOf(value: Measured | Words): string {
  if ('words' in value) return value.words

  return `${value.comparator ?? ''}${value.text} ${value.unit.label}`.trim()
}

export function codeOf({ coding }: wire.Concept): string | undefined {
  const code = coding.find(({ system }) => system === LOINC)?.code

  return code !== undefined && /^\d{1,8}-\d$/.test(code) ? code : undefined
}

export function nameOf({ coding, text }: wire.Concept): LocalText {
  const display = coding.find((one) => one.display !== undefined)?.display
  const zh = text ?? display ?? coding.find((one) => one.code !== undefined)?.code ?? ''

  return display === undefined ? { zh } : { zh, en: display }
}

export function wordsOf(concept: wire.Concept | undefined): string | undefined {
  return concept?.text ?? concept?.coding.find((one) => one.display !== undefined)?.display
}
