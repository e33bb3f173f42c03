import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { registerLoadShedding } from './load-shedding.ts'

const SAMPLE_MS = 500
const LATE_MS = 100

let app: FastifyInstance

beforeEach(async () => {
  app = Fastify()
  await registerLoadShedding(app, { maxEventLoopDelayMs: LATE_MS }, SAMPLE_MS)
  app.get('/api/session', async () => ({}))
  app.get('/healthz', async () => ({ status: 'ok' }))
  await app.ready()
})

afterEach(() => app.close())

function work(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until) Math.random()
}

it('a server that is late with everything sends people away at once, and still says that it lives', async () => {
  const isBusy = async () => {
    work(300)

    return (await app.inject('/api/session')).statusCode === 503
  }
  await expect.poll(isBusy, { interval: 1, timeout: 10_000 }).toBe(true)
  const answer = await app.inject('/api/session')

  expect(answer.headers['retry-after']).toBe('5')
  expect(answer.json().error.code).toBe('SERVER_BUSY')
  expect((await app.inject('/healthz')).statusCode).toBe(200)
})

it('one slow piece of work sends nobody away', async () => {
  const measured = () => app.memoryUsage().eventLoopDelay
  await expect.poll(measured, { timeout: 10_000 }).toBeGreaterThan(0)
  const before = measured()
  // Longer than anybody may be kept waiting.
  work(3 * LATE_MS)
  await expect.poll(measured, { timeout: 10_000 }).not.toBe(before)

  expect((await app.inject('/api/session')).statusCode).toBe(200)
})
