import cookie from '@fastify/cookie'
import type { Route } from '@tongzhen/contract/route'
import { routes } from '@tongzhen/contract/routes'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { PatientAccess } from './access.ts'
import type { Ground } from './ground.ts'
import { createIdempotency } from './idempotency.ts'
import { newId } from './lib/ids.ts'
import type { Sessions } from './modules/accounts/sessions.ts'
import { registerBuiltApp } from './plugins/built-app.ts'
import { registerErrorHandling } from './plugins/errors.ts'
import { registerGoneSignal } from './plugins/gone-signal.ts'
import { registerHealth } from './plugins/health.ts'
import { registerJsonBody } from './plugins/json-body.ts'
import { registerLoadShedding } from './plugins/load-shedding.ts'
import { parseQuery } from './plugins/query-parser.ts'
import { registerRateLimiting } from './plugins/rate-limiting.ts'
import { registerRequestLog } from './plugins/request-log.ts'
import { registerSecurityHeaders } from './plugins/security-headers.ts'
import { createRateLimits } from './rate-limits.ts'
import type { Handle, Module } from './route-handler.ts'
import { createHandle } from './route-register.ts'

export interface AppDeps {
  ground: Ground
  modules: readonly Module[]
  sessions: Sessions
  patientAccess: PatientAccess
}

const BODY_LIMIT_BYTES = 64 * 1024

/** The HTTP side of the BFF, not listening yet. Refuses to be built when a route lacks handler or access rule. */
export async function buildApp({
  ground,
  modules,
  sessions,
  patientAccess,
}: AppDeps): Promise<FastifyInstance> {
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
  await registerSecurityHeaders(app, config)
  await registerLoadShedding(app, config.limits)
  registerRateLimiting(app, { rateLimits: createRateLimits(ground), limits: config.limits })
  registerHealth(app, ground.db)
  await app.register(cookie)

  const idempotency = createIdempotency(ground)
  registerModules(modules, createHandle(app, { config, sessions, patientAccess, idempotency }))
  if (config.staticDir !== undefined) await registerBuiltApp(app, config.staticDir)

  return app
}

/** Every route of the contract belongs to one module and has one handler there; otherwise this throws. */
function registerModules(modules: readonly Module[], handle: Handle): void {
  const handled = new Set<Route>()
  for (const module of modules) {
    module.register((definition, handler) => {
      if (handled.has(definition)) throw new Error(`${nameOf(definition)} has two handlers`)
      if (definition.access === undefined) throw new Error(`${nameOf(definition)} has no access rule`)
      handled.add(definition)
      handle(definition, handler)
    })
    const missing = Object.values(module.routes).find((definition) => !handled.has(definition))
    if (missing) throw new Error(`${nameOf(missing)} has no handler in the module ${module.name}`)
  }
}

function nameOf(definition: Route): string {
  const named = Object.entries<Route>(routes).find(([, route]) => route === definition)

  return named?.[0] ?? `${definition.method} ${definition.path}`
}
