import { Writable } from 'node:stream'
import { accountsRoutes, type Session } from '@tongzhen/contract/accounts'
import type { Route } from '@tongzhen/contract/route'
import { routes } from '@tongzhen/contract/routes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPerson } from '../../sandbox/src/people.ts'
import { createTestBff, type TestBff } from '../test/harness.ts'
import { buildApp } from './app.ts'
import type { Module } from './route-handler.ts'

let bff: TestBff
let log = ''

beforeAll(async () => {
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      log += chunk
      done()
    },
  })
  bff = await createTestBff({
    logTo,
    configure: (config) => ({
      ...config,
      trustedProxies: ['127.0.0.1'],
      wechat: config.wechat && {
        ...config.wechat,
        jsSdkUrl: 'https://res.wx.qq.com/open/js/jweixin-1.6.0.js',
      },
      suishenban: undefined,
      merchants: {},
      institutions: config.institutions.map((one) => ({ ...one, merchants: {} })),
    }),
  })
})
afterAll(() => bff.close())

const web = { 'x-tongzhen-channel': 'web' }
const unsafe = { ...web, 'idempotency-key': '0123456789abcdef' }

describe('every answer', () => {
  it('carries headers that leave a browser little to be misused for', async () => {
    const { headers } = await bff.app.inject({ url: '/api/session', headers: web })
    const { date, 'x-trace-id': traceId, ...fixed } = headers

    expect(traceId).toMatch(/^trc_[0-9A-Z]{20}$/)
    expect(fixed).toMatchInlineSnapshot(`
      {
        "cache-control": "no-store",
        "connection": "keep-alive",
        "content-length": "126",
        "content-security-policy": "default-src 'self';script-src 'self' https://res.wx.qq.com;script-src-attr 'none';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self' data:;connect-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
        "content-type": "application/json; charset=utf-8",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "origin-agent-cluster": "?1",
        "permissions-policy": "camera=(), microphone=(), payment=(), geolocation=(self)",
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "x-dns-prefetch-control": "off",
        "x-download-options": "noopen",
        "x-frame-options": "DENY",
        "x-permitted-cross-domain-policies": "none",
      }
    `)
  })

  it('over https asks to be asked by https for a year', async () => {
    const { headers } = await bff.app.inject({
      url: '/api/session',
      headers: { ...web, 'x-forwarded-proto': 'https' },
    })

    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })

  it('of a route is either kept nowhere or holds nobody', async () => {
    const cached = Object.entries<Route>(routes).filter(([, route]) => route.publicCacheSeconds !== undefined)

    expect(cached.every(([, route]) => route.access.who === 'anyone' && route.method === 'GET')).toBe(true)
    const { headers } = await bff.app.inject({ url: '/api/session', headers: web })
    expect(headers['cache-control']).toBe('no-store')
  })

  it('opens itself to no other site', async () => {
    const { headers } = await bff.app.inject({
      method: 'OPTIONS',
      url: '/api/session',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })

    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('a forged request', () => {
  const signOut = (headers: Record<string, string>) =>
    bff.app.inject({ method: 'POST', url: '/api/auth/sign-out', headers })

  it('from another site’s page is refused', async () => {
    const answer = await signOut({ ...unsafe, origin: 'https://evil.example' })

    expect(answer.statusCode).toBe(403)
    expect(answer.json().error.code).toBe('ORIGIN_REFUSED')
    expect((await signOut({ ...unsafe, origin: 'null' })).statusCode).toBe(403)
  })

  it('without the headers that only we can add is refused', async () => {
    expect((await signOut({ 'idempotency-key': '0123456789abcdef' })).json().error.code).toBe(
      'REQUEST_INVALID',
    )
    expect((await signOut(web)).json().error.code).toBe('IDEMPOTENCY_KEY_REQUIRED')
  })

  it('from one of our own pages is served', async () => {
    const { web: origin } = bff.ground.config.publicOrigins

    expect((await signOut({ ...unsafe, origin })).statusCode).toBe(200)
  })

  it('as a form, as text or by GET changes nothing', async () => {
    const asForm = { ...unsafe, 'content-type': 'application/x-www-form-urlencoded' }
    const form = await bff.app.inject({
      method: 'POST',
      url: '/api/auth/sms-codes',
      headers: asForm,
      payload: 'purpose=reverify',
    })

    expect(form.json().error.code).toBe('REQUEST_INVALID')
    expect((await bff.app.inject({ url: '/api/auth/sign-out', headers: web })).statusCode).toBe(404)
  })
})

describe('a request that is not as the contract says', () => {
  const send = (payload: string | object, headers = unsafe) =>
    bff.app.inject({
      method: 'POST',
      url: '/api/auth/sms-codes',
      headers: { ...headers, 'content-type': 'application/json' },
      payload,
    })

  it.each([
    ['no JSON', '{"purpose":'],
    ['a poisoned prototype', '{"purpose":"sign_in","__proto__":{"admin":true}}'],
    ['a field too many', { purpose: 'sign_in', phone: '13900000001', admin: true }],
    ['a wrong type', { purpose: ['sign_in'] }],
    ['far too much', { purpose: 'sign_in', phone: '1'.repeat(100_000) }],
    ['an empty body', ''],
  ])('with %s is refused, without an echo', async (_, payload) => {
    const answer = await send(payload)

    expect(answer.statusCode).toBe(400)
    expect(answer.json().error.code).toBe('REQUEST_INVALID')
    expect(answer.payload).not.toContain('13900000001')
  })

  it('says which fields are wrong', async () => {
    const answer = await send({ purpose: 'sign_in', phone: '12345' })

    expect(answer.json().error.fields).toEqual([{ path: 'phone', code: 'malformed' }])
  })

  it.each(['/api/session?a=1', '/api/hosts/wechat/js-sdk?url=a&url=b', '/api/hosts/wechat/js-sdk'])(
    'such as GET %s is refused',
    async (url) => {
      expect((await bff.app.inject({ url, headers: web })).json().error.code).toBe('REQUEST_INVALID')
    },
  )

  it.each(['/api', '/api/', '/api/nothing', '/nothing', '/.env', '/api/session/'])(
    'for %s finds nothing',
    async (url) => {
      const answer = await bff.app.inject({ url, headers: web })

      expect(answer.statusCode).toBe(404)
      expect(answer.json()).toEqual({ error: { code: 'NOT_FOUND', traceId: answer.headers['x-trace-id'] } })
    },
  )
})

describe('an institution that the channel does not serve', () => {
  it('does not exist', async () => {
    const device = await bff.signIn('li-ming')
    const body = {
      institutionId: 'tz-elsewhere',
      name: '李明',
      documentKind: 'resident_id' as const,
      documentNumber: '310199198103120019',
      relation: 'self' as const,
    }

    expect(await bff.refused('startBinding', { device, body })).toBe('NOT_FOUND')
  })
})

describe('the server', () => {
  const sessions = { find: async () => undefined } as never
  const nobody = async () => undefined
  const patientAccess = {
    endLapsed: async () => undefined,
    linkOf: nobody,
    patientOfAppointment: nobody,
    patientOfPayment: nobody,
    patientPaidFor: nobody,
    patientOfRequest: nobody,
    patientOfHelp: nobody,
    isHelper: async () => false,
    isSpeaker: async () => false,
  }
  const settings = { modulesOf: async () => [] }
  const build = (module: Module) =>
    buildApp({ ground: bff.ground, modules: [module], sessions, patientAccess, settings })
  const answer: Session = {
    state: 'anonymous',
    channel: 'web',
    hostSignIn: 'phone',
    account: null,
    consentsDue: [],
  }
  const { getSession, listConsentDocuments } = accountsRoutes

  it('does not start when a route has no handler, or two', async () => {
    const lacking: Module = {
      name: 'test',
      routes: { getSession, listConsentDocuments },
      register: (handle) => handle(getSession, async () => answer),
    }
    const doubled: Module = {
      name: 'test',
      routes: { getSession },
      register(handle) {
        handle(getSession, async () => answer)
        handle(getSession, async () => answer)
      },
    }

    await expect(build(lacking)).rejects.toThrow('listConsentDocuments has no handler in the module test')
    await expect(build(doubled)).rejects.toThrow('getSession has two handlers')
  })

  it('does not start when a route does not say who may call it', async () => {
    const { access, ...open } = getSession
    const module: Module = {
      name: 'test',
      routes: { open: open as never },
      register: (handle) => handle(open as never, async () => answer as never),
    }

    expect(access).toBeDefined()
    await expect(build(module)).rejects.toThrow('open has no access rule')
  })

  it('answers only what the contract lists, even when a handler gives more', async () => {
    const module: Module = {
      name: 'test',
      routes: { getSession },
      register: (handle) => handle(getSession, async () => ({ ...answer, phone: '13900000001' }) as never),
    }
    const app = await build(module)
    const reply = await app.inject({ url: '/api/session', headers: web })
    await app.close()

    expect(reply.json()).toEqual(answer)
  })

  it('says nothing of a bug but a number under which it is in the log', async () => {
    const module: Module = {
      name: 'test',
      routes: { getSession },
      register: (handle) =>
        handle(getSession, async () => {
          throw new TypeError('cannot read 13900000001 of 王秀英')
        }),
    }
    const app = await build(module)
    const reply = await app.inject({ url: '/api/session', headers: web })
    await app.close()
    const { traceId } = reply.json().error

    expect(reply.statusCode).toBe(500)
    expect(reply.json()).toEqual({ error: { code: 'INTERNAL', traceId } })
    expect(log).toContain(traceId)
    expect(log).toContain('TypeError')
    expect(log).not.toContain('王秀英')
  })

  it('tells whether it lives and whether it can serve', async () => {
    expect((await bff.app.inject('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await bff.app.inject('/readyz')).json()).toEqual({ status: 'ok', database: true })
  })
})

describe('the log', () => {
  it('of a sign-in holds no number, name, code or token', async () => {
    const person = findPerson('chen-jing')
    const device = await bff.signIn('chen-jing', 'wechat')
    await bff.call('startBinding', {
      device,
      body: {
        institutionId: 'tz-central',
        name: person?.name ?? '',
        documentKind: 'resident_id',
        documentNumber: person?.document.number ?? '',
        relation: 'self',
      },
    })

    expect(log).toContain('/api/auth/sms')
    for (const secret of [
      person?.phone,
      person?.name,
      person?.document.number,
      person?.accounts.wechat.openid,
      bff.codeSentTo(person?.phone ?? ''),
      device.token,
      device.address,
    ]) {
      expect(log).not.toContain(secret)
    }
  })
})
