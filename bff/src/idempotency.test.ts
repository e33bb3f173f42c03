import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callRoute } from '../test/call.ts'
import { dumpDatabase } from '../test/dump-database.ts'
import { createTestBff, type TestBff } from '../test/harness.ts'
import { createTestClock, type TestClock } from '../test/test-clock.ts'
import { createIdempotency, type OnceRequest } from './idempotency.ts'
import { MINUTE_MS, SECOND_MS } from './lib/clock.ts'
import type { Produced } from './produced.ts'

let clock: TestClock
let bff: TestBff

beforeAll(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
})
afterAll(() => bff.close())

/** A request whose work is counted. */
function countedWork(answer: Produced = { status: 200, body: '{"n":1}' }) {
  let times = 0
  const request: OnceRequest = {
    scope: 'acc_1',
    route: 'POST /api/appointments',
    key: randomUUID(),
    url: '/api/appointments',
    body: { slotId: 'S1' },
    accountId: undefined,
    async work() {
      times++

      return { ...answer, body: answer.body.replace('1', String(times)) }
    },
  }

  return { request, times: () => times }
}

async function heldKeys(): Promise<number> {
  const rows = await bff.ground.db
    .selectFrom('idempotency_keys')
    .select('id')
    .where('state', '=', 'in_progress')
    .execute()

  return rows.length
}

/** Until one more request than `before` is under way: only then does a second one meet the first. */
const untilHeld = (before: number) => expect.poll(heldKeys, { interval: 5 }).toBe(before + 1)

describe('the same request again', () => {
  it('is not done again and gets the same bytes', async () => {
    const device = await bff.signIn('li-ming')
    const options = { device, body: { language: 'en-US' as const }, idempotencyKey: randomUUID() }
    const first = await bff.call('updatePreferences', options)
    await bff.ok('updatePreferences', { device, body: { language: 'zh-CN' } })
    const again = await bff.call('updatePreferences', options)

    expect(again.text).toBe(first.text)
    expect((await bff.ok('getSession', { device })).account?.language).toBe('zh-CN')
  })

  it('with another body is refused', async () => {
    const device = await bff.signIn('li-ming')
    const idempotencyKey = randomUUID()
    await bff.ok('updatePreferences', { device, idempotencyKey, body: { language: 'en-US' } })
    const body = { language: 'zh-CN' as const }

    expect(await bff.refused('updatePreferences', { device, idempotencyKey, body })).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    )
  })

  it('by another person is another request', async () => {
    const idempotencyKey = randomUUID()
    const [one, other] = [await bff.signIn('li-ming'), await bff.signIn('zhao-lei')]
    const body = { displayMode: 'elder' as const }
    await bff.ok('updatePreferences', { device: one, idempotencyKey, body })
    const answer = await bff.ok('updatePreferences', { device: other, idempotencyKey, body })

    expect(answer.account).toMatchObject({ phoneMasked: '139****0004', displayMode: 'elder' })
  })

  it('gets the refusal of the first time too', async () => {
    const device = await bff.signIn('li-ming')
    const options = { device, idempotencyKey: randomUUID(), body: { code: '000000' } }
    const first = await bff.call('reverify', options)

    expect(first.error?.code).toBe('CODE_EXPIRED')
    expect((await bff.call('reverify', options)).text).toBe(first.text)
  })

  it('whose answer with the new session was lost gets that session', async () => {
    const device = bff.device('wechat')
    await bff.identify('emma-johnson', device)
    const before = device.token
    const consents = (await bff.ok('listConsentDocuments', { device })).documents.map(
      ({ kind, version }) => ({
        kind,
        version,
      }),
    )
    const phone = '+447700900123'
    await bff.ok('sendSmsCode', { device, body: { purpose: 'sign_in', phone, consents } })
    const options = {
      device,
      idempotencyKey: randomUUID(),
      body: { phone, code: bff.codeSentTo(phone), consents },
    }
    await bff.ok('signInWithSms', options)
    const opened = device.token
    device.token = before
    await bff.ok('signInWithSms', options)

    expect(device.token).toBe(opened)
    expect((await bff.ok('getSession', { device })).state).toBe('signed_in')
  })

  it('at the same time on two replicas is done once', async () => {
    const replica = await bff.replica()
    const device = await bff.signIn('li-ming')
    const options = { device, idempotencyKey: randomUUID(), body: { code: '123456' } }
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, index) => callRoute(index % 2 ? replica : bff.app, 'reverify', options)),
    )
    const codes = replies.map((reply) => reply.error?.code)

    expect(codes.filter((code) => code !== 'IDEMPOTENCY_IN_PROGRESS')).not.toHaveLength(0)
    expect(new Set(replies.filter((reply) => reply.status === 422).map((reply) => reply.text)).size).toBe(1)
  })
})

describe('a key', () => {
  it.each([undefined, '', 'short', 'x'.repeat(65), 'with spaces in it', 'läng-genug-aber-ä'])(
    'that is %j is refused',
    async (key) => {
      const device = await bff.signIn('li-ming')
      const headers = { 'idempotency-key': key }
      const reply = await bff.call('updatePreferences', { device, body: {}, headers })

      expect(reply.error?.code).toBe('IDEMPOTENCY_KEY_REQUIRED')
    },
  )

  it('and what was answered to it cannot be read in the database', async () => {
    const { request } = countedWork({ status: 200, body: '{"name":"王秀英 1"}' })
    await createIdempotency(bff.ground).once(request)
    const dump = await dumpDatabase(bff.ground.db)

    expect(dump).not.toContain('王秀英')
    expect(dump).not.toContain(request.key)
  })
})

describe('work that', () => {
  it('is under way is not begun a second time', async () => {
    const idempotency = createIdempotency(bff.ground)
    const { request, times } = countedWork()
    let finish: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const before = await heldKeys()
    const first = idempotency.once({ ...request, work: () => held.then(request.work) })
    await untilHeld(before)
    const second = await idempotency.once(request)
    finish()

    expect(second).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' })
    expect(await first).toMatchObject({ body: '{"n":1}' })
    expect(times()).toBe(1)
  })

  it('died with its replica is taken over by one of those who ask again, after a minute', async () => {
    const idempotency = createIdempotency(bff.ground)
    const { request, times } = countedWork()
    const before = await heldKeys()
    void idempotency.once({ ...request, work: () => new Promise(() => undefined) })
    await untilHeld(before)
    expect(await idempotency.once(request)).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' })
    clock.advance(MINUTE_MS + SECOND_MS)
    const answers = await Promise.all([1, 2, 3].map(() => idempotency.once(request)))

    expect(times()).toBe(1)
    expect(answers.filter((answer) => 'status' in answer).length).toBeGreaterThanOrEqual(1)
  })

  it('met a bug, or asks to be tried again, is really tried again', async () => {
    const idempotency = createIdempotency(bff.ground)
    const bug = countedWork()
    const broken = { ...bug.request, work: () => Promise.reject(new Error('a bug')) }
    await expect(idempotency.once(broken)).rejects.toThrow('a bug')
    expect(await idempotency.once(bug.request)).toMatchObject({ body: '{"n":1}' })

    for (const status of [500, 503, 429, 428]) {
      const busy = countedWork({ status, body: '{"n":1}' })
      await idempotency.once(busy.request)

      expect(await idempotency.once(busy.request)).toMatchObject({ body: '{"n":2}' })
    }
  })
})
