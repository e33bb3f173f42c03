import { IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import type { Route } from '@tongzhen/contract/route'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ZodType } from 'zod'
import { type AdmissionDeps, admit } from './admission.ts'
import type { Config } from './config.ts'
import type { Idempotency } from './idempotency.ts'
import { isRefusal, refuse } from './lib/failure.ts'
import type { OpenedSession } from './modules/accounts/sessions.ts'
import { sendRefusal } from './plugins/errors.ts'
import { languageOf } from './plugins/request-facts.ts'
import { type Produced, produce, sendProduced } from './produced.ts'
import { responseJsonSchema } from './response-schema.ts'
import type { Handle, Handler } from './route-handler.ts'

export interface RegisterDeps extends AdmissionDeps {
  config: Config
  idempotency: Idempotency
}

const KEY_PATTERN = /^[\w-]{16,64}$/

/** The one function by which routes come into being. */
export function createHandle(app: FastifyInstance, deps: RegisterDeps): Handle {
  return function handle<R extends Route>(definition: R, handler: Handler<R>): void {
    app.route({
      method: definition.method,
      url: definition.path,
      schema:
        definition.response instanceof ZodType
          ? { response: { 200: responseJsonSchema(definition.response) } }
          : {},
      // Call<R> follows from the definition by conditional types, which no value can be narrowed to.
      handler: (request, reply) =>
        serve({ definition, handler: handler as unknown as AnyHandler, deps, request, reply }),
    })
  }
}

type AnyHandler = (call: Record<string, unknown>) => Promise<unknown>

interface Serving {
  definition: Route
  handler: AnyHandler
  deps: RegisterDeps
  request: FastifyRequest
  reply: FastifyReply
}

async function serve({ definition, handler, deps, request, reply }: Serving): Promise<FastifyReply> {
  const admitted = await admit(request, { definition, deps })
  if (isRefusal(admitted)) return sendRefusal(reply, admitted)
  const { channel, principal, token } = admitted
  const idempotencyKey = definition.method === 'GET' ? undefined : keyOf(request)
  if (definition.method !== 'GET' && idempotencyKey === undefined) {
    return sendRefusal(reply, refuse('IDEMPOTENCY_KEY_REQUIRED'))
  }

  const work = async (): Promise<Produced> => {
    let opened: OpenedSession | null | undefined
    const result = await handler({
      ...admitted,
      language: languageOf(request),
      institutions: deps.config.portals[channel].institutions,
      idempotencyKey,
      traceId: request.id,
      address: request.ip,
      log: request.log,
      signal: request.gone,
      takeSession: (next: OpenedSession | null) => {
        opened = next
      },
    })

    return { ...produce(reply, { definition, result }), ...(opened === undefined ? {} : { opened }) }
  }

  const produced =
    idempotencyKey === undefined
      ? await work()
      : await deps.idempotency.once({
          scope: principal?.accountId ?? token ?? channel,
          route: `${definition.method} ${definition.path}`,
          key: idempotencyKey,
          url: request.url,
          body: request.body,
          accountId: principal?.accountId,
          work,
        })
  if (isRefusal(produced)) return sendRefusal(reply, produced)
  reply.headers(cacheHeaders(definition, produced.status))

  return sendProduced(reply, produced, channel)
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers[IDEMPOTENCY_HEADER]

  return typeof key === 'string' && KEY_PATTERN.test(key) ? key : undefined
}

/** Nothing is kept anywhere (S24) but answers without a person in them, as long as the contract says. */
function cacheHeaders(definition: Route, status: number): Record<string, string> {
  if (definition.publicCacheSeconds === undefined || status !== 200) return { 'cache-control': 'no-store' }

  return {
    'cache-control': `public, max-age=${definition.publicCacheSeconds}`,
    vary: 'accept-language, x-tongzhen-channel',
  }
}
