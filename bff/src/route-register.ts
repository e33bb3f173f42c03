import { IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import type { Route } from '@tongzhen/contract/route'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door, Entry } from './door.ts'
import type { Idempotency, KeyedRequest } from './idempotency.ts'
import { isRefusal, type Refusal, refuse } from './lib/failure.ts'
import type { OpenedSession } from './modules/accounts/sessions.ts'
import { sendCompressed } from './plugins/compression.ts'
import { sendDeadEnd, wantsPage } from './plugins/dead-end-page.ts'
import { sendFile } from './plugins/file-answer.ts'
import { languageOf } from './plugins/request-facts.ts'
import { type Produced, produce, produceRefusal } from './produced.ts'
import type { Handle, Handler } from './route-handler.ts'

export interface RegisterDeps {
  door: Door
  idempotency: Idempotency
}

const KEY_PATTERN = /^[\w-]{16,64}$/

/** The one function by which routes come into being. */
export function createHandle(app: FastifyInstance, deps: RegisterDeps): Handle {
  return function handle<R extends Route>(definition: R, handler: Handler<R>): void {
    app.route({
      method: definition.method,
      url: definition.path,
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

async function serve(serving: Serving): Promise<FastifyReply> {
  const { definition, deps, request, reply } = serving
  const entry = await deps.door.admit(request, definition)
  const produced = isRefusal(entry) ? entry : await obtain(serving, entry)
  if (isRefusal(produced)) return send(serving, produceRefusal(produced, request.id))
  if (!isRefusal(entry) && produced.opened !== undefined) deps.door.keep(reply, entry, produced.opened)

  return send(serving, produced)
}

/** The answer: made now, or on an unsafe route made before for the same key, where that is kept. */
async function obtain(serving: Serving, entry: Entry): Promise<Produced | Refusal> {
  const { definition, deps } = serving
  const { barredBy, accountId } = entry
  if (definition.method === 'GET') return barredBy ?? perform(serving, { entry, idempotencyKey: undefined })
  const keyed = keyedRequest(serving, entry)
  // Whoever has removed a patient and missed the answer asks again without a right to them.
  if (barredBy) return (keyed && (await deps.idempotency.recall(keyed))) ?? barredBy
  if (!keyed) return refuse('IDEMPOTENCY_KEY_REQUIRED')

  if (definition.isForgotten) return perform(serving, { entry, idempotencyKey: keyed.key })

  return deps.idempotency.once({
    ...keyed,
    accountId,
    work: () => perform(serving, { entry, idempotencyKey: keyed.key }),
  })
}

/** Undefined without a key, or with one that is no key. */
function keyedRequest({ definition, request }: Serving, { scope }: Entry): KeyedRequest | undefined {
  const key = request.headers[IDEMPOTENCY_HEADER]
  if (typeof key !== 'string' || !KEY_PATTERN.test(key)) return undefined

  return {
    scope,
    route: `${definition.method} ${definition.path}`,
    key,
    url: request.url,
    body: request.body,
  }
}

async function perform(
  { definition, handler, request, reply }: Serving,
  { entry, idempotencyKey }: { entry: Entry; idempotencyKey: string | undefined },
): Promise<Produced> {
  let opened: OpenedSession | null | undefined
  const result = await handler({
    ...entry.call,
    language: languageOf(request),
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

async function send({ definition, request, reply }: Serving, produced: Produced): Promise<FastifyReply> {
  const { status, body, location, file, retryAfterSeconds, code } = produced
  reply.code(status).headers(cacheHeaders(definition, status))
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
  if (location !== undefined) return reply.header('location', location).send()
  if (file !== undefined) return sendFile(reply, file)
  const { response } = definition
  if (code !== undefined && (response === 'redirect' || response === 'file') && wantsPage(request)) {
    return sendDeadEnd(reply, { code, response })
  }
  if (body === '') return reply.send()
  reply.type('application/json; charset=utf-8')

  // Only answers without a person in them: compressing a secret beside chosen text gives it away by its length.
  return definition.publicCacheSeconds === undefined
    ? reply.send(body)
    : sendCompressed(request, { reply, body })
}

/** Nothing is kept anywhere (S24) but answers without a person in them, as long as the contract says. */
function cacheHeaders(definition: Route, status: number): Record<string, string> {
  if (definition.publicCacheSeconds === undefined || status !== 200) return { 'cache-control': 'no-store' }

  return {
    'cache-control': `public, max-age=${definition.publicCacheSeconds}`,
    vary: 'accept-language, accept-encoding, x-tongzhen-channel',
  }
}
