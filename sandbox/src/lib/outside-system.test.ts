import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FaultRule } from './fault-injector.ts'
import { createOutsideSystem, type OutsideSystem } from './outside-system.ts'
import { createSandboxContext } from './sandbox-context.ts'

let system: OutsideSystem
let effects: string[]
let arrival: Promise<void>

beforeEach(async () => {
  effects = []
  system = createOutsideSystem({
    name: 'ward',
    title: 'Ward',
    context: createSandboxContext(),
    busyAnswer: () => ({ code: '9001' }),
  })
  arrival = new Promise((arrived) => {
    system.app.addHook('onRequest', async () => arrived())
  })
  system.app.post('/beds/take', async (request) => {
    effects.push(request.rawBody)

    return { code: '0', token: 'abcdefghijklmnop' }
  })
  await system.listen(0)
})

afterEach(() => system.close())

function take(body = '{"patient":"li-ming","secret":"0123456789"}'): Promise<Response> {
  return fetch(`${system.origin}/beds/take?token=abcdefghij`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
}

describe('a fault', () => {
  const once = (fault: Omit<FaultRule, 'probability' | 'count'>) =>
    system.faults.add({ ...fault, probability: 1, count: 1 })

  test('that loses the request leaves no effect', async () => {
    once({ kind: 'lost-request' })

    await expect(take()).rejects.toThrow()
    expect(effects).toHaveLength(0)
    expect((await take()).status).toBe(200)
    expect(effects).toHaveLength(1)
  })

  test('that loses the answer lets the effect happen', async () => {
    once({ kind: 'lost-answer' })

    await expect(take()).rejects.toThrow()
    expect(effects).toHaveLength(1)
  })

  test('that cuts the answer leaves JSON that cannot be read', async () => {
    once({ kind: 'malformed' })
    const response = await take()

    expect(response.status).toBe(200)
    await expect(response.json()).rejects.toThrow()
    expect(effects).toHaveLength(1)
  })

  test('of a proxy answers 502, before or after the effect', async () => {
    once({ kind: 'error-5xx' })
    expect((await take()).status).toBe(502)
    expect(effects).toHaveLength(0)

    once({ kind: 'error-5xx', afterEffect: true })
    expect((await take()).status).toBe(502)
    expect(effects).toHaveLength(1)
  })

  test('that makes the system busy is said in its own words, and nothing is done', async () => {
    once({ kind: 'busy' })

    expect(await (await take()).json()).toEqual({ code: '9001' })
    expect(effects).toHaveLength(0)
  })

  test('that slows the request lets the effect come after the caller gave up', async () => {
    once({ kind: 'slow', delayMs: 500 })
    const caller = new AbortController()
    const { signal } = caller
    const asked = fetch(`${system.origin}/beds/take`, { method: 'POST', signal })
    await arrival
    caller.abort()

    await expect(asked).rejects.toThrow()
    await expect.poll(() => effects.length, { timeout: 10_000 }).toBe(1)
  })
})

test('an exchange is recorded with its bodies, its fault and shortened secrets', async () => {
  system.faults.add({ kind: 'lost-answer', probability: 1, count: 1 })
  await expect(take()).rejects.toThrow()
  await take()
  const [second, first] = system.exchanges.list()

  expect(first).toMatchObject({ status: undefined, fault: 'lost-answer' })
  expect(second).toMatchObject({
    method: 'POST',
    url: '/beds/take?token=abcdef… (10)',
    status: 200,
    fault: undefined,
    requestBody: '{"patient":"li-ming","secret":"012345… (10)"}',
    responseBody: '{"code":"0","token":"abcdef… (16)"}',
  })
})

test('a port that another program holds is named in one line', async () => {
  const second = createOutsideSystem({
    name: 'second',
    title: 'Second ward',
    context: createSandboxContext(),
  })
  const port = Number(new URL(system.origin).port)

  await expect(second.listen(port)).rejects.toThrow(`Second ward: port ${port} is in use by another program`)
  await second.close()
})

test('credentials are made once and found again at the next start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  let made = 0
  const section = () =>
    createSandboxContext({ folder }).credentials.section('ward', () => ({ secret: `secret-${++made}` }))

  expect(await section()).toEqual({ secret: 'secret-1' })
  expect(await section()).toEqual({ secret: 'secret-1' })
})
