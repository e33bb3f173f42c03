import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Ground } from './ground.ts'
import { newId } from './lib/ids.ts'
import { registerErrorHandling } from './plugins/errors.ts'
import { registerGoneSignal } from './plugins/gone-signal.ts'
import { registerHealth } from './plugins/health.ts'
import { registerJsonBody } from './plugins/json-body.ts'
import { registerLoadShedding } from './plugins/load-shedding.ts'
import { parseQuery } from './plugins/query-parser.ts'
import { registerRateLimiting } from './plugins/rate-limiting.ts'
import { registerRequestLog } from './plugins/request-log.ts'
import { type PagePolicy, registerSecurityHeaders } from './plugins/security-headers.ts'
import { createRateLimits } from './rate-limits.ts'

const BODY_LIMIT_BYTES = 64 * 1024

/** An HTTP server with everything but its routes, not listening yet: the patients' and the staff's stand on the same. */
export async function createServer(ground: Ground, policy: PagePolicy): Promise<FastifyInstance> {
  const { config } = ground
  const app: FastifyInstance = Fastify({
    loggerInstance: ground.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    genReqId: () => newId('trc'),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: config.trustedProxies.length === 0 ? false : config.trustedProxies,
    // Slow senders must not hold a socket (S41). Answers may take longer: a long poll waits 20 s.
    connectionTimeout: 60_000,
    requestTimeout: 15_000,
    keepAliveTimeout: 10_000,
    routerOptions: { querystringParser: parseQuery, maxParamLength: 128 },
    return503OnClosing: true,
  })

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-trace-id', request.id)
  })
  registerJsonBody(app)
  registerErrorHandling(app)
  registerGoneSignal(app)
  registerRequestLog(app)
  await registerSecurityHeaders(app, policy)
  await registerLoadShedding(app, config.limits)
  registerRateLimiting(app, { rateLimits: createRateLimits(ground), limits: config.limits })
  registerHealth(app, ground.db)
  await app.register(cookie)

  return app
}
