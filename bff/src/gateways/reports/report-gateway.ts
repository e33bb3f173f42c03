import { type ReportKind, reportKinds } from '@tongzhen/contract/states'
import type { InstitutionConfig } from '../../config/institution.ts'
import type { HttpClient } from '../../lib/http.ts'
import { addDays } from '../../lib/shanghai-time.ts'
import { isGatewayFailure, unintelligible } from '../failure.ts'
import { fileTypes } from '../file-types.ts'
import { createFhirClient, type FhirClient } from './client.ts'
import { categoriesOf } from './codes.ts'
import { type Asked, isOf, type Read, readReports } from './mapper.ts'
import type { HospitalReport, ReportGateway, ReportListing, ReportPeriod } from './port.ts'
import * as wire from './wire.ts'

export type ReportSettings = NonNullable<InstitutionConfig['reports']>

export interface ReportGatewayDeps {
  http: HttpClient
  /** Told of reports that cannot be read, or that are of somebody else, and are left out. */
  onLeftOut: (event: { system: string; why: string; count: number }) => void
}

interface System {
  name: string
  kinds: readonly ReportKind[]
  client: FhirClient
}

const PAGE = '40'

/** The systems of one institution that hold reports. */
export function createReportGateway(
  { patientSystem, systems: settings }: Omit<ReportSettings, 'sensitive'>,
  { http, onLeftOut }: ReportGatewayDeps,
): ReportGateway {
  const systems = settings.map((one): System => ({ ...one, client: createFhirClient(one, { http }) }))

  /** Those that are missing in what was found, and that somebody has to look into. */
  function tellLeftOut(system: string, read: readonly Read[]): Read[] {
    const leftOut = read.filter(({ read: one }) => one === 'unreadable' || one === 'of_somebody_else')
    for (const why of ['unreadable', 'of_somebody_else']) {
      const count = leftOut.filter((one) => one.read === why).length
      if (count > 0) onLeftOut({ system, why, count })
    }

    return leftOut
  }

  async function listOf(
    { name, kinds, client }: System,
    { hospitalPatientNumber, from, to }: ReportPeriod,
    trace: { traceId: string },
  ): Promise<ReportListing> {
    const asked: Asked = { name, patient: { system: patientSystem, value: hospitalPatientNumber } }
    const found = await client.search(
      [
        ...ofPatient(asked),
        ['category', categoriesOf(kinds).join(',')],
        ['issued', `ge${from}T00:00:00+08:00`],
        ['issued', `lt${addDays(to, 1)}T00:00:00+08:00`],
        ['_sort', '-issued'],
        ['_count', PAGE],
      ],
      trace,
    )
    if (isGatewayFailure(found)) return { reports: [], missing: [...kinds], isSilent: true }
    const read = readReports(found, asked)
    const leftOut = tellLeftOut(name, read)
    const reports = read.flatMap(({ read: one }) => (isReport(one) && kinds.includes(one.kind) ? [one] : []))
    const missing = leftOut.flatMap(({ kind }) => (kind === undefined ? kinds : [kind]))

    return {
      // One that moved to the next page while it was turned is there twice.
      reports: [...new Map(reports.map((one) => [one.reportId, one])).values()],
      missing: kinds.filter((kind) => missing.includes(kind)),
      isSilent: reports.length === 0 && leftOut.length > 0,
    }
  }

  return {
    kinds: reportKinds.filter((kind) => systems.some(({ kinds }) => kinds.includes(kind))),

    async list({ kind, ...period }, trace) {
      const asked = systems
        .map((one) => ({ ...one, kinds: one.kinds.filter((each) => kind === undefined || each === kind) }))
        .filter(({ kinds }) => kinds.length > 0)
      const lists = await Promise.all(asked.map((system) => listOf(system, period, trace)))

      return {
        reports: lists.flatMap((one) => one.reports),
        missing: lists.flatMap((one) => one.missing),
        isSilent: lists.length > 0 && lists.every((one) => one.isSilent),
      }
    },

    async find({ hospitalPatientNumber, reportId }, trace) {
      const [name = '', ...rest] = reportId.split('.')
      const system = systems.find((one) => one.name === name)
      if (system === undefined || rest.length === 0) return 'gone'
      const asked: Asked = { name, patient: { system: patientSystem, value: hospitalPatientNumber } }
      const found = await system.client.search([...ofPatient(asked), ['_id', rest.join('.')]], trace)
      if (isGatewayFailure(found)) return found
      const read = readReports(found, asked)
      const isUnreadable = tellLeftOut(name, read).some((one) => one.read === 'unreadable')
      const report = read.map((one) => one.read).find((one) => isReport(one) && one.reportId === reportId)
      if (isReport(report)) return report

      return isUnreadable ? unintelligible('the report cannot be read') : 'gone'
    },

    async picture({ hospitalPatientNumber, reportId, imageId }, trace) {
      const [name = ''] = reportId.split('.')
      const system = systems.find((one) => one.name === name)
      if (system === undefined) return unintelligible('a picture of no system')
      const asked: Asked = { name, patient: { system: patientSystem, value: hospitalPatientNumber } }
      const found = await system.client.read({ type: 'Media', id: imageId }, trace)
      if (isGatewayFailure(found)) return found
      const { data } = wire.media.safeParse(found)
      if (data === undefined || !isOf(data.subject, asked))
        return unintelligible('no picture of this patient')
      const type = data.content.contentType
      const bytes = Buffer.from(data.content.data, 'base64')
      const { begins } = type === 'image/png' ? fileTypes.png : fileTypes.jpg
      if (!bytes.subarray(0, 8).toString('latin1').startsWith(begins))
        return unintelligible(`no ${type} in the answer`)

      return { type, bytes }
    },
  }
}

function ofPatient({ patient }: Asked): [string, string][] {
  return [
    ['patient.identifier', `${escaped(patient.system)}|${escaped(patient.value)}`],
    ['_include', 'DiagnosticReport:result'],
    ['_include:iterate', 'Observation:has-member'],
  ]
}

/** Of signs that mean something in a search (FHIR R4, 3.1.1.4.2). */
export function escaped(text: string): string {
  return text.replaceAll(/[\\,$|]/g, '\\$&')
}

function isReport(read: Read['read'] | undefined): read is HospitalReport {
  return typeof read === 'object'
}
