import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { registerLoadShedding } from './load-shedding.ts'

it('a server that is late with everything sends people away at once, and still says that it lives', async () => {
  const app = Fastify()
  await registerLoadShedding(app, { maxEventLoopDelayMs: 20 })
  app.get('/api/session', async () => ({}))
  app.get('/healthz', async () => ({ status: 'ok' }))
  await app.ready()
  const isBusy = async () => {
    const until = performance.now() + 100
    while (performance.now() < until) Math.random()

    return (await app.inject('/api/session')).statusCode === 503
  }
  await expect.poll(isBusy, { interval: 1, timeout: 10_000 }).toBe(true)
  const answer = await app.inject('/api/session')

  expect(answer.headers['retry-after']).toBe('5')
  expect(answer.json().error.code).toBe('SERVER_BUSY')
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  await app.close()
})
