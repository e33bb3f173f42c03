import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { EventPlatform } from '../events/start-events.ts'
import { createHospitalGroup } from '../group/hospital-group.ts'
import type { InstitutionData } from '../group/institution.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { type DemoPerson, people } from '../people.ts'
import { describeHis } from './describe-his.ts'
import { createHospitalHis, type HospitalHis } from './hospital-his.ts'
import { refuse, toAnswer } from './outcome.ts'
import { type Caller, RequestGate } from './request-gate.ts'

/** What a hospital gave to its caller, by the institution's id; the section `his` of credentials.json. */
export interface HisCredentials {
  institutions: Record<string, Caller & { hospitalCode: string; baseUrl?: string }>
}

export interface HisSystem extends OutsideSystem {
  /** One for each institution, in the order of the group. */
  readonly hospitals: readonly HospitalHis[]
  readonly credentials: HisCredentials
}

export interface StartHisOptions {
  context: SandboxContext
  port: number
  /** Without them, the three of the group. */
  institutions?: readonly InstitutionData[]
  demoPeople?: readonly DemoPerson[]
  /** Tells the app what happens here; without it, it has to ask. */
  events?: Pick<EventPlatform, 'announce'>
}

/**
 * Starts the HIS of every institution on one port, each under its own base URL
 * `http://localhost:<port>/<hospitalCode>` (docs/interfaces/his.md).
 */
export async function startHis(options: StartHisOptions): Promise<HisSystem> {
  const { context, port, institutions, demoPeople = people, events } = options
  const system = createOutsideSystem({
    name: 'his',
    title: 'HIS 医院信息系统',
    context,
    busyAnswer: (request) => toAnswer(refuse('9001'), traceNoOf(request)),
    describe: () => describeHis(hospitals),
  })
  const group = createHospitalGroup({ seed: context.seed, ...(institutions && { institutions }) })
  const hospitals = group.map((hospital) =>
    createHospitalHis({
      ...{ hospital, store: system.store, context, people: demoPeople },
      onQueueMoved: ({ orderNo, patientNo, isCall }) =>
        events?.announce({
          institutionCode: hospital.institution.institutionCode,
          kind: isCall ? 'patient_called' : 'queue_moved',
          ...{ patientNo, subject: orderNo },
        }),
      onStop: ({ scheduleNo, isStopped }) =>
        events?.announce({
          institutionCode: hospital.institution.institutionCode,
          kind: isStopped ? 'session_stopped' : 'session_reopened',
          subject: scheduleNo,
        }),
    }),
  )
  const credentials = await callersOf(context, group)

  for (const his of hospitals) {
    const { institutionCode } = his.hospital.institution
    const caller = credentials.institutions[institutionCode]
    if (caller === undefined) throw new Error(`${institutionCode} has no credentials`)
    registerInterfaces({ system, his, gate: new RequestGate({ caller, clock: context.clock }) })
  }
  system.app.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
    if (error.statusCode === 400) return toAnswer(refuse('1004', { field: 'body' }), traceNoOf(request))

    return reply.code(error.statusCode ?? 500).send({ message: 'not answered by the HIS' })
  })
  system.onReset(() => {
    for (const his of hospitals) his.restart()
  })

  await system.listen(port)
  for (const { institution } of group) {
    const caller = credentials.institutions[institution.institutionCode]
    if (caller !== undefined) caller.baseUrl = `${system.origin}/${institution.hospitalCode}`
  }
  context.credentials.publish('his', { institutions: credentials.institutions })

  return { ...system, hospitals, credentials }
}

async function callersOf(
  context: SandboxContext,
  group: readonly { institution: InstitutionData }[],
): Promise<HisCredentials> {
  const known = await context.credentials.section<HisCredentials>('his', () => ({ institutions: {} }))
  const institutions = { ...known.institutions }
  for (const { institution } of group) {
    const { institutionCode, hospitalCode } = institution
    institutions[institutionCode] ??= {
      hospitalCode,
      appId: `tongzhen-${hospitalCode}`,
      appSecret: randomBytes(32).toString('hex'),
    }
  }

  return { institutions }
}

function registerInterfaces(options: { system: OutsideSystem; his: HospitalHis; gate: RequestGate }): void {
  const { system, his, gate } = options
  const base = `/${his.hospital.institution.hospitalCode}`
  for (const [path, handle] of his.interfaces) {
    system.app.post(`${base}${path}`, async (request) => {
      const refusal = gate.check({ headers: request.headers, path, rawBody: request.rawBody ?? '' })

      return toAnswer(refusal ?? handle(request.body), traceNoOf(request))
    })
  }
}

function traceNoOf(request: FastifyRequest): string {
  const traceNo = request.headers['x-trace-no']

  return typeof traceNo === 'string' ? traceNo : ''
}
