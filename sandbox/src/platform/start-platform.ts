import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { browserScript } from '../hosts/browser-script.ts'
import { phoneHolders } from '../hosts/choose-person-page.ts'
import { writeKeyFiles } from '../lib/key-files.ts'
import { createOutsideSystem, type OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { people } from '../people.ts'
import { refuse } from '../reports/fhir-site.ts'
import {
  CONSULTATION_SYSTEM,
  type Consultations,
  createConsultations,
  departments,
  PATIENT_SYSTEM,
} from './consultations.ts'
import { doctorPage } from './doctor-page.ts'
import { platformPage } from './platform-page.ts'
import { createPlatformSecrets, type PlatformSecrets } from './platform-secrets.ts'
import { type EmbeddablePage, embeddablePages, freshWords, signTicket } from './sign-ticket.ts'

/**
 * How its server signs. `late`: tickets that ended ten minutes ago. `ahead`: by a clock an hour too fast. `forged`: with
 * a key that the hospital does not know. `again`: the same ticket every time. `mute`: its page answers no question.
 */
export const manners = ['well', 'late', 'ahead', 'forged', 'again', 'mute'] as const
export type Manner = (typeof manners)[number]

export interface PlatformSystem extends OutsideSystem {
  readonly secrets: PlatformSecrets
  readonly settings: { manner: Manner }
  /** A ticket as its server signs it, for the person whom it calls `userId`. */
  ticketFor(asked: TicketAsked): string
  readonly consultations: Consultations
}

interface TicketAsked {
  userId: string
  page: EmbeddablePage
  language?: string
  display?: string
  /** Number of an online consultation; of the page `note`. */
  consultation?: string
}

export interface StartPlatformOptions {
  context: SandboxContext
  port: number
  /** Origin of the hospital's app; asked at every request. */
  siteOrigin: () => string
}

/** Whose pages it shows beside its own. */
const INSTITUTION = 'tz-central'
const MINUTE_MS = 60_000

/**
 * An internet hospital's platform of another house: people sign in to it, and it shows the hospital's triage,
 * customer service and notes before consultations in its own page (docs/interfaces/embedding.md).
 */
export async function startPlatform(options: StartPlatformOptions): Promise<PlatformSystem> {
  const { context, port, siteOrigin } = options
  const settings: { manner: Manner } = { manner: 'well' }
  let lastTicket: string | undefined
  const system = createOutsideSystem({
    ...{ name: 'platform', title: '互联网医院平台 Online hospital', context },
    isQuiet: ({ url }) => !url.startsWith('/tickets') && !url.startsWith('/fhir/'),
    busyAnswer: (_, reply) => refuse(reply, { status: 503, code: 'transient' }),
    modes: {
      current: () => settings.manner,
      all: manners,
      choose: (manner) => Object.assign(settings, { manner }),
    },
  })
  const secrets = await context.credentials.section('platformOwn', createPlatformSecrets)
  const { token } = await context.credentials.section('platformNotes', () => ({
    token: randomBytes(24).toString('hex'),
  }))
  const { app } = system
  const consultations = createConsultations(system, { clock: context.clock, token, people })
  const [style, script] = await Promise.all([
    readFile(new URL('platform.css', import.meta.url), 'utf8'),
    browserScript(new URL('browser/platform.ts', import.meta.url)),
  ])
  system.onReset(() => {
    lastTicket = undefined
    settings.manner = 'well'
  })

  function ticketFor(asked: TicketAsked): string {
    const { userId, page, language = 'zh-CN', display = 'standard' } = asked
    const consultation = consultations.find(asked.consultation ?? '')
    const { manner } = settings
    if (manner === 'again' && lastTicket !== undefined) return lastTicket
    const shiftMs = manner === 'late' ? -10 * MINUTE_MS : manner === 'ahead' ? 60 * MINUTE_MS : 0
    const key = manner === 'forged' ? { keyId: secrets.keyId, privateKey: strangeKey() } : secrets
    lastTicket = signTicket(
      {
        ...{ iss: secrets.platformId, aud: siteOrigin(), sub: userId, origin: system.origin },
        ...freshWords(context.clock.now() + shiftMs),
        ...{ institution: INSTITUTION, page, lang: language, display },
        return_to: `${system.origin}/`,
        ...(consultation && { consultation: consultations.wordsOf(consultation) }),
      },
      key,
    )

    return lastTicket
  }

  app.get('/', async (request, reply) => {
    const { html, policy } = platformPage({
      ...{ style, script, app: siteOrigin(), platformId: secrets.platformId },
      people: phoneHolders(context.clock.now()),
      query: request.query as Record<string, string | undefined>,
    })

    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy)
      .send(html)
  })

  app.get('/doctor', async (_, reply) => {
    const { html, policy } = doctorPage({ style, people, consultations })

    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy)
      .send(html)
  })

  app.post<{ Body: Record<string, string | undefined> }>('/consultations', async ({ body }, reply) => {
    const { person: personId, department } = body
    if (personId === undefined || !departments.some(({ zh }) => zh === department))
      return reply.code(400).send({ error: 'person and department' })

    return consultations.start({ personId, department: department ?? '' })
  })

  // A true platform asks its own session who this is; here whoever visits says so.
  app.post<{ Body: Record<string, string | undefined> }>('/tickets', async ({ body }, reply) => {
    const page = embeddablePages.find((one) => one === body.page)
    const { person: userId, language, display, consultation } = body
    if (page === undefined || userId === undefined) return reply.code(400).send({ error: 'page and person' })
    if (page === 'note' && consultations.find(consultation ?? '')?.personId !== userId)
      return reply.code(400).send({ error: 'consultation' })
    if (settings.manner === 'mute') return { ticket: null }

    return {
      ticket: ticketFor({
        ...{ userId, page },
        ...(language && { language }),
        ...(display && { display }),
        ...(page === 'note' && consultation && { consultation }),
      }),
    }
  })

  await system.listen(port)
  const files = writeKeyFiles(context.credentials.folder, {
    publicKeyPath: { name: 'platform-public-key.pem', pem: secrets.publicKey },
  })
  const { platformId, keyId, publicKey } = secrets
  context.credentials.publish('platform', {
    ...{ platformId, keyId, publicKey, institutionId: INSTITUTION, origin: system.origin },
    ...files,
    notes: {
      ...{ baseUrl: `${system.origin}/fhir`, token },
      ...{ patientSystem: PATIENT_SYSTEM, visitSystem: CONSULTATION_SYSTEM },
    },
  })

  return Object.assign(system, { secrets, settings, ticketFor, consultations })
}

function strangeKey(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey
}
