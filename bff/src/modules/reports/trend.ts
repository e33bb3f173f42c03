import type { Trend } from '@tongzhen/contract/reports'
import type { HospitalReport, HospitalResult, Measured } from '../../gateways/reports/port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import type { BookingPatient } from '../patients/booking-patient.ts'
import { findHolds } from './held.ts'
import { interpret } from './interpret.ts'
import { examinedAt, explainedIn, nameIn } from './report-view.ts'
import { arrive, LONGEST_PERIOD_DAYS, type Named, type NoReports, type ReportsDeps } from './reports.ts'
import { testOf } from './test-glossary.ts'
import { type CodedUnit, isSameUnit, rounded, scaleFrom } from './units.ts'

/** A result of the test, with the report in which it stands. */
interface Finding {
  report: HospitalReport
  result: HospitalResult
  at: string
  /** What can be drawn of it. */
  value: Measured | undefined
}

type MeasuredFinding = Finding & { value: Measured }

/** One test over the last three years, in the unit of the newest; without what waits for the doctor. */
export async function getTrend(
  deps: ReportsDeps,
  { code, language, traceId, ...named }: Named & { code: string },
): Promise<Trend | NoReports | Refusal<'REPORT_GONE'>> {
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const today = shanghaiDate(deps.clock.now())
  const { hospitalPatientNumber } = at.patient
  const listing = await at.gateway.list(
    { hospitalPatientNumber, from: addDays(today, -LONGEST_PERIOD_DAYS), to: today, kind: 'laboratory' },
    { traceId },
  )
  const holds = await findHolds(deps, { ...at, institutionId: named.institutionId }, listing.reports)
  const told = listing.reports.filter(({ reportId }) => !holds.has(reportId))
  const findings = told.flatMap((report) => findingsOf(report, code)).sort(oldestFirst)
  const latest = findings.at(-1)
  if (latest === undefined)
    return listing.missing.length > 0 ? refuse('HOSPITAL_UNAVAILABLE') : refuse('REPORT_GONE')
  const test = testOf(code)
  const newest = findings.findLast(isMeasured)
  const points = newest ? findings.flatMap((finding) => pointOf(finding, { newest, ...at })) : []

  return {
    code,
    name: nameIn(latest.result, { test, language }),
    unit: newest?.value.unit.label ?? '',
    explained: explainedIn(test, language),
    // The newest that was measured is always drawn, since the others are brought into its unit.
    // Whatever is in a report that waits: not even that is told.
    isComplete: listing.missing.length === 0 && holds.size === 0 && newest === latest,
    points,
  }
}

/** Under any of the codes that the test has, since each unit system has its own. */
function findingsOf(report: HospitalReport, code: string): Finding[] {
  const codes = testOf(code)?.units.flatMap(({ loinc }) => loinc) ?? [code]
  const at = report.collectedAt ?? report.reportedAt
  const results = report.results.filter((result) => result.code !== undefined && codes.includes(result.code))
  // Glucose before sugar and an hour after it are told apart by their names alone.
  const isNamedTwice = new Set(results.map((result) => result.code)).size < results.length

  return results.map((result) => {
    const { value } = result
    const canBeDrawn = !isNamedTwice && 'number' in value && value.comparator === undefined

    return { report, result, at, value: canBeDrawn ? value : undefined }
  })
}

function isMeasured(finding: Finding): finding is MeasuredFinding {
  return finding.value !== undefined
}

function oldestFirst(a: Finding, b: Finding): number {
  return Date.parse(a.at) - Date.parse(b.at)
}

function pointOf(
  finding: Finding,
  { newest, patient }: { newest: MeasuredFinding; patient: BookingPatient },
): Trend['points'] {
  if (!isMeasured(finding)) return []
  const { report, result, value, at } = finding
  const [own, to] = [codedUnitOf(finding), codedUnitOf(newest)]
  const scale = scaleFrom(own, to)
  if (scale === undefined) return []
  const { range, reading } = interpret(result, examinedAt(report, patient))
  const brought = (number: number) => (isSameUnit(own.unit, to.unit) ? number : rounded(scale(number)))
  const end = (number: number | null) => (number === null ? null : brought(number))

  return [
    {
      ...{ reportId: report.reportId, at, number: brought(value.number), reading },
      range: range && { low: end(range.low), high: end(range.high) },
    },
  ]
}

function codedUnitOf({ result, value }: MeasuredFinding): CodedUnit {
  return { unit: value.unit.code, code: result.code }
}
