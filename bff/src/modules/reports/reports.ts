import type { Language } from '@tongzhen/contract/headers'
import type { reportsRoutes } from '@tongzhen/contract/reports'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { ReportKind } from '@tongzhen/contract/states'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { Hospital } from '../../gateways/his/port.ts'
import type { HospitalReport, ReportGateway, ReportGateways } from '../../gateways/reports/port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { addDays } from '../../lib/shanghai-time.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import { namesIn } from '../institutions/names-in.ts'
import { type BookingPatient, readBookingPatient } from '../patients/booking-patient.ts'
import { findHolds, type HeldDeps, type Hold, heldDetailsView, heldView } from './held.ts'
import { newsVersion } from './news.ts'
import { findOpened, markOpened } from './opened.ts'
import { detailsView, reportView } from './report-view.ts'

export interface ReportsDeps extends HeldDeps {
  catalogues: Catalogues
  gateways: ReportGateways
}

export interface Named {
  patientId: string
  institutionId: string
  language: Language
  traceId: string
}

export type NoReports = Refusal<'NOT_FOUND' | 'CARD_REQUIRED' | 'HOSPITAL_UNAVAILABLE'>

/** Three years, whichever they are. */
export const LONGEST_PERIOD_DAYS = 3 * 366

type ReportList = ResponseOf<typeof reportsRoutes.listReports>

/** Newest first. What could not be had is named, and never taken for nothing. */
export async function listReports(
  deps: ReportsDeps,
  {
    from,
    to,
    kind,
    accountId,
    language,
    traceId,
    ...named
  }: Named & { from: string; to: string; kind?: ReportKind | undefined; accountId: string },
): Promise<ReportList | NoReports | Refusal<'REQUEST_INVALID'>> {
  if (from > to || addDays(from, LONGEST_PERIOD_DAYS) < to)
    return refuse('REQUEST_INVALID', { fields: [{ path: 'from', code: 'malformed' }] })
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const { hospitalPatientNumber } = at.patient
  const version = await newsVersion(deps.db, named)
  const [listing, hospital] = await Promise.all([
    at.gateway.list({ hospitalPatientNumber, from, to, kind }, { traceId }),
    deps.catalogues.of(named.institutionId).hospital(),
  ])
  if (listing.isSilent || isGatewayFailure(hospital)) return refuse('HOSPITAL_UNAVAILABLE')
  const found = listing.reports.sort((a, b) => (a.reportedAt < b.reportedAt ? 1 : -1))
  const holds = await findHolds(deps, { ...at, institutionId: named.institutionId }, found)
  const reports = found.filter(({ reportId }) => !holds.has(reportId))
  const reportIds = reports.map(({ reportId }) => reportId)
  const opened = await findOpened(deps, { ...named, accountId, reportIds })
  const seen = { ...at, institutionId: named.institutionId, hospital, language }
  const withNames = await namesIn(deps.catalogues.of(named.institutionId), language)

  return {
    reports: reports.map((one) =>
      withNames(reportView(one, { ...seen, isUnread: !opened.has(one.reportId) })),
    ),
    held: found.flatMap((report) => {
      const hold = holds.get(report.reportId)

      return hold ? [withNames(heldView(report, { ...seen, hold }))] : []
    }),
    missing: listing.missing,
    kinds: [...at.gateway.kinds],
    newsVersion: version,
  }
}

type ReportAnswer = ResponseOf<typeof reportsRoutes.getReport>

/** Opening it is reading it; of one that waits for the doctor nothing is told, and it is not opened. */
export async function getReport(
  deps: ReportsDeps,
  {
    language,
    imagePath,
    ...wanted
  }: WantedReport & { language: Language; imagePath: (imageId: string) => string },
): Promise<ReportAnswer | NoReports | Refusal<'REPORT_GONE'>> {
  const found = await findReport(deps, wanted)
  if (isRefusal(found)) return found
  const { report, hold } = found
  const withNames = await namesIn(deps.catalogues.of(wanted.institutionId), language)
  if (hold !== undefined) return withNames(heldDetailsView(report, { ...found, hold, language }))
  await markOpened(deps, wanted)

  return withNames(detailsView(report, { ...found, language, isUnread: false, imagePath }))
}

/** It is opened by that, and so it waits no longer. */
export async function showHeldReport(
  deps: ReportsDeps,
  wanted: WantedReport,
): Promise<undefined | NoReports | Refusal<'REPORT_GONE' | 'REPORT_HELD'>> {
  const found = await findReport(deps, wanted)
  if (isRefusal(found)) return found
  if (found.hold?.mayShow === false) return refuse('REPORT_HELD')
  await markOpened(deps, wanted)

  return undefined
}

/** A report that is being opened, with what it takes to tell it in any language. */
export interface FoundReport {
  report: HospitalReport
  /** Nothing of `report` may be told. */
  hold: Hold | undefined
  patient: BookingPatient
  institutionId: string
  hospital: Hospital
}

type WantedReport = Omit<Named, 'language'> & { reportId: string; accountId: string }

/** Opens it, or not as long as it waits for the doctor. */
export async function readReport(
  deps: ReportsDeps,
  wanted: WantedReport,
): Promise<FoundReport | NoReports | Refusal<'REPORT_GONE' | 'REPORT_HELD'>> {
  const found = await findReport(deps, wanted)
  if (isRefusal(found)) return found
  if (found.hold !== undefined) return refuse('REPORT_HELD')
  await markOpened(deps, wanted)

  return found
}

async function findReport(
  deps: ReportsDeps,
  { reportId, traceId, ...named }: WantedReport,
): Promise<FoundReport | NoReports | Refusal<'REPORT_GONE'>> {
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const { hospitalPatientNumber } = at.patient
  const [report, hospital] = await Promise.all([
    at.gateway.find({ hospitalPatientNumber, reportId }, { traceId }),
    deps.catalogues.of(named.institutionId).hospital(),
  ])
  if (report === 'gone') return refuse('REPORT_GONE')
  if (isGatewayFailure(report) || isGatewayFailure(hospital)) return refuse('HOSPITAL_UNAVAILABLE')
  const whose = { patient: at.patient, institutionId: named.institutionId }
  const holds = await findHolds(deps, whose, [report])

  return { report, hold: holds.get(report.reportId), ...whose, hospital }
}

/** The patient as the institution knows them, and its gateway; an institution that shows no reports has none. */
export async function arrive(
  { db, fields, gateways }: Pick<ReportsDeps, 'db' | 'fields' | 'gateways'>,
  named: Pick<Named, 'patientId' | 'institutionId'>,
): Promise<{ patient: BookingPatient; gateway: ReportGateway } | NoReports> {
  const gateway = gateways.of(named.institutionId)
  if (gateway === undefined) return refuse('NOT_FOUND')
  const patient = await readBookingPatient(db, named, fields)

  return patient === undefined ? refuse('CARD_REQUIRED') : { patient, gateway }
}
