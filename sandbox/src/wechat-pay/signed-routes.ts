import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { PayRefusal } from './pay-refusal.ts'
import { RequestCheck } from './request-check.ts'
import type { Signer } from './signer.ts'
import type { WechatPayOffice } from './wechat-pay-office.ts'

export interface PayRequest {
  params: Record<string, string>
  query: Record<string, string | undefined>
  body: unknown
}

/** Undefined is 204. A `Buffer` is a file, which goes out unsigned (payments.md §1.6). */
export type PayAnswer = object | Buffer | undefined | PayRefusal

export interface PayRoute {
  method: 'GET' | 'POST'
  /** In Fastify's form. */
  url: string
  handle(request: PayRequest): PayAnswer
}

const JSON_TYPE = 'application/json; charset=utf-8'
const PUBLIC_KEY = 'PUB_KEY_ID_'

/** Routes of which every request is checked and every success signed (payments.md §1.1, §1.2, §6.1). */
export function registerSignedRoutes(
  office: WechatPayOffice,
  { routes, signer }: { routes: PayRoute[]; signer: Signer },
): void {
  const { app, store, clock, settings, secrets } = office
  const check = new RequestCheck({ store, clock, settings, credentials: secrets.credentials })

  for (const { method, url, handle } of routes) {
    app.route({
      method,
      url,
      handler: async (request, reply) => {
        const known = check.check({
          method,
          url: request.raw.url ?? '',
          rawBody: request.rawBody ?? '',
          authorization: request.headers.authorization,
        })
        if (known instanceof PayRefusal) return refuse(reply, known)
        const answer = handle({
          params: request.params as PayRequest['params'],
          query: request.query as PayRequest['query'],
          body: request.body,
        })
        if (answer instanceof PayRefusal) return refuse(reply, answer)

        return send(reply, { request, answer, sentAtMs: known.sentAtMs })
      },
    })
  }
  app.setErrorHandler((error: { statusCode?: number }, _, reply) => {
    const isTheirs = (error.statusCode ?? 500) < 500

    return refuse(
      reply,
      isTheirs
        ? new PayRefusal({ status: 400, code: 'PARAM_ERROR', message: '请求体不是合法的JSON' })
        : new PayRefusal({ status: 500, code: 'SYSTEM_ERROR', message: '系统异常，请稍后重试' }),
    )
  })

  function send(
    reply: FastifyReply,
    { request, answer, sentAtMs }: { request: FastifyRequest; answer: object | undefined; sentAtMs: number },
  ): FastifyReply {
    reply.header('request-id', requestId(0))
    if (Buffer.isBuffer(answer)) return reply.type('text/plain').send(answer)
    const wanted = request.headers['wechatpay-serial']
    const body = answer === undefined ? '' : JSON.stringify(answer)
    const headers = signer.headers(body, {
      key:
        typeof wanted === 'string' && wanted.startsWith(PUBLIC_KEY) ? 'public_key' : 'platform_certificate',
      atMs: settings.believesCallersClock ? sentAtMs : clock.now(),
      forges: settings.forgesSignature,
    })

    return reply
      .code(answer === undefined ? 204 : 200)
      .type(JSON_TYPE)
      .headers(headers)
      .send(body)
  }
}

function refuse(reply: FastifyReply, refusal: PayRefusal): FastifyReply {
  return reply.send(refusalBody(reply, refusal))
}

/** Status and headers go to `reply`; the body is for the caller to send. */
export function refusalBody(
  reply: FastifyReply,
  { status, code, message, detail, errorId }: PayRefusal,
): string {
  reply.code(status).type(JSON_TYPE).header('request-id', requestId(errorId))

  return JSON.stringify({ code, message, ...(detail !== undefined && { detail }) })
}

function requestId(errorId: number): string {
  return `08${randomBytes(20).toString('hex').toUpperCase()}-${errorId}`
}
