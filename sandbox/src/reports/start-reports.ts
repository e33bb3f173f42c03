import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { EventPlatform } from '../events/start-events.ts'
import type { InstitutionData } from '../group/institution.ts'
import { groupInstitutions } from '../group/institutions/group-institutions.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { type DemoPerson, people } from '../people.ts'
import {
  patientSystemOf,
  type Resource,
  toDiagnosticReport,
  toMedia,
  toObservations,
} from './fhir-resources.ts'
import { callersOf, type FhirCredentials, isSame, refuse, send } from './fhir-site.ts'
import type { Category, Report } from './report.ts'
import { ReportShelf } from './report-shelf.ts'
import { type ReportSearch, readSearch, searchReports } from './search-reports.ts'

export interface ReportSystem extends OutsideSystem {
  readonly credentials: FhirCredentials
  /** Of a hospital, by its institution's id. */
  shelfOf(institutionCode: string): ReportShelf
  /** The report is there from now on, and the app is told. */
  finish(institutionCode: string, report: Report): void
}

const systems = {
  laboratory: { title: 'LIS 检验信息系统', categories: ['LAB', 'MB', 'SP'] },
  imaging: { title: 'RIS 影像信息系统', categories: ['RAD'] },
} as const satisfies Record<string, { title: string; categories: readonly Category[] }>

export interface StartReportsOptions {
  context: SandboxContext
  port: number
  name: keyof typeof systems
  /** Without it, nobody is told of a report. */
  events?: Pick<EventPlatform, 'announce'>
  /** Without them, the three of the group. A health centre has neither laboratory nor imaging of its own. */
  institutions?: readonly InstitutionData[]
  demoPeople?: readonly DemoPerson[]
}

const HEALTH_CENTRE = '1'
const PAGES_KEPT = 1_000

interface Site {
  hospitalCode: string
  token: string
  shelf: ReportShelf
}

interface LaterPage {
  search: ReportSearch
  offset: number
}

/**
 * The laboratory's or the imaging department's server of HL7 FHIR R4 for every hospital, each under its own base URL
 * `http://localhost:<port>/<hospitalCode>/fhir` (docs/interfaces/reports.md).
 */
export async function startReports(options: StartReportsOptions): Promise<ReportSystem> {
  const { context, port, name, events, institutions = groupInstitutions, demoPeople = people } = options
  const { title, categories } = systems[name]
  const system = createOutsideSystem({
    ...{ name, title, context },
    busyAnswer: (_, reply) => refuse(reply, { status: 503, code: 'transient' }),
    describe: () => [
      {
        title: '报告 Reports',
        columns: ['时间', '医院', '病人号 Patient', '编号 Number', '名称 Name', '类别', '状态 State'],
        rows: [...sites.values()].flatMap(rowsOf).sort().reverse().slice(0, 100),
      },
    ],
  })
  const hospitals = institutions.filter(({ level }) => level !== HEALTH_CENTRE)
  const credentials = await callersOf(context, { name, hospitals })
  const later = new Map<string, LaterPage>()
  const sites = new Map(
    hospitals.map(({ institutionCode, hospitalCode }): [string, Site] => {
      const { store } = system
      const { clock, seed } = context
      const shelf = new ReportShelf({ store, hospitalCode, categories, clock, seed, people: demoPeople })

      return [
        institutionCode,
        { hospitalCode, shelf, token: credentials.institutions[institutionCode]?.token ?? '' },
      ]
    }),
  )
  for (const site of sites.values()) registerRoutes(site)
  system.onReset(() => {
    later.clear()
    for (const { shelf } of sites.values()) shelf.addDemoReports()
  })

  function registerRoutes({ hospitalCode, token, shelf }: Site): void {
    const base = `/${hospitalCode}/fhir`
    const patientSystem = patientSystemOf(hospitalCode)
    const { app } = system
    const isCaller = ({ headers }: FastifyRequest) => isSame(headers.authorization ?? '', `Bearer ${token}`)

    app.post(`${base}/DiagnosticReport/_search`, async (request, reply) => {
      if (!isCaller(request)) return refuse(reply, { status: 401, code: 'login' })
      const search = readSearch(new URLSearchParams(request.rawBody))
      if ('wrong' in search) return refuse(reply, { status: 400, code: 'invalid', words: search.wrong })

      return send(reply, page({ search, offset: 0 }))
    })

    app.get<{ Querystring: { page?: string } }>(`${base}/DiagnosticReport`, async (request, reply) => {
      if (!isCaller(request)) return refuse(reply, { status: 401, code: 'login' })
      const wanted = later.get(request.query.page ?? '')
      if (wanted === undefined) return refuse(reply, { status: 410, code: 'deleted' })

      return send(reply, page(wanted))
    })

    app.get<{ Params: { id: string } }>(`${base}/DiagnosticReport/:id`, async (request, reply) => {
      if (!isCaller(request)) return refuse(reply, { status: 401, code: 'login' })
      const report = shelf.find(request.params.id)

      return report === undefined
        ? refuse(reply, { status: 404, code: 'not-found' })
        : send(reply, toDiagnosticReport(report, hospitalCode))
    })

    app.get<{ Params: { id: string } }>(`${base}/Media/:id`, async (request, reply) => {
      if (!isCaller(request)) return refuse(reply, { status: 401, code: 'login' })
      const { id } = request.params
      const report = shelf.find(id.replace(/-IMG\d+$/, ''))
      const media = report && toMedia(report, { hospitalCode, id })

      return media === undefined ? refuse(reply, { status: 404, code: 'not-found' }) : send(reply, media)
    })

    function page({ search, offset }: LaterPage): object {
      const found = searchReports(shelf, { search, patientSystem })
      const shown = found.slice(offset, offset + search.count)
      const rest = offset + search.count < found.length
      const results = search.isWithResults ? shown.flatMap((one) => toObservations(one, hospitalCode)) : []
      const entry = (mode: 'match' | 'include') => (resource: Resource) => ({
        fullUrl: `${system.origin}${base}/${resource.resourceType}/${resource.id}`,
        ...{ resource, search: { mode } },
      })

      return {
        ...{ resourceType: 'Bundle', type: 'searchset', total: found.length },
        link: rest ? [{ relation: 'next', url: keepPage({ search, offset: offset + search.count }) }] : [],
        entry: [
          ...shown.map((one) => toDiagnosticReport(one, hospitalCode)).map(entry('match')),
          ...results.map(entry('include')),
        ],
      }
    }

    function keepPage(wanted: LaterPage): string {
      const key = randomUUID()
      later.set(key, wanted)
      const [oldest] = later.keys()
      if (later.size > PAGES_KEPT && oldest !== undefined) later.delete(oldest)

      return `${system.origin}${base}/DiagnosticReport?page=${key}`
    }
  }

  await system.listen(port)
  for (const [institutionCode, { hospitalCode }] of sites) {
    const caller = credentials.institutions[institutionCode]
    if (caller !== undefined) caller.baseUrl = `${system.origin}/${hospitalCode}/fhir`
  }
  context.credentials.publish(name, { institutions: credentials.institutions })

  function shelfOf(institutionCode: string): ReportShelf {
    const site = sites.get(institutionCode)
    if (site === undefined) throw new Error(`${institutionCode} has no ${name}`)

    return site.shelf
  }

  return Object.assign(system, {
    credentials,
    shelfOf,
    finish(institutionCode: string, report: Report) {
      shelfOf(institutionCode).put(report)
      const { id, patientNo } = report
      events?.announce({ institutionCode, kind: 'report_ready', patientNo, subject: id })
    },
  })
}

function rowsOf({ hospitalCode, shelf }: Site): string[][] {
  return shelf
    .list()
    .map(({ issuedAtMs, patientNo, id, name, category, status }: Report) => [
      shanghaiDateTime(issuedAtMs),
      ...[hospitalCode, patientNo, id, name, category, status],
    ])
}
