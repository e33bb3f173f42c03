import { randomUUID } from 'node:crypto'
import type { ErrorBody, ErrorCode } from '@tongzhen/contract/errors'
import { IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from '@tongzhen/contract/route'
import { type RouteName, type Routes, routes } from '@tongzhen/contract/routes'
import type { FastifyInstance } from 'fastify'
import { ZodType } from 'zod'
/** What keeps a session and sends it along. */
export interface Caller {
  address: string
  headers(): Record<string, string>
  keep(answer: { cookies: { name: string; value: string }[]; body: unknown }): void
}

export interface CallOptions<R extends Route> {
  device: Caller
  params?: ParamsOf<R>
  query?: QueryOf<R>
  body?: BodyOf<R>
  /** Without one, a new key. */
  idempotencyKey?: string
  headers?: Record<string, string | undefined>
}

export interface Reply<R extends Route> {
  status: number
  /** Parsed by the contract; undefined when the request was refused or the answer has no body. */
  body: ResponseOf<R> | undefined
  error: ErrorBody['error'] | undefined
  headers: Record<string, unknown>
  /** As it came. */
  text: string
}

/** Calls a route by its name in the contract, and parses what comes back with the route's own schema. */
export function callRoute<Name extends RouteName>(
  app: FastifyInstance,
  name: Name,
  options: CallOptions<Routes[Name]>,
): Promise<Reply<Routes[Name]>> {
  return callDefined(app, { name, definition: routes[name] }, options)
}

/** The same of any route. */
export async function callDefined<R extends Route>(
  app: FastifyInstance,
  { name, definition }: { name: string; definition: R },
  options: CallOptions<R>,
): Promise<Reply<R>> {
  const { device, params = {}, query = {}, body, idempotencyKey = randomUUID(), headers = {} } = options
  const sent: Record<string, string | undefined> = {
    ...device.headers(),
    ...(definition.method === 'GET' ? {} : { [IDEMPOTENCY_HEADER]: idempotencyKey }),
    ...headers,
  }
  const response = await app.inject({
    method: definition.method,
    url: pathOf(definition.path, params as object),
    query: query as Record<string, string>,
    headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
    ...(body === undefined ? {} : { payload: body as object }),
    remoteAddress: device.address,
  })
  const isJson = String(response.headers['content-type']).startsWith('application/json')
  const json: unknown = isJson ? JSON.parse(response.payload) : undefined
  device.keep({ cookies: response.cookies, body: json })
  const succeeded = response.statusCode < 400
  const error = succeeded ? undefined : (json as ErrorBody).error
  if (error?.code === 'INTERNAL') throw new Error(`${name} met a bug, trace ${error.traceId}`)

  return {
    status: response.statusCode,
    body: (succeeded && definition.response instanceof ZodType
      ? definition.response.parse(json)
      : undefined) as ResponseOf<R> | undefined,
    error,
    headers: response.headers,
    text: response.payload,
  }
}

/** As `callRoute`, of a request that must succeed. */
export async function callOk<Name extends RouteName>(
  app: FastifyInstance,
  name: Name,
  options: CallOptions<Routes[Name]>,
): Promise<ResponseOf<Routes[Name]>> {
  const reply = await callRoute(app, name, options)
  if (reply.error) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`)

  return reply.body as ResponseOf<Routes[Name]>
}

/** As `callRoute`, of a request that must be refused; with which code. */
export async function callRefused<Name extends RouteName>(
  app: FastifyInstance,
  name: Name,
  options: CallOptions<Routes[Name]>,
): Promise<ErrorCode> {
  const reply = await callRoute(app, name, options)
  if (!reply.error) throw new Error(`${name} was not refused but answered ${reply.status}`)

  return reply.error.code
}

function pathOf(template: string, params: object): string {
  return template.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  )
}
