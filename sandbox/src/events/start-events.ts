import { randomBytes, randomUUID } from 'node:crypto'
import type { InstitutionData } from '../group/institution.ts'
import { groupInstitutions } from '../group/institutions/group-institutions.ts'
import { signedHeaders } from '../his/his-caller.ts'
import type { Caller } from '../his/request-gate.ts'
import { CallbackSender } from '../lib/callback-sender.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import { createRandom } from '../lib/random.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { registerSettings } from '../lib/settings-routes.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { createEventSettings, type EventSettings } from './event-settings.ts'

/** Something that happened to a patient or a clinic, in whichever of the hospital's systems. */
export interface Happening {
  institutionCode: string
  /** `report_ready`, `patient_called` … */
  kind: string
  /** Missing of what is about nobody in particular. */
  patientNo?: string
  /** The hospital's number of what it is about. */
  subject: string
  data?: Record<string, unknown>
}

interface KeptEvent extends Happening {
  eventId: string
  sequence: number
  occurTime: string
}

/** By the institution's id; the section `events` of credentials.json. */
export interface EventCredentials {
  institutions: Record<string, Caller>
}

export interface EventPlatform extends OutsideSystem {
  readonly credentials: EventCredentials
  /** Takes effect at the next attempt. */
  readonly settings: EventSettings
  readonly sender: CallbackSender<KeptEvent>
  /** Tells the app, again and again until it has taken it. Answers the event's id. */
  announce(happening: Happening): string
}

export interface StartEventsOptions {
  context: SandboxContext
  port: number
  /** Origin of the app; asked at every event. */
  siteOrigin: () => string
  /** Without them, the three of the group. */
  institutions?: readonly InstitutionData[]
}

/** Seconds from one attempt to the next; then the platform gives up. */
const LADDER_SECONDS = [2, 5, 15, 60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600]
const SECOND_MS = 1000

/**
 * The integration platform (集成平台) of every hospital: what happens in HIS, laboratory and imaging, it tells the app
 * by signed call-backs (docs/interfaces/hospital-events.md).
 */
export async function startEvents(options: StartEventsOptions): Promise<EventPlatform> {
  const { context, port, siteOrigin, institutions = groupInstitutions } = options
  const { clock, seed } = context
  const settings = createEventSettings()
  const system = createOutsideSystem({
    name: 'events',
    title: '集成平台 Integration platform',
    context,
    describe: () => [
      {
        title: '事件 Events',
        columns: [
          '时间',
          '医院',
          '事件 Kind',
          '病人号 Patient',
          '关于 Subject',
          '状态 State',
          '次数',
          '结果',
        ],
        rows: sender
          .list()
          .slice(0, 100)
          .map(({ content, state, attempts, outcome = '' }) => [
            content.occurTime,
            ...[content.institutionCode, content.kind, content.patientNo ?? '', content.subject],
            ...[state, String(attempts), outcome],
          ]),
      },
    ],
  })
  const { store } = system
  const sequences = store.collection<number>('sequences')
  const random = createRandom(`${seed}/events`)
  const credentials = await callersOf(context, institutions)
  const sender = new CallbackSender<KeptEvent>({
    ...{ store, clock, seed },
    timeoutMs: () => settings.timeoutMs,
    ladderMs: () => LADDER_SECONDS.map((seconds) => Math.ceil((seconds * SECOND_MS) / settings.ladderSpeed)),
    trouble: () => settings,
    isTaken: ({ status, body }) => status === 200 && codeIn(body) === '0',
    compose: async (event) => signed(event),
  })

  async function signed({ institutionCode, ...event }: KeptEvent) {
    const caller = credentials.institutions[institutionCode]
    if (caller === undefined) throw new Error(`${institutionCode} has no credentials`)
    const body = JSON.stringify({ ...event, institution: institutionCode })
    const signer = random.chance(settings.forged) ? { ...caller, appSecret: 'of somebody else' } : caller

    return { body, headers: signedHeaders({ caller: signer, clock, path: '/events', rawBody: body }) }
  }

  function announce(happening: Happening): string {
    const eventId = randomUUID()
    // Grows also when the state was emptied in between.
    const sequence = Math.max(clock.now(), (sequences.get(happening.institutionCode) ?? 0) + 1)
    const occurTime = shanghaiDateTime(clock.now())
    const receiver = settings.receiver ?? siteOrigin()
    store.transaction(() => {
      sequences.set(happening.institutionCode, sequence)
      sender.send({
        url: `${receiver}/callbacks/hospital/${happening.institutionCode}/events`,
        content: { ...happening, eventId, sequence, occurTime },
        atMs: clock.now(),
      })
    })

    return eventId
  }

  registerSettings(system, { settings, create: createEventSettings })
  system.app.addHook('preClose', () => sender.close())
  await system.listen(port)
  sender.arm()

  return Object.assign(system, { credentials, settings, sender, announce })
}

async function callersOf(
  context: SandboxContext,
  institutions: readonly InstitutionData[],
): Promise<EventCredentials> {
  const known = await context.credentials.section<EventCredentials>('events', () => ({ institutions: {} }))
  const callers = { ...known.institutions }
  for (const { institutionCode, hospitalCode } of institutions)
    callers[institutionCode] ??= {
      appId: `platform-${hospitalCode}`,
      appSecret: randomBytes(32).toString('hex'),
    }
  context.credentials.publish('events', { institutions: callers })

  return { institutions: callers }
}

function codeIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { code?: unknown }).code
  } catch {
    return undefined
  }
}
