import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualClock, type ManualClock } from '../lib/clock.ts'
import type { OutsideSystem } from '../lib/outside-system.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { findPerson } from '../people.ts'
import { jsapiSignature } from './jsapi-signature.ts'
import { startWechat } from './start-wechat.ts'
import type { WechatCredentials } from './wechat-credentials.ts'

const REDIRECT = 'http://localhost:9201/api/auth/wechat/callback?from=test'
const MINUTE = 60_000

let clock: ManualClock
let wechat: OutsideSystem
let credentials: WechatCredentials

beforeEach(async () => {
  clock = createManualClock('2026-11-23T09:00:00+08:00')
  const context = createSandboxContext({ clock })
  wechat = await startWechat({ context, port: 0 })
  credentials = context.credentials.all().wechat as unknown as WechatCredentials
})

afterEach(() => wechat.close())

async function ask<T = Record<string, unknown>>(
  path: string,
  query: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(`${wechat.origin}${path}?${new URLSearchParams(query)}`)

  return (await answer.json()) as T
}

async function post<T = Record<string, unknown>>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(`${wechat.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

  return (await answer.json()) as T
}

function authorize(query: Record<string, string> = {}, cookie = 'sandbox_person=li-ming'): Promise<Response> {
  const asked = {
    appid: credentials.appId,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'abc123',
    ...query,
  }

  return fetch(`${wechat.origin}/connect/oauth2/authorize?${new URLSearchParams(asked)}`, {
    redirect: 'manual',
    headers: { cookie },
  })
}

async function freshCode(scope = 'snsapi_base'): Promise<string> {
  const answer = await authorize({ scope })

  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
}

function exchange(code: string, query: Record<string, string> = {}) {
  return ask('/sns/oauth2/access_token', {
    appid: credentials.appId,
    secret: credentials.appSecret,
    code,
    grant_type: 'authorization_code',
    ...query,
  })
}

function globalToken() {
  return post<{ access_token: string; expires_in: number }>('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: credentials.appId,
    secret: credentials.appSecret,
  })
}

describe('the OAuth page', () => {
  test('sends Li Ming back with a code and the state he came with', async () => {
    const answer = await authorize()
    const location = new URL(answer.headers.get('location') ?? '')

    expect(answer.status).toBe(302)
    expect(location.origin + location.pathname).toBe('http://localhost:9201/api/auth/wechat/callback')
    expect(location.searchParams.get('from')).toBe('test')
    expect(location.searchParams.get('state')).toBe('abc123')
    expect(location.searchParams.get('code')).toMatch(/^[\w-]{32}$/)
  })

  test('asks whose phone it is when nobody was chosen, and remembers the answer', async () => {
    const page = await (await authorize({}, '')).text()
    expect(page).toContain('王秀英')
    expect(page).not.toContain('li-xiaoyu')

    const chosen = await authorize({ sandbox_person: 'wang-xiuying' }, '')
    expect(chosen.status).toBe(302)
    expect(chosen.headers.get('set-cookie')).toContain('sandbox_person=wang-xiuying')
  })

  test.each([
    ['an address the account never registered', { redirect_uri: 'https://evil.example/' }, '10003'],
    ['a scope that does not exist', { scope: 'snsapi_everything' }, '10005'],
    ['no scope', { scope: '' }, '10010'],
    ['a state with other characters', { state: 'a-b' }, 'state参数错误'],
    ['a state that is too long', { state: 'a'.repeat(129) }, 'state参数错误'],
    ['another account', { appid: 'wx0000000000000000' }, 'AppID参数错误'],
    ['another flow', { response_type: 'token' }, 'response_type参数错误'],
  ])('shows a page instead of a code for %s', async (_, query, words) => {
    const answer = await authorize(query)

    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(words)
  })
})

describe('a code', () => {
  test('gives the openid of its person, once', async () => {
    const code = await freshCode()
    const first = await exchange(code)

    expect(first).toMatchObject({
      openid: findPerson('li-ming')?.accounts.wechat.openid,
      scope: 'snsapi_base',
      expires_in: 7200,
    })
    expect(first).not.toHaveProperty('unionid')
    expect(await exchange(code)).toMatchObject({ errcode: 40163 })
  })

  test('is good for five minutes', async () => {
    const early = await freshCode()
    const late = await freshCode()
    clock.advance(5 * MINUTE - 1)
    expect(await exchange(early)).toHaveProperty('openid')
    clock.advance(1)
    expect(await exchange(late)).toMatchObject({ errcode: 42003 })
  })

  test('survives a call with the wrong secret', async () => {
    const code = await freshCode()

    expect(await exchange(code, { secret: 'wrong' })).toMatchObject({ errcode: 40125 })
    expect(await exchange(code, { appid: 'wx1' })).toMatchObject({ errcode: 40013 })
    expect(await exchange(code)).toHaveProperty('openid')
  })

  test('that was invented is refused with a request id', async () => {
    expect(await exchange('invented')).toEqual({
      errcode: 40029,
      errmsg: expect.stringMatching(/^invalid code, rid: [0-9a-f]+-[0-9a-f]{8}-[0-9a-f]{8}$/),
    })
  })

  test('shows the profile only to who asked for it', async () => {
    const silent = await exchange(await freshCode())
    const asked = await exchange(await freshCode('snsapi_userinfo'))
    const profile = (token: Record<string, unknown>) =>
      ask('/sns/userinfo', { access_token: String(token.access_token), openid: String(token.openid) })

    expect(await profile(silent)).toMatchObject({ errcode: 48001 })
    expect(await profile(asked)).toMatchObject({ nickname: '李明', unionid: asked.unionid })
  })
})

describe('the global token', () => {
  test('of the stable interface stays the same until it expires', async () => {
    const first = await globalToken()
    clock.advance(119 * MINUTE)
    expect(await globalToken()).toEqual({ access_token: first.access_token, expires_in: 60 })
    clock.advance(MINUTE)
    expect((await globalToken()).access_token).not.toBe(first.access_token)
  })

  test('of the plain interface outlives its successor by five minutes', async () => {
    const query = { grant_type: 'client_credential', appid: credentials.appId, secret: credentials.appSecret }
    const first = await ask<{ access_token: string }>('/cgi-bin/token', query)
    await ask('/cgi-bin/token', query)
    const ticket = () => ask('/cgi-bin/ticket/getticket', { access_token: first.access_token, type: 'jsapi' })

    clock.advance(4 * MINUTE)
    expect(await ticket()).toMatchObject({ errcode: 0 })
    clock.advance(MINUTE)
    expect(await ticket()).toMatchObject({ errcode: 42001 })
  })
})

describe('the JS-SDK', () => {
  const page = 'http://localhost:9201/?portal=international'

  async function verdict(changes: Record<string, string> = {}) {
    const { access_token } = await globalToken()
    const { ticket } = await ask<{ ticket: string }>('/cgi-bin/ticket/getticket', {
      access_token,
      type: 'jsapi',
    })
    const signature = jsapiSignature({ ticket, nonceStr: 'abc', timestamp: '1763860000', url: page })
    const asked = {
      verifyAppId: credentials.appId,
      verifyNonceStr: 'abc',
      verifyTimestamp: '1763860000',
      verifySignature: signature,
      url: `${page}#/pages/home/index`,
      ...changes,
    }

    return (await post<{ verdict: string }>('/_sandbox/verify-js-sdk', asked)).verdict
  }

  test('accepts the page that was signed, whatever stands after its #', async () => {
    expect(await verdict()).toBe('ok')
  })

  test.each([
    ['another page', { url: 'http://localhost:9201/' }, 'invalid signature'],
    ['another time', { verifyTimestamp: '1763860001' }, 'invalid signature'],
    ['another account', { verifyAppId: 'wx1' }, 'invalid appid'],
    ['a host that is not registered', { url: 'https://evil.example/' }, 'invalid url domain'],
  ])('refuses %s', async (_, changes, words) => {
    expect(await verdict(changes)).toBe(words)
  })

  test('is served as a script', async () => {
    const answer = await fetch(`${wechat.origin}/open/js/jweixin-1.6.0.js`)

    expect(answer.headers.get('content-type')).toContain('text/javascript')
    expect(await answer.text()).toContain('preVerifyJSAPI')
  })
})

describe('a template message', () => {
  const data = {
    thing1: { value: '李明' },
    thing2: { value: '心血管内科' },
    thing3: { value: '张医生' },
    time4: { value: '2026年11月24日 09:30' },
    thing5: { value: '门诊楼3层' },
  }

  async function send(changes: Record<string, unknown> = {}) {
    const { access_token } = await globalToken()

    return post<{ errcode: number; msgid?: number }>(
      `/cgi-bin/message/template/send?access_token=${access_token}`,
      {
        touser: findPerson('li-ming')?.accounts.wechat.openid,
        template_id: credentials.templates.appointmentBooked,
        url: 'http://localhost:9201/',
        data,
        ...changes,
      },
    )
  }

  test('lies in the outbox as its reader sees it', async () => {
    expect(await send()).toEqual({ errcode: 0, errmsg: 'ok', msgid: expect.any(Number) })

    const { messages } = await ask<{ messages: { title: string; lines: unknown[] }[] }>('/_sandbox/outbox')
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ title: '预约挂号成功通知' })
    expect(messages[0]?.lines[0]).toEqual({ label: '就诊人', value: '李明' })
  })

  test('with the same client_msg_id reaches the patient once', async () => {
    const first = await send({ client_msg_id: 'visit-1' })

    expect(await send({ client_msg_id: 'visit-1' })).toEqual(first)
    expect((await ask<{ messages: unknown[] }>('/_sandbox/outbox')).messages).toHaveLength(1)
  })

  test.each([
    ['a stranger', { touser: 'oSTRANGER' }, 40003],
    ['a template the account does not have', { template_id: 'none' }, 40037],
    ['an empty field', { data: { ...data, thing2: { value: '' } } }, 47003],
    ['a field that is too long', { data: { ...data, thing5: { value: '很'.repeat(21) } } }, 47003],
  ])('for %s is refused', async (_, changes, errcode) => {
    expect(await send(changes)).toMatchObject({ errcode })
  })

  test('without a token, or with one that WeChat never gave, is refused', async () => {
    expect(await post('/cgi-bin/message/template/send', {})).toMatchObject({ errcode: 41001 })
    expect(await post('/cgi-bin/message/template/send?access_token=x', {})).toMatchObject({ errcode: 40001 })
  })
})
