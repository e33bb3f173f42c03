import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { refuse } from '../lib/failure.ts'
import { sendRefusal } from './errors.ts'

const RETRY_AFTER_SECONDS = 5
const SAMPLE_MS = 1000

/** An event loop that is late answers nobody in time; then new requests are sent away at once. */
export async function registerLoadShedding(
  app: FastifyInstance,
  limits: Pick<Config['limits'], 'maxEventLoopDelayMs'>,
): Promise<void> {
  let beginsAtMs = 0
  // What is measured of the time before was the start, which answered nobody late.
  app.addHook('onListen', async () => {
    beginsAtMs = performance.now() + 2 * SAMPLE_MS
  })
  await app.register(underPressure, {
    maxEventLoopDelay: limits.maxEventLoopDelayMs,
    sampleInterval: SAMPLE_MS,
    pressureHandler(request, reply) {
      if (performance.now() < beginsAtMs) return
      // Whoever asks whether we live must hear that we do.
      if (!request.url.startsWith('/api/')) return
      sendRefusal(reply, refuse('SERVER_BUSY', { retryAfterSeconds: RETRY_AFTER_SECONDS }))
    },
  })
}
