import type { Language } from '@tongzhen/contract/headers'
import type { ReportDetails, reportsRoutes } from '@tongzhen/contract/reports'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { ReportKind } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { Hospital } from '../../gateways/his/port.ts'
import type { HospitalReport, ReportGateway, ReportGateways } from '../../gateways/reports/port.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { addDays } from '../../lib/shanghai-time.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import { type BookingPatient, readBookingPatient } from '../patients/booking-patient.ts'
import { newsVersion } from './news.ts'
import { findOpened, markOpened } from './opened.ts'
import { detailsView, reportView } from './report-view.ts'

export interface ReportsDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
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
  const reports = listing.reports.sort((a, b) => (a.reportedAt < b.reportedAt ? 1 : -1))
  const reportIds = reports.map(({ reportId }) => reportId)
  const opened = await findOpened(deps, { ...named, accountId, reportIds })
  const seen = { ...at, institutionId: named.institutionId, hospital, language }

  return {
    reports: reports.map((one) => reportView(one, { ...seen, isUnread: !opened.has(one.reportId) })),
    missing: listing.missing,
    kinds: [...at.gateway.kinds],
    newsVersion: version,
  }
}

/** Opening it is reading it. */
export async function getReport(
  deps: ReportsDeps,
  { language, ...wanted }: Named & { reportId: string; accountId: string },
): Promise<ReportDetails | NoReports | Refusal<'REPORT_GONE'>> {
  const found = await readReport(deps, wanted)

  return isRefusal(found) ? found : detailsView(found.report, { ...found, language, isUnread: false })
}

/** A report that is being opened, with what it takes to tell it in any language. */
export interface FoundReport {
  report: HospitalReport
  patient: BookingPatient
  institutionId: string
  hospital: Hospital
}

export async function readReport(
  deps: ReportsDeps,
  {
    reportId,
    accountId,
    traceId,
    ...named
  }: Omit<Named, 'language'> & { reportId: string; accountId: string },
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
  await markOpened(deps, { ...named, accountId, reportId })

  return { report, patient: at.patient, institutionId: named.institutionId, hospital }
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
