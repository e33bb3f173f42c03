import type { Trend } from '@tongzhen/contract/reports'
import type { HospitalReport, HospitalResult, Measured } from '../../gateways/reports/port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import type { BookingPatient } from '../patients/booking-patient.ts'
import { interpret } from './interpret.ts'
import { examinedAt, explainedIn, nameIn } from './report-view.ts'
import { arrive, LONGEST_PERIOD_DAYS, type Named, type NoReports, type ReportsDeps } from './reports.ts'
import { testOf } from './test-glossary.ts'
import { scaleFrom } from './units.ts'

/** A number that was measured, with the report in which it stands. */
interface Finding {
  report: HospitalReport
  result: HospitalResult
  value: Measured
  at: string
}

/** One test over the last three years, in the unit of the newest. */
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
  const findings = listing.reports.flatMap((report) => findingsOf(report, code)).sort(oldestFirst)
  const newest = findings.at(-1)
  if (newest === undefined)
    return listing.missing.length > 0 ? refuse('HOSPITAL_UNAVAILABLE') : refuse('REPORT_GONE')
  const test = testOf(code)

  return {
    code,
    name: nameIn(newest.result, { test, language }),
    unit: newest.value.unit.label,
    explained: explainedIn(test, language),
    points: findings.flatMap((finding) => pointOf(finding, { unit: newest.value.unit.code, ...at })),
  }
}

/** Under any of the codes that the test has, since each unit system has its own. */
function findingsOf(report: HospitalReport, code: string): Finding[] {
  const codes = testOf(code)?.units.flatMap(({ loinc }) => loinc) ?? [code]
  const at = report.collectedAt ?? report.reportedAt

  return report.results.flatMap((result) => {
    const { value } = result
    const isOfTest = result.code !== undefined && codes.includes(result.code)
    if (!isOfTest || 'words' in value || value.comparator !== undefined) return []

    return [{ report, result, value, at }]
  })
}

function oldestFirst(a: Finding, b: Finding): number {
  return Date.parse(a.at) - Date.parse(b.at)
}

function pointOf(
  { report, result, value, at }: Finding,
  { unit, patient }: { unit: string; patient: BookingPatient },
): Trend['points'] {
  const scale = scaleFrom({ unit: value.unit.code, code: result.code }, unit)
  if (scale === undefined) return []
  const { range, reading } = interpret(result, examinedAt(report, patient))
  const brought = (number: number) =>
    value.unit.code === unit ? number : Number(scale(number).toPrecision(4))
  const end = (number: number | null) => (number === null ? null : brought(number))

  return [
    {
      ...{ reportId: report.reportId, at, number: brought(value.number), reading },
      range: range && { low: end(range.low), high: end(range.high) },
    },
  ]
}
