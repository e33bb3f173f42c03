import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningHis, runHis } from './his.test-support.ts'
import { createHisCaller, type HisAnswer, signedHeaders } from './his-caller.ts'

let running: RunningHis

beforeEach(async () => {
  running = await runHis()
})

afterEach(() => running.his.close())

function credentials(institutionCode = 'tz-central') {
  const caller = running.his.credentials.institutions[institutionCode]
  if (caller?.baseUrl === undefined) throw new Error('no such institution')

  return { ...caller, baseUrl: caller.baseUrl }
}

async function send(options: {
  headers: Record<string, string>
  path?: string
  body?: string
}): Promise<HisAnswer> {
  const { headers, path = '/hospital/info', body = '{}' } = options
  const response = await fetch(`${credentials().baseUrl}${path}`, { method: 'POST', headers, body })

  return (await response.json()) as HisAnswer
}

const sign = (path = '/hospital/info', rawBody = '{}') =>
  signedHeaders({ caller: credentials(), clock: running.clock, path, rawBody })

test('a request signed with the secret of the hospital is answered, with its trace number', async () => {
  const headers = sign()
  const answer = await send({ headers })

  expect(answer).toMatchObject({ code: '0', message: '成功', traceNo: headers['x-trace-no'] })
  expect(answer.data).toMatchObject({ hospitalCode: '310001', level: '3A' })
})

test('a request is refused when its body, its path or its signature was changed on the way', async () => {
  const forged = { ...sign(), 'x-signature': '0'.repeat(64) }

  expect((await send({ headers: sign(), body: '{ }' })).code).toBe('1002')
  expect((await send({ headers: sign(), path: '/department/list' })).code).toBe('1002')
  expect((await send({ headers: forged })).code).toBe('1002')
})

test('an unknown caller, and the secret of another hospital, are refused', async () => {
  const { baseUrl } = credentials()
  const stranger = { appId: 'stranger', appSecret: 'x' }
  const neighbour = { appId: credentials().appId, appSecret: credentials('tz-jiangwan').appSecret }

  const call = (caller: typeof stranger) => createHisCaller({ caller, baseUrl, clock: running.clock })
  expect((await call(stranger)('/hospital/info', {})).code).toBe('1001')
  expect((await call(neighbour)('/hospital/info', {})).code).toBe('1002')
})

test('a request that comes twice, or more than five minutes off, is refused', async () => {
  const headers = sign()
  expect((await send({ headers })).code).toBe('0')
  expect((await send({ headers })).code).toBe('1003')

  const early = sign()
  running.clock.advance(5 * 60 * 1000 + 1)
  expect((await send({ headers: early })).code).toBe('1003')
})

test('a body that is no JSON is refused, not left unknown', async () => {
  expect(await send({ headers: sign('/hospital/info', '{'), body: '{' })).toMatchObject({
    code: '1004',
    data: { field: 'body' },
  })
})
