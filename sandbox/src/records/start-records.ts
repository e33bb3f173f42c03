import type { InstitutionData } from '../group/institution.ts'
import { groupInstitutions } from '../group/institutions/group-institutions.ts'
import type { HisSystem } from '../his/start-his.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { shanghaiDate, shanghaiDateTime } from '../lib/shanghai-time.ts'
import { type DemoPerson, people } from '../people.ts'
import { patientSystemOf, type Resource } from '../reports/fhir-resources.ts'
import { callersOf, type FhirCredentials, isSame, refuse, send } from '../reports/fhir-site.ts'
import type { Encounter } from './encounter.ts'
import { toEncounter, toParts } from './fhir-records.ts'
import { type NoteShelf, registerNotes } from './notes-route.ts'
import { RecordShelf } from './record-shelf.ts'

export interface RecordSystem extends OutsideSystem {
  readonly credentials: FhirCredentials
  /** Of a hospital, by its institution's id. */
  shelfOf(institutionCode: string): RecordShelf
  /** What patients have told beforehand, as the doctors see it. */
  readonly notes: NoteShelf
}

export interface StartRecordsOptions {
  context: SandboxContext
  port: number
  /** Knows by which number a visit's bills are found. */
  his: Pick<HisSystem, 'hospitals'>
  /** Without them, the three of the group. */
  institutions?: readonly InstitutionData[]
  demoPeople?: readonly DemoPerson[]
}

interface Search {
  patient: string
  id: string | undefined
  dates: readonly string[]
  included: readonly string[]
}

const KNOWN = ['subject.identifier', '_id', 'date', '_revinclude', '_sort']

/**
 * The outpatient records (EMR 电子病历) of every hospital by HL7 FHIR R4, each under its own base URL
 * `http://localhost:<port>/<hospitalCode>/fhir` (docs/interfaces/records.md). Answers in one page.
 */
export async function startRecords(options: StartRecordsOptions): Promise<RecordSystem> {
  const { context, port, his, institutions = groupInstitutions, demoPeople = people } = options
  const { clock, seed } = context
  const system = createOutsideSystem({
    ...{ name: 'records', title: 'EMR 门诊病历', context },
    busyAnswer: (_, reply) => refuse(reply, { status: 503, code: 'transient' }),
    describe: () => [
      {
        title: '就诊 Visits',
        columns: ['时间', '医院', '病人号 Patient', '科室 Department', '诊断 Diagnosis'],
        rows: [...shelves].flatMap(([code, shelf]) => rowsOf(code, shelf)).slice(0, 100),
      },
      {
        title: '预问诊单 Notes before visits',
        columns: ['收到 Received', '医院', '病人号 Patient', '预约 Appointment', '内容'],
        rows: notes
          .list()
          .slice(0, 100)
          .map((note) => [
            shanghaiDateTime(note.receivedAtMs),
            ...[note.institutionCode, note.patientNo, note.visitNo],
            note.parts.map(({ title, lines }) => `${title}：${lines.join('；')}`).join('\n'),
          ]),
      },
    ],
  })
  const credentials = await callersOf(context, { name: 'records', hospitals: institutions })
  const { store } = system
  const shelves = new Map(
    institutions.map(({ institutionCode, hospitalCode }) => [
      institutionCode,
      new RecordShelf({ store, hospitalCode, clock, seed, people: demoPeople }),
    ]),
  )
  for (const institution of institutions) registerRoute(institution)
  const notes = registerNotes(system, {
    ...{ institutions, his },
    tokenOf: (institutionCode) => credentials.institutions[institutionCode]?.token,
    clock,
  })
  system.onReset(() => {
    for (const shelf of shelves.values()) shelf.addDemoRecords()
  })

  function registerRoute({ institutionCode, hospitalCode }: InstitutionData): void {
    const base = `/${hospitalCode}/fhir`
    system.app.post(`${base}/Encounter/_search`, async (request, reply) => {
      const token = credentials.institutions[institutionCode]?.token
      if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`))
        return refuse(reply, { status: 401, code: 'login' })
      const search = readSearch(new URLSearchParams(request.rawBody))
      if ('wrong' in search) return refuse(reply, { status: 400, code: 'invalid', words: search.wrong })
      const [patientSystem, patientNo = ''] = search.patient.split('|')
      const records = patientSystem === patientSystemOf(hospitalCode) ? shelfOf(institutionCode) : undefined
      const found = (records?.ofPatient(patientNo) ?? []).filter((one) => isSought(one, search))
      const entry = (mode: 'match' | 'include') => (resource: Resource) => ({
        fullUrl: `${system.origin}${base}/${resource.resourceType}/${resource.id}`,
        ...{ resource, search: { mode } },
      })
      const parts = found.flatMap((one) => toParts(one, hospitalCode))

      return send(reply, {
        ...{ resourceType: 'Bundle', type: 'searchset', total: found.length },
        entry: [
          ...found
            .map((one) => toEncounter(one, { hospitalCode, visitNo: visitNoOf(one, hospitalCode) }))
            .map(entry('match')),
          ...parts
            .filter(({ resourceType }) => search.included.includes(`${resourceType}:encounter`))
            .map(entry('include')),
        ],
      })
    })
  }

  /** As the HIS counts the visits of that day. */
  function visitNoOf({ patientNo, startedAtMs }: Encounter, hospitalCode: string): string | undefined {
    const hospital = his.hospitals.find((one) => one.hospital.institution.hospitalCode === hospitalCode)
    const day = shanghaiDate(startedAtMs)

    return hospital?.cashier
      .bills()
      .find((bill) => bill.patientNo === patientNo && bill.visit.visitDate === day)?.visit.visitNo
  }

  function shelfOf(institutionCode: string): RecordShelf {
    const shelf = shelves.get(institutionCode)
    if (shelf === undefined) throw new Error(`${institutionCode} has no records`)

    return shelf
  }

  await system.listen(port)
  for (const { institutionCode, hospitalCode } of institutions) {
    const caller = credentials.institutions[institutionCode]
    if (caller !== undefined) caller.baseUrl = `${system.origin}/${hospitalCode}/fhir`
  }
  context.credentials.publish('records', { institutions: credentials.institutions })

  return Object.assign(system, { credentials, shelfOf, notes })
}

/** Reads a search for `Encounter`, or says which parameter keeps it from being one. */
function readSearch(form: URLSearchParams): Search | { wrong: string } {
  const unknown = [...form.keys()].find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) return { wrong: unknown }
  const patient = form.get('subject.identifier')
  if (patient === null) return { wrong: 'subject.identifier' }
  const dates = form.getAll('date')
  if (!dates.every((one) => /^(ge|lt)\d{4}-\d{2}-\d{2}T00:00:00\+08:00$/.test(one))) return { wrong: 'date' }

  return { patient, dates, id: form.get('_id') ?? undefined, included: form.getAll('_revinclude') }
}

function isSought({ id, startedAtMs }: Encounter, search: Search): boolean {
  const isWithin = search.dates.every((one) => {
    const bound = Date.parse(one.slice(2))

    return one.startsWith('ge') ? startedAtMs >= bound : startedAtMs < bound
  })

  return isWithin && (search.id === undefined || search.id === id)
}

function rowsOf(institutionCode: string, shelf: RecordShelf): string[][] {
  return shelf
    .list()
    .map(({ startedAtMs, patientNo, departmentName, diagnoses }) => [
      shanghaiDateTime(startedAtMs),
      ...[institutionCode, patientNo, departmentName, diagnoses[0]?.name ?? ''],
    ])
}
