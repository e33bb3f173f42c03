import type { Channel, Language } from '@tongzhen/contract/headers'
import type { OutpatientRecord, RecordDetails, recordsRoutes } from '@tongzhen/contract/records'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { PatientLink } from '../../access.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { Hospital } from '../../gateways/his/port.ts'
import type {
  HospitalRecord,
  HospitalRecordDetails,
  RecordGateway,
  RecordGateways,
} from '../../gateways/records/port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import { type BillingDeps, listBills } from '../billing/bills.ts'
import type { SettingsReader } from '../institution-settings/settings.ts'
import { namesIn } from '../institutions/names-in.ts'
import { type BookingPatient, readBookingPatient } from '../patients/booking-patient.ts'
import type { Viewer } from '../payments/payments.ts'
import { findHolds } from '../reports/held.ts'
import { LONGEST_PERIOD_DAYS, type ReportsDeps } from '../reports/reports.ts'
import { diagnosisIn, doseIn } from './diagnosis-words.ts'

export interface RecordsDeps extends ReportsDeps, Pick<BillingDeps, 'billing'> {
  records: RecordGateways
  settings: Pick<SettingsReader, 'modulesOf'>
}

interface Named {
  patientId: string
  institutionId: string
  language: Language
  traceId: string
}

type NoRecords = Refusal<'NOT_FOUND' | 'CARD_REQUIRED' | 'HOSPITAL_UNAVAILABLE'>

/** So long after a visit its reports come. */
const REPORTS_COME_WITHIN_DAYS = 30

/** Newest first. */
export async function listRecords(
  deps: RecordsDeps,
  { from, to, language, traceId, ...named }: Named & { from: string; to: string },
): Promise<ResponseOf<typeof recordsRoutes.listRecords> | NoRecords | Refusal<'REQUEST_INVALID'>> {
  if (from > to || addDays(from, LONGEST_PERIOD_DAYS) < to)
    return refuse('REQUEST_INVALID', { fields: [{ path: 'from', code: 'malformed' }] })
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const { hospitalPatientNumber } = at.patient
  const [listing, hospital] = await Promise.all([
    at.gateway.list({ hospitalPatientNumber, from, to }, { traceId }),
    deps.catalogues.of(named.institutionId).hospital(),
  ])
  if (isGatewayFailure(listing) || isGatewayFailure(hospital)) return refuse('HOSPITAL_UNAVAILABLE')
  const { institutionId } = named
  const withNames = await namesIn(deps.catalogues.of(institutionId), language)
  const records = listing.records.sort((a, b) => (a.visitedAt < b.visitedAt ? 1 : -1))

  return {
    records: records.map((one) => withNames(recordView(one, { institutionId, hospital, language }))),
    isComplete: listing.isComplete,
  }
}

/** A visit, with what else is known of it: what cannot be had leaves its own part open, and nothing else. */
export async function getRecord(
  deps: RecordsDeps,
  {
    recordId,
    language,
    traceId,
    link,
    viewer,
    channel,
    ...named
  }: Named & { recordId: string; link: PatientLink; viewer: Viewer; channel: Channel },
): Promise<RecordDetails | NoRecords | Refusal<'RECORD_GONE'>> {
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const { patient } = at
  const { hospitalPatientNumber } = patient
  const [record, hospital] = await Promise.all([
    at.gateway.find({ hospitalPatientNumber, recordId }, { traceId }),
    deps.catalogues.of(named.institutionId).hospital(),
  ])
  if (record === 'gone') return refuse('RECORD_GONE')
  if (isGatewayFailure(record) || isGatewayFailure(hospital)) return refuse('HOSPITAL_UNAVAILABLE')
  const { institutionId } = named
  const asked = { ...named, patient, record, language, traceId }
  const withNames = await namesIn(deps.catalogues.of(institutionId), language)
  const maySeeBills = link.scopes.includes('payments')
  const modules = await deps.settings.modulesOf(institutionId, channel)
  const [reports, bills] = await Promise.all([
    modules.includes('reports') ? reportsOf(deps, asked) : [],
    maySeeBills ? billsOf(deps, { ...asked, viewer }) : [],
  ])

  return {
    ...withNames(recordView(record, { institutionId, hospital, language })),
    patientId: patient.patientId,
    patientName: patient.name,
    institutionPhone: hospital.phone,
    complaint: record.complaint ?? null,
    medicines: record.medicines.map(({ name, dose, ...taking }) => ({
      name: textIn(name, language),
      dose: dose === undefined ? null : doseIn(dose, language),
      timesPerDay: taking.timesPerDay ?? null,
      when: taking.when ?? null,
      days: taking.days ?? null,
      words: taking.words ?? null,
    })),
    orders: record.orders.map((name) => textIn(name, language)),
    advice: record.advice ?? null,
    ...{ reports, bills },
  }
}

interface OfVisit extends Named {
  patient: BookingPatient
  record: HospitalRecordDetails
}

/** Those that name the visit in which they were ordered; nothing of one that waits for the doctor. */
async function reportsOf(
  deps: RecordsDeps,
  { institutionId, patient, record, language, traceId }: OfVisit,
): Promise<RecordDetails['reports']> {
  const gateway = deps.gateways.of(institutionId)
  if (gateway === undefined) return []
  const { hospitalPatientNumber } = patient
  const from = shanghaiDate(new Date(record.visitedAt))
  const period = { from, to: addDays(from, REPORTS_COME_WITHIN_DAYS) }
  const { reports, missing } = await gateway.list({ hospitalPatientNumber, ...period }, { traceId })
  if (missing.length > 0) return null
  const own = reports.filter(({ visit }) =>
    record.identifiers.some(({ system, value }) => system === visit?.system && value === visit.value),
  )
  const holds = await findHolds(deps, { patient, institutionId }, own)

  // Of a held one the family does not learn even the visit in which it was ordered.
  const told = own.filter(({ reportId }) => holds.get(reportId)?.isOwn !== false)

  return told.map(({ reportId, title, reportedAt }) => ({
    reportId,
    title: holds.has(reportId) ? null : textIn(title, language),
    reportedOn: shanghaiDate(new Date(reportedAt)),
  }))
}

async function billsOf(
  deps: RecordsDeps,
  { patientId, institutionId, record, viewer, language, traceId }: OfVisit & { viewer: Viewer },
): Promise<RecordDetails['bills']> {
  if (record.visitId === undefined) return []
  const asked = { patientId, institutionId, viewer, language, traceId }
  const lists = await Promise.all(
    (['open', 'paid'] as const).map((state) => listBills(deps, { ...asked, state })),
  )
  if (lists.some(isRefusal)) return null
  const visits = lists.flatMap((list) => (isRefusal(list) ? [] : list))

  const bills = visits.filter(({ visitId }) => visitId === record.visitId).flatMap((visit) => visit.bills)

  return bills.map(({ billId, executingDepartmentName, amountFen, state }) => ({
    ...{ billId, executingDepartmentName, amountFen, state },
  }))
}

function recordView(
  record: HospitalRecord,
  { institutionId, hospital, language }: { institutionId: string; hospital: Hospital; language: Language },
): OutpatientRecord {
  const { recordId, visitedAt, departmentName = null, doctorName = null } = record

  return {
    ...{ institutionId, institutionName: textIn(hospital.name, language) },
    ...{ recordId, visitedAt, departmentName, doctorName },
    diagnoses: record.diagnoses.map((one) => ({
      code: one.code ?? null,
      name: diagnosisIn(one, language),
    })),
  }
}

async function arrive(
  { db, fields, records }: Pick<RecordsDeps, 'db' | 'fields' | 'records'>,
  named: Pick<Named, 'patientId' | 'institutionId'>,
): Promise<{ patient: BookingPatient; gateway: RecordGateway } | NoRecords> {
  const gateway = records.of(named.institutionId)
  if (gateway === undefined) return refuse('NOT_FOUND')
  const patient = await readBookingPatient(db, named, fields)

  return patient === undefined ? refuse('CARD_REQUIRED') : { patient, gateway }
}
