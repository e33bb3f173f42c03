import { createHmac } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHANNEL_HEADER } from '@tongzhen/contract/headers'
import { type EmbeddedPage, embeddedPages, type Route } from '@tongzhen/contract/route'
import { type RouteName, routes } from '@tongzhen/contract/routes'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { signTicket, type TicketWords } from '../../../sandbox/src/platform/sign-ticket.ts'
import type { ConfigInput } from '../../src/config.ts'
import { tidy } from '../../src/housekeeping.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/lib/clock.ts'
import { cookieName } from '../../src/session-token.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import type { Device } from '../device.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { createTestClock } from '../test-clock.ts'
import { enterAs, PLATFORM, redeem, settleAs, signed, wordsFor } from './tickets.ts'

const OTHER = 'tz-jiangwan'
const clock = createTestClock()
let bff: TestBff

beforeAll(async () => {
  const staticDir = mkdtempSync(join(tmpdir(), 'tongzhen-page-'))
  writeFileSync(join(staticDir, 'index.html'), '<script>start()</script>the app')
  bff = await createTestBff({ clock, configure: (config) => ({ ...withoutAgents(config), staticDir }) })
})
afterAll(() => bff.close())

/** A second platform, for whose people no agents answer. */
const QUIET = 'quiet-online'
function withoutAgents(config: ConfigInput): ConfigInput {
  const institutions = config.institutions.map((one) => ({
    ...one,
    platforms: one.platforms?.flatMap((platform) => [
      platform,
      { ...platform, platformId: QUIET, hasAgents: false, pages: ['service' as const] },
    ]),
  }))

  return { ...config, institutions }
}

const say = (device: Device, text: string) =>
  bff.ok('startConversation', { device, body: { institutionId: CENTRAL, kind: 'triage', text } })

const openings = async (device: Device) => {
  const { conversations } = await bff.ok('listConversations', { device, query: { kind: 'triage' } })

  return conversations.map(({ opening }) => opening)
}

describe('a person whom the platform sends', () => {
  it('is in the page of the ticket, reads what the ticket says, and says nothing before agreeing', async () => {
    const words = wordsFor(bff, { page: 'triage', sub: 'first', lang: 'en-US', display: 'elder' })
    const { body } = await redeem(bff, signed(bff, words))

    expect(body).toMatchObject({
      ...{ page: 'triage', institutionId: CENTRAL, language: 'en-US', displayMode: 'elder' },
      ...{ hostOrigin: bff.sandbox.platform.origin, hasAgents: true, returnTo: null },
      session: { state: 'signed_in', channel: 'embedded', account: { phoneMasked: '', keeping: null } },
    })
    const device = bff.device('embedded')
    device.token = body?.session.token
    const asked = { institutionId: CENTRAL, kind: 'triage', text: '咳嗽' } as const
    expect(await bff.refused('startConversation', { device, body: asked })).toBe('CONSENT_REQUIRED')
  })

  it('finds what they said when the platform sends them again, and nobody else of the platform does', async () => {
    const { conversationId } = await say(await settleAs(bff, 'again', 'triage'), '膝盖疼')
    const params = { conversationId }
    const again = await enterAs(bff, 'again', 'triage')
    const other = await settleAs(bff, 'other', 'triage')

    expect(await openings(again)).toEqual(['膝盖疼'])
    expect(await openings(other)).toEqual([])
    expect(await bff.refused('getConversation', { device: other, params })).toBe('NOT_FOUND')
    expect(await bff.refused('deleteConversation', { device: other, params })).toBe('NOT_FOUND')
    await bff.ok('deleteConversation', { device: again, params })
    expect(await openings(again)).toEqual([])
  })

  it('is one person, however many tickets come at once', async () => {
    const devices = await Promise.all([1, 2, 3, 4].map(() => enterAs(bff, 'hurried', 'service')))
    const known = await bff.ground.db.selectFrom('sessions').select('account_id').distinct().execute()
    const before = known.length
    await enterAs(bff, 'hurried', 'service')

    expect(new Set(devices.map(({ token }) => token)).size).toBe(4)
    const after = await bff.ground.db.selectFrom('sessions').select('account_id').distinct().execute()
    expect(after.length).toBe(before)
  })

  it('is offered people where the platform has them, and none where it has not', async () => {
    const params = { institutionId: CENTRAL }
    const served = await settleAs(bff, 'served', 'service')
    expect((await bff.ok('callAgent', { device: served, params })).state).toBe('waiting')

    const quiet = bff.device('embedded')
    const ticket = signed(bff, wordsFor(bff, { page: 'service', sub: 'served', iss: QUIET }))
    const { body } = await bff.call('enterByTicket', {
      ...{ device: quiet, params: { platformId: QUIET }, body: { ticket } },
    })
    quiet.token = body?.session.token
    expect(body?.hasAgents).toBe(false)
    // The same id of another platform is another person, who has agreed to nothing and waits for nobody.
    expect(body?.session.consentsDue.length).toBe(2)
    const { documents } = await bff.ok('listConsentDocuments', { device: quiet })
    await bff.ok('giveConsents', {
      ...{ device: quiet, body: { consents: documents.map(({ kind, version }) => ({ kind, version })) } },
    })
    expect((await bff.ok('getService', { device: quiet, params })).state).toBe('assistant')
    expect(await bff.refused('callAgent', { device: quiet, params })).toBe('NOT_FOUND')
  })
})

describe('a ticket', () => {
  const base = (otherwise: Partial<TicketWords> = {}) =>
    wordsFor(bff, { page: 'triage', sub: 'somebody', ...otherwise })
  const seconds = (ms: number) => Math.floor((clock.now().getTime() + ms) / SECOND_MS)
  const lasting = (fromMs: number, toMs: number) => ({ iat: seconds(fromMs), exp: seconds(toMs) })
  const refusalOf = async (ticket: string) => {
    const { error } = await redeem(bff, ticket)

    return [error?.code, error?.params?.reason]
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('is good once: of eight at the same moment one gets in, and none later', async () => {
    const ticket = signed(bff, base())
    const codes = (await Promise.all(Array.from({ length: 8 }, () => redeem(bff, ticket)))).map(
      ({ error }) => error?.code,
    )

    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'TICKET_USED')).toHaveLength(7)
    expect(await refusalOf(ticket)).toEqual(['TICKET_USED', undefined])
  })

  it('is not good again after its number was tidied away', async () => {
    const ticket = signed(bff, base(lasting(0, 5 * MINUTE_MS)))
    expect((await redeem(bff, ticket)).error).toBeUndefined()
    clock.advance(5 * MINUTE_MS + 59 * SECOND_MS)
    await tidy(bff.ground.db, clock.now())
    expect(await refusalOf(ticket)).toEqual(['TICKET_USED', undefined])
    clock.advance(SECOND_MS)
    await tidy(bff.ground.db, clock.now())
    expect(await refusalOf(ticket)).toEqual(['TICKET_EXPIRED', undefined])
  })

  it('may come from a clock that is a minute off, and no further', async () => {
    expect((await redeem(bff, signed(bff, base(lasting(50_000, 170_000))))).error).toBeUndefined()
    expect((await redeem(bff, signed(bff, base(lasting(-150_000, -50_000))))).error).toBeUndefined()
    expect(await refusalOf(signed(bff, base(lasting(62_000, 180_000))))).toEqual(['TICKET_CLOCK', undefined])
    expect(await refusalOf(signed(bff, base(lasting(-200_000, -61_000))))).toEqual([
      'TICKET_EXPIRED',
      undefined,
    ])
  })

  it('is refused for what it is not, and the platform’s engineers are told why', async () => {
    const ours = bff.sandbox.platform.secrets
    const { privateKey } = inject('sandboxSecrets').unionpayOwn.credentials
    const [head, , signature] = signed(bff, base()).split('.')
    const byHmac = `${part({ alg: 'HS256', kid: ours.keyId })}.${part(base())}`
    const hmac = createHmac('sha256', ours.publicKey).update(byHmac).digest('base64url')
    const tickets: [why: string, ticket: string][] = [
      ['signature', signTicket(base(), { privateKey, keyId: ours.keyId })],
      ['signature', `${head}.${part(base({ sub: 'somebody-else' }))}.${signature}`],
      ['key', signTicket(base(), { ...ours, keyId: 'key-9' })],
      ['form', `${part({ alg: 'none', kid: ours.keyId })}.${part(base())}.`],
      ['form', `${byHmac}.${hmac}`],
      ['form', 'no.ticket'],
      ['form', signed(bff, { ...base(), sub: 'two words' })],
      ['form', signed(bff, { ...base(), jti: 'short' })],
      ['form', signed(bff, { ...base(), page: 'wallet' })],
      ['form', signed(bff, { ...base(), page: 'note' })],
      ['form', signed(bff, { ...wordsFor(bff, { page: 'note', sub: 'somebody' }), page: 'triage' })],
      ['platform', signed(bff, base({ iss: QUIET }))],
      ['audience', signed(bff, base({ aud: 'https://another-hospital.example' }))],
      ['origin', signed(bff, base({ origin: 'https://evil.example' }))],
      ['institution', signed(bff, base({ institution: OTHER }))],
      ['lifetime', signed(bff, base(lasting(0, 301_000)))],
      ['lifetime', signed(bff, base(lasting(0, -1_000)))],
      ['return_to', signed(bff, base({ return_to: 'https://evil.example/' }))],
    ]

    for (const [why, ticket] of tickets)
      expect([why, ...(await refusalOf(ticket))]).toEqual([why, 'TICKET_REFUSED', why])
  })

  it('of a page that the platform may not show, of no platform, or from a page of somebody else is refused', async () => {
    const device = bff.device('embedded')
    const triage = signed(bff, base({ iss: QUIET }))
    const enter = (platformId: string, headers: Record<string, string> = {}) =>
      bff.call('enterByTicket', { device, params: { platformId }, body: { ticket: triage }, headers })

    expect((await enter(QUIET)).error).toMatchObject({ code: 'TICKET_REFUSED', params: { reason: 'page' } })
    expect((await enter('nobody')).error).toMatchObject({ params: { reason: 'platform' } })
    expect((await enter(PLATFORM, { origin: bff.sandbox.platform.origin })).error?.code).toBe(
      'ORIGIN_REFUSED',
    )
    expect((await enter(PLATFORM, { [CHANNEL_HEADER]: 'web' })).error?.code).toBe('NOT_FOUND')
  })
})

/** What each page may ask, beside what both may. */
const EVERYWHERE: RouteName[] = [
  'getSession',
  'getPlatform',
  'enterByTicket',
  'listConsentDocuments',
  'signOut',
  'giveConsents',
  'updatePreferences',
  'listInstitutions',
  'followInstitutions',
]
const OF_PAGE: Record<EmbeddedPage, RouteName[]> = {
  triage: [
    'startConversation',
    'listConversations',
    'getConversation',
    'say',
    'stopAnswer',
    'retryAnswer',
    'deleteConversation',
    'listDoctors',
  ],
  service: ['getService', 'askService', 'callAgent', 'leaveAgent', 'deleteService'],
  note: ['getConsultationNote', 'saveConsultationNote', 'sendConsultationNote', 'deleteConsultationNote'],
}

it('nobody signs in to a frame by a phone, and without a ticket nobody asks anything of a person', async () => {
  const device = bff.device('embedded')
  const consents = [{ kind: 'privacy_policy' as const, version: '1' }]
  const phone = '13800000000'

  expect(await bff.refused('sendSmsCode', { device, body: { purpose: 'sign_in', phone, consents } })).toBe(
    'NOT_FOUND',
  )
  expect(await bff.refused('signInWithSms', { device, body: { phone, code: '000000', consents } })).toBe(
    'NOT_FOUND',
  )
  expect(await bff.refused('listPatients', { device })).toBe('NOT_FOUND')
  expect(await bff.refused('getService', { device, params: { institutionId: CENTRAL } })).toBe(
    'SESSION_REQUIRED',
  )
})

it('a session sees no institution but its own', async () => {
  const [triage, service] = [
    await settleAs(bff, 'at-home', 'triage'),
    await settleAs(bff, 'at-home', 'service'),
  ]
  const body = { institutionId: OTHER, kind: 'triage' as const, text: '头疼' }
  expect(await bff.refused('startConversation', { device: triage, body })).toBe('NOT_FOUND')
  const params = { institutionId: OTHER }
  expect(await bff.refused('getService', { device: service, params })).toBe('NOT_FOUND')
})

describe.each(embeddedPages)('a session of the page %s', (page) => {
  it('opens what that page needs, and of all other routes none', async () => {
    const device = await settleAs(bff, `narrow-${page}`, page)
    const conversationId =
      page === 'triage' ? (await say(device, '头疼')).conversationId : 'cnv_00000000000000000000'
    const known: Record<string, string> = { institutionId: CENTRAL, platformId: PLATFORM, conversationId }
    const opened: string[] = []
    for (const [name, { method, path, response }] of Object.entries(routes) as [RouteName, Route][]) {
      // They name their channel in their own path, and have no session of this one.
      if (response === 'redirect') continue
      const url = path.replaceAll(/:(\w+)/g, (_, key: string) => known[key] ?? 'x')
      const query: Record<string, string> = response === 'file' ? { channel: 'embedded', ticket: 'x' } : {}
      const { statusCode } = await bff.app.inject({
        ...{ method, url, query, headers: device.headers(), remoteAddress: device.address },
        ...(method === 'GET' ? {} : { payload: {} }),
      })
      if (statusCode !== 404) opened.push(name)
    }

    expect(opened.sort()).toEqual([...EVERYWHERE, ...OF_PAGE[page]].sort())
  })

  it('is no session anywhere else, and a session of elsewhere is none in it', async () => {
    const { token } = await enterAs(bff, `only-here-${page}`, page)
    for (const channel of ['web', 'alipay'] as const) {
      const device = bff.device(channel)
      device.token = token
      expect((await bff.ok('getSession', { device })).state).toBe('anonymous')
    }
    const asCookie = { cookie: `${cookieName('embedded')}=${token}` }
    const nobody = bff.device('embedded')
    expect((await bff.call('getSession', { device: nobody, headers: asCookie })).body?.state).toBe(
      'anonymous',
    )
    nobody.token = (await bff.signIn('wang-xiuying')).token
    expect((await bff.ok('getSession', { device: nobody })).state).toBe('anonymous')
  })

  it('is none any more once the configuration takes the page from the platform', async () => {
    const device = await enterAs(bff, `taken-${page}`, page)
    const central = bff.ground.config.institutions.find((one) => one.institutionId === CENTRAL)
    const platform = central?.platforms.find((one) => one.platformId === PLATFORM)
    if (platform === undefined) throw new Error('the platform is not configured')
    const { pages } = platform
    platform.pages = pages.filter((one) => one !== page)
    const { state } = await bff.ok('getSession', { device })
    platform.pages = pages

    expect(state).toBe('anonymous')
    expect((await bff.ok('getSession', { device })).state).toBe('signed_in')
  })

  it('ends half an hour after it was last used, and two hours after it began', async () => {
    const [left, kept] = [await enterAs(bff, `left-${page}`, page), await enterAs(bff, `kept-${page}`, page)]
    const stateOf = async (device: Device) => (await bff.ok('getSession', { device })).state
    for (let minutes = 0; minutes < 120; minutes += 20) {
      expect(await stateOf(kept)).toBe('signed_in')
      clock.advance(20 * MINUTE_MS)
      if (minutes === 20) expect(await stateOf(left)).toBe('anonymous')
    }
    expect(await stateOf(kept)).toBe('anonymous')
    clock.advance(HOUR_MS)
  })
})

describe('the page in the frame', () => {
  const policyOf = async (url: string) => {
    const { statusCode, headers, payload } = await bff.app.inject(url)
    const ancestors = String(headers['content-security-policy'])
      .split(';')
      .find((one) => one.startsWith('frame-ancestors'))

    return { statusCode, ancestors, deny: headers['x-frame-options'], payload }
  }

  it('may be shown by the platform’s pages only, and every other page by nobody', async () => {
    const embedded = await policyOf(`/embed/${PLATFORM}`)

    expect(embedded).toMatchObject({ statusCode: 200, deny: undefined })
    expect(embedded.payload).toContain('the app')
    expect(embedded.ancestors).toBe(`frame-ancestors ${bff.sandbox.platform.origin}`)
    for (const url of ['/', '/embed/nobody', '/api/session', `/api/platforms/${PLATFORM}`]) {
      const { ancestors, deny } = await policyOf(url)
      expect([url, ancestors, deny]).toEqual([url, "frame-ancestors 'none'", 'DENY'])
    }
  })

  it('knows, before anybody is in it, whom it may speak with and in which colours', async () => {
    const english = bff.device('embedded', { language: 'en-US' })
    const platform = await bff.ok('getPlatform', { device: english, params: { platformId: PLATFORM } })

    expect(platform).toEqual({
      ...{ platformId: PLATFORM, name: 'Yunshang Online Hospital', origins: [bff.sandbox.platform.origin] },
      theme: { primary: '#4b3a8c', primaryStrong: '#34286a', primaryTint: '#efecf8' },
    })
    const params = { platformId: 'nobody' }
    expect(await bff.refused('getPlatform', { device: english, params })).toBe('NOT_FOUND')
  })
})
