import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callRoute } from '../test/call.ts'
import { createTestBff, type TestBff } from '../test/harness.ts'
import { createTestClock, type TestClock } from '../test/test-clock.ts'
import { MINUTE_MS, SECOND_MS } from './lib/clock.ts'
import { createRateLimits } from './rate-limits.ts'

const LIMIT = 40

let clock: TestClock
let bff: TestBff

beforeAll(async () => {
  clock = createTestClock()
  bff = await createTestBff({
    clock,
    configure: (config) => ({ ...config, limits: { ...config.limits, requestsPerAddressPerMinute: LIMIT } }),
  })
})
afterAll(() => bff.close())

describe('a limit', () => {
  it('is one for two replicas together, and names when to come again', async () => {
    const replica = await bff.replica()
    const device = bff.device('web')
    clock.advance(10 * SECOND_MS)
    const replies = await Promise.all(
      Array.from({ length: 3 * LIMIT }, (_, index) =>
        callRoute(index % 2 ? replica : bff.app, 'getSession', { device }),
      ),
    )
    const served = replies.filter((reply) => reply.status === 200)
    const refused = replies.filter((reply) => reply.error?.code === 'TOO_MANY_REQUESTS')

    expect(served).toHaveLength(LIMIT)
    expect(refused).toHaveLength(2 * LIMIT)
    expect(refused[0]?.headers['retry-after']).toBe('50')
  })

  it('is another person’s on another line, and begins anew in the next minute', async () => {
    const device = bff.device('web')
    for (let index = 0; index < LIMIT; index++) await bff.ok('getSession', { device })

    expect(await bff.refused('getSession', { device })).toBe('TOO_MANY_REQUESTS')
    expect((await bff.call('getSession', { device: bff.device('web') })).status).toBe(200)
    clock.advance(MINUTE_MS)
    expect((await bff.call('getSession', { device })).status).toBe(200)
  })

  it('counts requests for what does not exist', async () => {
    const remoteAddress = '203.0.113.9'
    for (let index = 0; index < LIMIT; index++) await bff.app.inject({ url: `/api/${index}`, remoteAddress })

    expect((await bff.app.inject({ url: '/api/session', remoteAddress })).statusCode).toBe(429)
  })

  it('is used up exactly, whatever share each of three replicas draws', async () => {
    const replicas = [1, 2, 3].map(() => createRateLimits(bff.ground))
    const rule = { name: 'test', limit: 100, windowMs: MINUTE_MS }
    const outcomes = await Promise.all(
      Array.from({ length: 600 }, (_, index) => replicas[index % 3]?.take(rule, 'somebody')),
    )
    const granted = outcomes.filter((outcome) => outcome === undefined).length

    expect(granted).toBe(100)
  })

  it('keeps nobody’s address', async () => {
    await bff.ok('getSession', { device: bff.device('web', { address: '198.51.100.77' }) })
    const rows = await bff.ground.db.selectFrom('rate_limits').selectAll().execute()

    expect(JSON.stringify(rows)).not.toContain('198.51.100')
  })
})
