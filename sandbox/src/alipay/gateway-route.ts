import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../lib/clock.ts'
import type { AlipaySecrets } from './alipay-credentials.ts'
import type { AlipaySettings } from './alipay-settings.ts'
import { certificateSn } from './certificate-sn.ts'
import { invalid } from './gateway-failure.ts'
import { failed, type Method, type MethodResult } from './method.ts'
import { type Parameters, requestProblem } from './request-check.ts'
import type { WriteAnswer } from './signed-answer.ts'
import { refuseTrade } from './trades/trade-refusal.ts'

export interface GatewayOptions {
  app: FastifyInstance
  clock: Clock
  secrets: AlipaySecrets
  settings: AlipaySettings
  writeAnswer: WriteAnswer
  /** By name. */
  methods: Readonly<Record<string, Method>>
}

/** Refusals of the work itself always stand in the method's own node. */
const BUSINESS_FAILED = '40004'

/** `POST /gateway.do`: parameters in the query and in a form body; always HTTP 200 (payments.md §3.1). */
export function registerGatewayRoute(options: GatewayOptions): void {
  const { app, clock, secrets, settings, writeAnswer, methods } = options
  const { appId, appCert, alipayRootCert } = secrets.credentials
  const appCertSn = certificateSn(appCert)
  const rootCertSn = certificateSn(alipayRootCert)

  app.post('/gateway.do', async (request, reply) => {
    const asked = parametersOf(request)
    const result = perform(asked)
    const answer = result.ok ? result.content : result.failure
    const isErrorNode =
      !result.ok &&
      result.failure.code !== BUSINESS_FAILED &&
      (settings.failureNode === 'error_response' || !asked.method)

    return reply
      .type('application/json; charset=utf-8')
      .header('trace_id', randomBytes(16).toString('hex'))
      .send(writeAnswer(isErrorNode ? 'error_response' : nodeOf(asked), answer))
  })

  function perform(asked: Parameters): MethodResult {
    const toleranceMinutes = settings.timestampToleranceMinutes
    const failure = requestProblem(asked, { clock, appId, appCert, appCertSn, rootCertSn, toleranceMinutes })
    if (failure !== undefined) return failed(failure)
    const { method: name = '' } = asked
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined
    if (method === undefined) return failed(invalid('invalid-method', '不存在的方法名'))
    const result = method(asked)

    return settings.saysSystemError && name.startsWith('alipay.trade.') ? refuseTrade('SYSTEM_ERROR') : result
  }
}

/** Parameters of a request, wherever they stand. */
export function parametersOf({ query, body }: { query: unknown; body: unknown }): Parameters {
  return { ...(query as Parameters), ...(body as Parameters | undefined) }
}

/** Where the answer to a method stands. */
export function nodeOf({ method = '' }: Parameters): string {
  return `${method.replaceAll('.', '_')}_response`
}
