import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestBff, type TestBff } from '../../../test/harness.ts'
import { createTestClock, type TestClock } from '../../../test/test-clock.ts'
import { jsSdkSignature } from '../../gateways/wechat/client.ts'
import { MINUTE_MS } from '../../lib/clock.ts'

let clock: TestClock
let bff: TestBff

beforeAll(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
})
afterAll(() => bff.close())

/** Sends a device to WeChat and gives what WeChat sends it back with. */
async function throughWechat(device = bff.device('wechat'), returnTo?: string) {
  const started = await bff.call('startWechatSignIn', { device, query: { returnTo } })
  const url = String(started.headers.location)
  const page = await fetch(url, { redirect: 'manual', headers: { cookie: 'sandbox_person=li-ming' } })
  const back = new URL(page.headers.get('location') ?? '')

  return {
    device,
    url,
    code: back.searchParams.get('code') ?? '',
    state: back.searchParams.get('state') ?? '',
  }
}

const finish = bffCall('finishWechatSignIn')

function bffCall(name: 'finishWechatSignIn' | 'finishSuishenbanSignIn') {
  return (device: ReturnType<TestBff['device']>, query: { code?: string; state?: string }) =>
    bff.call(name, { device, query })
}

describe('WeChat’s page', () => {
  it('is asked with parameters in WeChat’s order, for the openid only', async () => {
    const { url } = await throughWechat()
    const [address, fragment] = url.split('#')

    expect([...new URL(address ?? '').searchParams.keys()]).toEqual([
      'appid',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
    expect(url).toContain('scope=snsapi_base')
    expect(fragment).toBe('wechat_redirect')
  })

  it('leads back to the place in the app where the person was', async () => {
    const place = '/#/pages/doctor/index?id=D001&at=tz-central'
    const { device, code, state } = await throughWechat(undefined, place)

    expect((await finish(device, { code, state })).headers.location).toBe(place)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%5Cevil.example',
    '/evil',
    '/#//evil.example',
    'javascript:alert(1)',
    '/#/pages/x?next=https://evil.example',
    '/@evil.example',
    '/#/pages/x\r\nset-cookie: a=b',
    ' /',
    '',
    '/#/pages/x"><script>',
    '/../api/auth',
    '\t//evil.example',
    '/#javascript:alert(1)',
    'data:text/html,x',
    '///evil.example',
    '/#/pages/x?u=//evil.example',
    'http:evil.example',
  ])('never leads to %j', async (returnTo) => {
    const { device, code, state } = await throughWechat(undefined, returnTo)

    expect((await finish(device, { code, state })).headers.location).toBe('/#/')
  })

  it('that the person refuses leads back without knowing them', async () => {
    const { device, state } = await throughWechat()
    const back = await finish(device, { state })

    expect(back.status).toBe(302)
    expect((await bff.ok('getSession', { device })).state).toBe('anonymous')
  })
})

describe('what comes back from WeChat', () => {
  it('works once', async () => {
    const { device, code, state } = await throughWechat()
    expect((await finish(device, { code, state })).status).toBe(302)

    expect((await finish(device, { code, state })).error?.code).toBe('HOST_STATE_INVALID')
  })

  it('is of no use on another device', async () => {
    const { code, state } = await throughWechat()
    const other = await throughWechat()

    expect((await finish(other.device, { code, state })).error?.code).toBe('HOST_STATE_INVALID')
    expect((await finish(bff.device('wechat'), { code, state })).error?.code).toBe('HOST_STATE_INVALID')
  })

  it('is of no use with a state of its own making, without one, or after ten minutes', async () => {
    const { device, code, state } = await throughWechat()
    expect((await finish(device, { code, state: 'x'.repeat(40) })).error?.code).toBe('HOST_STATE_INVALID')
    expect((await finish(device, { code })).error?.code).toBe('HOST_STATE_INVALID')
    clock.advance(10 * MINUTE_MS)

    expect((await finish(device, { code, state })).error?.code).toBe('HOST_STATE_INVALID')
  })

  it('is checked with WeChat: a code of nobody signs nobody in', async () => {
    const { device, state } = await throughWechat()

    expect((await finish(device, { code: 'made-up', state })).error?.code).toBe('HOST_SIGN_IN_FAILED')
    expect((await bff.ok('getSession', { device })).state).toBe('anonymous')
  })

  it('tells a person what to do when it fails, in both languages', async () => {
    const answer = await bff.app.inject({
      url: '/api/auth/wechat/callback?code=x&state=y',
      headers: { accept: 'text/html,application/xhtml+xml' },
    })

    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.payload).toContain('返回首页')
    expect(answer.payload).toContain('In an emergency call 120')
    expect(answer.payload).toContain('HOST_STATE_INVALID')
  })
})

describe('Alipay', () => {
  const signIn = (authCode: string) =>
    bff.call('signInWithAlipay', { device: bff.device('alipay'), body: { authCode } })

  it('exchanges a code in certificate mode, every signature checked', async () => {
    const reply = await signIn(bff.sandbox.alipay.codes.issue('li-ming'))

    expect(reply.body).toMatchObject({ state: 'identified', channel: 'alipay', hostSignIn: 'alipay' })
    expect(reply.body?.token).toMatch(/^[\w-]{43}$/)
  })

  it('with a forged signature signs nobody in', async () => {
    Object.assign(bff.sandbox.alipay.settings, { forgesSignature: true })
    const reply = await signIn(bff.sandbox.alipay.codes.issue('li-ming'))
    Object.assign(bff.sandbox.alipay.settings, { forgesSignature: false })

    expect(reply.error?.code).toBe('HOST_SIGN_IN_FAILED')
  })

  it.each(['error_response', 'method_node'] as const)(
    'that refuses in its %s is understood',
    async (failureNode) => {
      Object.assign(bff.sandbox.alipay.settings, { failureNode })

      expect((await signIn('no-such-code')).error?.code).toBe('HOST_SIGN_IN_FAILED')
    },
  )

  it('takes a code once', async () => {
    const code = bff.sandbox.alipay.codes.issue('li-ming')
    await signIn(code)

    expect((await signIn(code)).error?.code).toBe('HOST_SIGN_IN_FAILED')
  })

  it('is asked from the mini-program only', async () => {
    const reply = await bff.call('signInWithAlipay', {
      device: bff.device('web'),
      body: { authCode: bff.sandbox.alipay.codes.issue('li-ming') },
    })

    expect(reply.error?.code).toBe('NOT_FOUND')
  })
})

describe('the hosts’ script libraries', () => {
  it('WeChat’s is signed for a page of ours, without its fragment', async () => {
    const page = `${bff.ground.config.publicOrigins.wechat}/?from=menu`
    const device = bff.device('wechat')
    const signed = await bff.ok('signWechatJsSdk', { device, query: { url: `${page}#/pages/home/index` } })
    const ticket = await wechatTicket()

    expect(signed.signature).toBe(jsSdkSignature({ ...signed, ticket, url: page }))
    expect(signed.scriptUrl).toBe(bff.ground.config.wechat?.jsSdkUrl)
  })

  it('matches WeChat’s own example', () => {
    const signature = jsSdkSignature({
      ticket: 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg',
      nonceStr: 'Wm3WZYTPz0wzccnW',
      timestamp: 1414587457,
      url: 'http://mp.weixin.qq.com?params=value',
    })

    expect(signature).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed')
  })

  it('is signed for nobody else', async () => {
    const query = { url: 'https://evil.example/' }

    expect(await bff.refused('signWechatJsSdk', { device: bff.device('wechat'), query })).toBe(
      'REQUEST_INVALID',
    )
  })

  it('WeChat is asked for one ticket, however many pages are signed', async () => {
    const query = { url: `${bff.ground.config.publicOrigins.wechat}/` }
    const asked = () => requestsTo('wechat', '/cgi-bin/ticket/getticket')
    await bff.ok('signWechatJsSdk', { device: bff.device('wechat'), query })
    const before = asked()
    await Promise.all(
      Array.from({ length: 10 }, () => bff.ok('signWechatJsSdk', { device: bff.device('wechat'), query })),
    )

    expect(asked()).toBe(before)
  })

  it('Suishenban’s gets an invoke token that only we can fetch', async () => {
    const { signature, scriptUrl } = await bff.ok('signSuishenbanJsSdk', { device: bff.device('suishenban') })

    expect(signature).not.toBe('')
    expect(scriptUrl).toContain('/api/js/eshiminJS-2.0.0.js')
  })

  it('of Suishenban only those methods are named that this hospital applied for: none to record, unless it says so', async () => {
    const device = bff.device('suishenban')

    expect((await bff.ok('signSuishenbanJsSdk', { device })).jsApiList).toEqual(['scanCode', 'getLocation'])
  })
})

function requestsTo(system: string, path: string): number {
  const found = bff.sandbox.systems.find((one) => one.name === system)

  return found?.exchanges.list().filter((exchange) => exchange.url.startsWith(path)).length ?? 0
}

/** The ticket that WeChat gives to everybody who asks with our token. */
async function wechatTicket(): Promise<string> {
  const { appId, secret, apiBase } = bff.ground.config.wechat ?? { appId: '', secret: '', apiBase: '' }
  const token = await fetch(`${apiBase}/cgi-bin/stable_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret }),
  }).then((answer) => answer.json() as Promise<{ access_token: string }>)
  const ticket = await fetch(
    `${apiBase}/cgi-bin/ticket/getticket?access_token=${token.access_token}&type=jsapi`,
  ).then((answer) => answer.json() as Promise<{ ticket: string }>)

  return ticket.ticket
}
