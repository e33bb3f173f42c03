import type { ReportKind } from '@tongzhen/contract/states'
import type { InstitutionConfig } from '../../config.ts'
import type { HttpClient } from '../../lib/http.ts'
import { addDays } from '../../lib/shanghai-time.ts'
import { isGatewayFailure, unintelligible } from '../failure.ts'
import { createFhirClient, type FhirClient } from './client.ts'
import { categoriesOf } from './codes.ts'
import { type Asked, type ReadReport, readReports } from './mapper.ts'
import type { HospitalReport, ReportGateway, ReportListing, ReportPeriod } from './port.ts'

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
  { patientSystem, systems: settings }: ReportSettings,
  { http, onLeftOut }: ReportGatewayDeps,
): ReportGateway {
  const systems = settings.map((one): System => ({ ...one, client: createFhirClient(one, { http }) }))

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
    const leftOut = read.filter(({ read: one }) => one === 'unreadable' || one === 'of_somebody_else')
    for (const why of ['unreadable', 'of_somebody_else']) {
      const count = leftOut.filter((one) => one.read === why).length
      if (count > 0) onLeftOut({ system: name, why, count })
    }
    const reports = read.flatMap(({ read: one }) => (isReport(one) && kinds.includes(one.kind) ? [one] : []))
    const missing = leftOut.flatMap(({ kind }) => (kind === undefined ? kinds : [kind]))

    return {
      reports,
      missing: kinds.filter((kind) => missing.includes(kind)),
      isSilent: reports.length === 0 && leftOut.length > 0,
    }
  }

  return {
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
      const all = readReports(found, asked).map(({ read }) => read)
      const report = all.find((one) => isReport(one) && one.reportId === reportId)
      if (isReport(report)) return report

      return all.includes('unreadable') ? unintelligible('the report cannot be read') : 'gone'
    },
  }
}

function ofPatient({ patient }: Asked): [string, string][] {
  return [
    ['patient.identifier', `${patient.system}|${patient.value}`],
    ['_include', 'DiagnosticReport:result'],
    ['_include:iterate', 'Observation:has-member'],
  ]
}

function isReport(read: ReadReport | undefined): read is HospitalReport {
  return typeof read === 'object'
}
