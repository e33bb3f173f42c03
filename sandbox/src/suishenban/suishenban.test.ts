import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualClock, type ManualClock } from '../lib/clock.ts'
import type { OutsideSystem } from '../lib/outside-system.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { findPerson } from '../people.ts'
import { startSuishenban } from './start-suishenban.ts'
import type { SuishenbanCredentials } from './suishenban-credentials.ts'

const REDIRECT = 'http://localhost:9202/api/auth/suishenban/callback'

let clock: ManualClock
let suishenban: OutsideSystem
let credentials: SuishenbanCredentials

beforeEach(async () => {
  clock = createManualClock('2026-11-23T09:00:00+08:00')
  const context = createSandboxContext({ clock })
  suishenban = await startSuishenban({ context, port: 0 })
  credentials = context.credentials.all().suishenban as unknown as SuishenbanCredentials
})

afterEach(() => suishenban.close())

function authorize(query: Record<string, string> = {}): Promise<Response> {
  const asked = {
    client_id: credentials.clientId,
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'read',
    state: 'state-1',
    ...query,
  }

  return fetch(`${suishenban.origin}/api/oauth/authorize?${new URLSearchParams(asked)}`, {
    redirect: 'manual',
    headers: { cookie: 'sandbox_person=emma-johnson' },
  })
}

async function freshCode(): Promise<string> {
  const location = new URL((await authorize()).headers.get('location') ?? '')
  expect(location.searchParams.get('state')).toBe('state-1')

  return location.searchParams.get('code') ?? ''
}

async function exchange(code: string, changes: Record<string, string> = {}) {
  const answer = await fetch(`${suishenban.origin}/api/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      code,
      ...changes,
    }),
  })

  const body = (await answer.json()) as { access_token?: string; user?: string; error?: string }

  return { status: answer.status, ...body }
}

async function post(path: string, body: unknown) {
  const answer = await fetch(`${suishenban.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

  return (await answer.json()) as Record<string, unknown>
}

describe('signing in', () => {
  test('tells who Emma Johnson is, by the document she registered with', async () => {
    const { access_token, user } = await exchange(await freshCode())
    const answer = await fetch(
      `${suishenban.origin}/api/v2/user/identity/${user}?access_token=${access_token}`,
    )

    expect(await answer.json()).toEqual({
      user: findPerson('emma-johnson')?.accounts.suishenban.userId,
      name: 'Emma Johnson',
      certType: '03',
      certNo: '990000005',
      mobile: '13900000005',
    })
  })

  test('takes a code once', async () => {
    const code = await freshCode()
    await exchange(code)

    expect(await exchange(code)).toMatchObject({ status: 400, error: 'invalid_grant' })
  })

  test('takes a code for five minutes', async () => {
    const code = await freshCode()
    clock.advance(5 * 60_000)

    expect(await exchange(code)).toMatchObject({ status: 400, error: 'invalid_grant' })
  })

  test('takes a code only with the address and the secret it was made for', async () => {
    const code = await freshCode()
    expect(await exchange(code, { client_secret: 'wrong' })).toMatchObject({ status: 401 })
    expect(await exchange(code, { redirect_uri: 'http://localhost/' })).toMatchObject({ status: 400 })
  })

  test('does not show one person’s identity to another’s token', async () => {
    const { access_token } = await exchange(await freshCode())
    const other = findPerson('li-ming')?.accounts.suishenban.userId
    const answer = await fetch(
      `${suishenban.origin}/api/v2/user/identity/${other}?access_token=${access_token}`,
    )

    expect(answer.status).toBe(401)
  })

  test('shows a page to a site that is not registered', async () => {
    const answer = await authorize({ redirect_uri: 'https://evil.example/' })

    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('redirect_uri 未登记')
  })
})

describe('the JS SDK', () => {
  async function invokeToken() {
    const { clientId, clientSecret } = credentials

    return String((await post('/api/get-invoke-token', { clientId, clientSecret })).invokeToken)
  }

  const verify = (signature: string, jsApiList: string[]) =>
    post('/_sandbox/verify-invoke-token', { signature, jsApiList })

  test('opens with a token that the hospital’s server fetched', async () => {
    expect(await verify(await invokeToken(), ['scanCode'])).toMatchObject({ errorCode: 0 })
  })

  test('stays shut for a token of nobody, or one that is too old', async () => {
    const token = await invokeToken()
    expect(await verify('invented', ['scanCode'])).toMatchObject({ errorCode: -3 })
    clock.advance(7_200_000)
    expect(await verify(token, ['scanCode'])).toMatchObject({ errorCode: -3 })
  })

  test('does not allow a method that nobody applied for', async () => {
    expect(await verify(await invokeToken(), ['facialIdentification'])).toMatchObject({ errorCode: -2 })
  })

  test('gives no token for a wrong secret', async () => {
    expect(
      await post('/api/get-invoke-token', { clientId: credentials.clientId, clientSecret: 'x' }),
    ).toMatchObject({
      errorCode: -4,
    })
  })
})
