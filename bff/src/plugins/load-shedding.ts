import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { refuse } from '../lib/failure.ts'
import { sendRefusal } from './errors.ts'

const RETRY_AFTER_SECONDS = 5
/** Long enough that one slow piece of work, such as drawing a PDF, is not taken for too many people. */
const SAMPLE_MS = 3000

/** An event loop that is late all the time answers nobody in time; then new requests are sent away at once. */
export async function registerLoadShedding(
  app: FastifyInstance,
  { maxEventLoopDelayMs }: Pick<Config['limits'], 'maxEventLoopDelayMs'>,
  sampleMs = SAMPLE_MS,
): Promise<void> {
  let beginsAtMs = 0
  // What is measured of the time before was the start, which answered nobody late.
  app.addHook('onListen', async () => {
    beginsAtMs = performance.now() + 2 * sampleMs
  })
  await app.register(underPressure, {
    maxEventLoopDelay: maxEventLoopDelayMs,
    sampleInterval: sampleMs,
    pressureHandler(request, reply) {
      if (performance.now() < beginsAtMs) return
      // Whoever asks whether we live must hear that we do.
      if (!request.url.startsWith('/api/')) return
      sendRefusal(reply, refuse('SERVER_BUSY', { retryAfterSeconds: RETRY_AFTER_SECONDS }))
    },
  })
}
