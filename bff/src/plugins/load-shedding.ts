import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { refuse } from '../lib/failure.ts'
import { sendRefusal } from './errors.ts'

const RETRY_AFTER_SECONDS = 5

/** An event loop that is late answers nobody in time; then new requests are sent away at once. */
export async function registerLoadShedding(
  app: FastifyInstance,
  limits: Pick<Config['limits'], 'maxEventLoopDelayMs'>,
): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: limits.maxEventLoopDelayMs,
    pressureHandler(request, reply) {
      // Whoever asks whether we live must hear that we do.
      if (!request.url.startsWith('/api/')) return
      sendRefusal(reply, refuse('SERVER_BUSY', { retryAfterSeconds: RETRY_AFTER_SECONDS }))
    },
  })
}
