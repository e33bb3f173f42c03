import { hospitalCode } from '@tongzhen/contract/common'
import type { Germ, Passage } from '@tongzhen/contract/reports'
import type { ReportKind } from '@tongzhen/contract/states'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { kindsOfCategories, partsOfPassages, RELEASED, susceptibilityOf, WITHDRAWN } from './codes.ts'
import type { HospitalReport, HospitalResult } from './port.ts'
import { codeOf, nameOf, readValue, toResult, wordsOf, writtenOf } from './result-mapper.ts'
import { isTold, sensitiveKindsOf, toldOn } from './sensitive.ts'
import * as wire from './wire.ts'

export interface Asked {
  /** Of the system, part of our numbers of its reports. */
  name: string
  patient: { system: string; value: string }
}

/** What became of one report, and of which kind it is as far as that can be read. */
export interface Read {
  read: ReadReport
  kind: ReportKind | undefined
}

type ReadReport = HospitalReport | 'not_released' | 'of_somebody_else' | 'unreadable'

const PARTS: readonly Passage['part'][] = ['method', 'findings', 'conclusion', 'advice']

/** Reads what a search found: each `DiagnosticReport` with those of the `Observation`s that it names. */
export function readReports(resources: readonly wire.Resource[], asked: Asked): Read[] {
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
    images: imagesOf(report),
    visit: report.encounter?.identifier,
    ...{ isTold: isTold(report), toldOn: toldOn(report) },
  }
}

type Contents = Pick<HospitalReport, 'results' | 'germs' | 'passages' | 'sensitive'>

function readContents(
  report: wire.DiagnosticReport,
  { kind, asked, observations }: Context & { kind: ReportKind },
): Contents | undefined {
  const results: HospitalResult[] = []
  const germs: Germ[] = []
  const passages: Passage[] =
    report.conclusion === undefined ? [] : [{ part: 'conclusion', text: report.conclusion }]

  const taken = new Map<string, wire.Observation>()

  function find(reference: string): wire.Observation | undefined {
    const { data } = wire.observation.safeParse(observations.get(reference.replace(/^.*\//, '')))

    return data && isOf(data.subject, asked) ? data : undefined
  }

  /** False when something of it cannot be read, or is still to come. */
  function take(one: wire.Observation | undefined): boolean {
    if (one === undefined) return false
    if (taken.has(one.id)) return true
    taken.set(one.id, one)
    if (one.status === WITHDRAWN) return true
    if (!RELEASED.includes(one.status)) return false
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

  const named = [...taken.values()].flatMap((one) => [one, ...one.component])

  return { results, germs, passages, sensitive: sensitiveKindsOf(report, named) }
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

export function isOf({ identifier }: wire.Subject, { patient }: Asked): boolean {
  return identifier.system === patient.system && identifier.value === patient.value
}

function kindOf(resource: wire.Resource): ReportKind | undefined {
  const codings = wire.category.safeParse(resource).data?.category.flatMap(({ coding }) => coding) ?? []

  return codings.map(({ code }) => kindsOfCategories[code ?? '']).find((kind) => kind !== undefined)
}

/** A reference that is no number of a picture is left out: the report says the same in words. */
function imagesOf({ media }: wire.DiagnosticReport): HospitalReport['images'] {
  return media.flatMap(({ comment, link }) => {
    const imageId = /^Media\/(.+)$/.exec(link.reference)?.[1]

    return hospitalCode.safeParse(imageId).success && imageId !== undefined
      ? [{ imageId, words: comment }]
      : []
  })
}

function inside({ contained }: wire.DiagnosticReport, link: { reference: string } | undefined) {
  return contained.find(({ id }) => link?.reference === `#${id}`)
}

/** Of a day alone nobody knows the hour. */
function instantOf(text: string | undefined): string | undefined {
  return text?.includes('T') && !Number.isNaN(Date.parse(text)) ? shanghaiInstant(new Date(text)) : undefined
}
