import { hospitalCode } from '@tongzhen/contract/common'
import type { Germ, Passage } from '@tongzhen/contract/reports'
import type { ReportKind } from '@tongzhen/contract/states'
import type { LocalText } from '../../lib/local-text.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import {
  ageUnitOf,
  kindsOfCategories,
  LOINC,
  partsOfPassages,
  RELEASED,
  sexOf,
  susceptibilityOf,
} from './codes.ts'
import type { Age, HospitalReport, HospitalResult, Measured, ResultRange, Words } from './port.ts'
import * as wire from './wire.ts'

export interface Asked {
  /** Of the system, part of our numbers of its reports. */
  name: string
  patient: { system: string; value: string }
}

export type ReadReport = HospitalReport | 'not_released' | 'of_somebody_else' | 'unreadable'

const PARTS: readonly Passage['part'][] = ['method', 'findings', 'conclusion', 'advice']

/** Reads what a search found: each `DiagnosticReport` with those of the `Observation`s that it names. */
export function readReports(
  resources: readonly wire.Resource[],
  asked: Asked,
): { read: ReadReport; kind: ReportKind | undefined }[] {
  const observations = new Map(
    resources.filter((one) => one.resourceType === 'Observation').map((one) => [one.id ?? '', one]),
  )

  return resources
    .filter((one) => one.resourceType === 'DiagnosticReport')
    .map((one) => ({ read: readReport(one, { asked, observations }), kind: kindOf(one) }))
}

interface Context {
  asked: Asked
  observations: ReadonlyMap<string, wire.Resource>
}

/** Whole or not at all: a report of which a part cannot be read would say less than the hospital did. */
function readReport(resource: wire.Resource, { asked, observations }: Context): ReadReport {
  const parsed = wire.diagnosticReport.safeParse(resource)
  const kind = kindOf(resource)
  if (!parsed.success || kind === undefined) return 'unreadable'
  const report = parsed.data
  if (!isOf(report.subject, asked)) return 'of_somebody_else'
  if (!RELEASED.includes(report.status)) return 'not_released'
  const reportId = `${asked.name}.${report.id}`
  if (!hospitalCode.safeParse(reportId).success) return 'unreadable'
  const contents = readContents(report, { kind, asked, observations })
  if (contents === undefined) return 'unreadable'
  const order = inside(report, report.basedOn[0])
  const requester = inside(report, order?.requester) ?? order
  const specimen = inside(report, report.specimen[0])
  const collectedAt = specimen?.collection?.collectedDateTime ?? report.effectiveDateTime

  return {
    ...{ reportId, kind, title: nameOf(report.code), ...contents },
    departmentName: requester?.organization?.display,
    orderedBy: requester?.practitioner?.display,
    checkedBy: report.resultsInterpreter[0]?.display,
    specimen: specimen?.type?.text,
    collectedAt: instantOf(collectedAt),
    reportedAt: shanghaiInstant(new Date(report.issued)),
  }
}

type Contents = Pick<HospitalReport, 'results' | 'germs' | 'passages'>

function readContents(
  report: wire.DiagnosticReport,
  { kind, asked, observations }: Context & { kind: ReportKind },
): Contents | undefined {
  const results: HospitalResult[] = []
  const germs: Germ[] = []
  const passages: Passage[] =
    report.conclusion === undefined ? [] : [{ part: 'conclusion', text: report.conclusion }]

  const taken = new Set<string>()

  function find(reference: string): wire.Observation | undefined {
    const { data } = wire.observation.safeParse(observations.get(reference.replace(/^.*\//, '')))

    return data && isOf(data.subject, asked) ? data : undefined
  }

  /** False when something of it cannot be read. */
  function take(one: wire.Observation | undefined): boolean {
    if (one === undefined) return false
    if (taken.has(one.id)) return true
    taken.add(one.id)
    if (!RELEASED.includes(one.status)) return true
    const members = one.hasMember.map(({ reference }) => find(reference))
    if (kind === 'microbiology' && members.length > 0) {
      const germ = toGerm(one, members)
      if (germ !== undefined) germs.push(germ)

      return germ !== undefined
    }
    const part = partsOfPassages[codeOf(one.code) ?? '']
    if (part !== undefined && one.valueString !== undefined) {
      passages.push({ part, text: one.valueString })

      return true
    }
    const value = readValue(one)
    if (value !== undefined) results.push(toResult(one, value))
    const parts = one.component.map((each) => ({ each, partValue: readValue(each) }))
    for (const { each, partValue } of parts)
      if (partValue !== undefined) results.push(toResult(each, partValue))
    const isSomething = value !== undefined || parts.length + members.length > 0

    return isSomething && parts.every(({ partValue }) => partValue !== undefined) && members.every(take)
  }

  if (!report.result.map(({ reference }) => find(reference)).every(take)) return undefined
  passages.sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part))

  return { results, germs, passages }
}

function toResult({ code, referenceRange }: wire.Component, value: Measured | Words): HospitalResult {
  return { code: codeOf(code), name: nameOf(code), value, ranges: referenceRange.map(toRange) }
}

function readValue(one: wire.Component): Measured | Words | undefined {
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

/** A critical range is not in the standard's list of meanings: PROPOSED code `critical`, or the word 危急值. */
function toRange({ type, appliesTo, age, low, high }: wire.Range): ResultRange {
  const meanings = type?.coding.map((one) => one.code) ?? []
  const isCritical = meanings.includes('critical') || type?.text === '危急值'
  const isNormal = type === undefined || meanings.includes('normal')

  return {
    meaning: isCritical ? 'critical' : isNormal && isAgeKnown(age) ? 'normal' : 'other',
    appliesTo: toGroup(appliesTo),
    ageFrom: toAge(age?.low),
    ageTo: toAge(age?.high),
    low: low && Number(low.value),
    high: high && Number(high.value),
    unit: low?.code ?? high?.code ?? low?.unit ?? high?.unit,
  }
}

function toGroup(appliesTo: readonly wire.Concept[]): ResultRange['appliesTo'] {
  if (appliesTo.length === 0) return 'everybody'
  const sexes = appliesTo.map(({ coding }) => coding.map((one) => sexOf[one.code ?? '']).find(Boolean))
  const [sex] = sexes

  return sex !== undefined && sexes.length === 1 ? sex : 'others'
}

function isAgeKnown(age: wire.Range['age']): boolean {
  return [age?.low, age?.high].every((end) => end === undefined || toAge(end) !== undefined)
}

function toAge(quantity: wire.Quantity | undefined): Age | undefined {
  const unit = ageUnitOf[quantity?.code ?? '']

  return quantity && unit && { count: Number(quantity.value), unit }
}

function toGerm(one: wire.Observation, members: readonly (wire.Observation | undefined)[]): Germ | undefined {
  const name = wordsOf(one.valueCodeableConcept) ?? one.valueString
  const amount = one.component.map(readValue).find((value) => value !== undefined)
  const medicines = members.flatMap((member) => (member && toMedicine(member)) ?? [])
  if (name === undefined || medicines.length < members.length) return undefined

  return { name, amount: amount === undefined ? null : writtenOf(amount), medicines }
}

function toMedicine(member: wire.Observation): Germ['medicines'][number] | undefined {
  const codes = member.interpretation.flatMap(({ coding }) => coding.map((one) => one.code ?? ''))
  const susceptibility = codes.map((code) => susceptibilityOf[code]).find((word) => word !== undefined)
  const measured = readValue(member)
  if (susceptibility === undefined || !RELEASED.includes(member.status)) return undefined

  return {
    name: nameOf(member.code).zh,
    measured: measured === undefined ? null : writtenOf(measured),
    susceptibility,
  }
}

function writtenOf(value: Measured | Words): string {
  if ('words' in value) return value.words

  return `${value.comparator ?? ''}${value.text} ${value.unit.label}`.trim()
}

function isOf({ identifier }: wire.Subject, { patient }: Asked): boolean {
  return identifier.system === patient.system && identifier.value === patient.value
}

function kindOf(resource: wire.Resource): ReportKind | undefined {
  const codings = wire.category.safeParse(resource).data?.category.flatMap(({ coding }) => coding) ?? []

  return codings.map(({ code }) => kindsOfCategories[code ?? '']).find((kind) => kind !== undefined)
}

function codeOf({ coding }: wire.Concept): string | undefined {
  const code = coding.find(({ system }) => system === LOINC)?.code

  return code !== undefined && /^\d{1,8}-\d$/.test(code) ? code : undefined
}

function nameOf({ coding, text }: wire.Concept): LocalText {
  const display = coding.find((one) => one.display !== undefined)?.display
  const zh = text ?? display ?? coding.find((one) => one.code !== undefined)?.code ?? ''

  return display === undefined ? { zh } : { zh, en: display }
}

function wordsOf(concept: wire.Concept | undefined): string | undefined {
  return concept?.text ?? concept?.coding.find((one) => one.display !== undefined)?.display
}

function inside({ contained }: wire.DiagnosticReport, link: { reference: string } | undefined) {
  return contained.find(({ id }) => link?.reference === `#${id}`)
}

/** Of a day alone nobody knows the hour. */
function instantOf(text: string | undefined): string | undefined {
  return text?.includes('T') && !Number.isNaN(Date.parse(text)) ? shanghaiInstant(new Date(text)) : undefined
}
