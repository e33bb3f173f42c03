import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../lib/clock.ts'
import type { AlipaySecrets } from './alipay-credentials.ts'
import type { AlipaySettings } from './alipay-settings.ts'
import type { AuthCodes } from './auth-codes.ts'
import { certificateSn } from './certificate-sn.ts'
import { invalid } from './gateway-failure.ts'
import { type Parameters, requestProblem } from './request-check.ts'
import { signedAnswer } from './signed-answer.ts'
import { type MethodResult, systemOauthToken } from './system-oauth-token.ts'

export interface GatewayOptions {
  app: FastifyInstance
  clock: Clock
  secrets: AlipaySecrets
  settings: AlipaySettings
  codes: AuthCodes
}

/** `POST /gateway.do`: parameters in the query and in a form body; always HTTP 200 (payments.md §3.1). */
export function registerGatewayRoute({ app, clock, secrets, settings, codes }: GatewayOptions): void {
  const { appId, appCert, alipayCert, alipayRootCert } = secrets.credentials
  const appCertSn = certificateSn(appCert)
  const rootCertSn = certificateSn(alipayRootCert)
  const alipayCertSn = certificateSn(alipayCert)

  app.post('/gateway.do', async ({ query, body }, reply) => {
    const asked = { ...(query as Parameters), ...(body as Parameters | undefined) }
    const result = perform(asked)
    const methodNode = `${(asked.method ?? '').replaceAll('.', '_')}_response`
    const isErrorNode = !result.ok && (settings.failureNode === 'error_response' || !asked.method)

    return reply
      .type('application/json; charset=utf-8')
      .header('trace_id', randomBytes(16).toString('hex'))
      .send(
        signedAnswer(
          isErrorNode ? 'error_response' : methodNode,
          result.ok ? result.content : result.failure,
          {
            privateKey: secrets.alipayPrivateKey,
            certificateSn: alipayCertSn,
            forges: settings.forgesSignature,
          },
        ),
      )
  })

  function perform(asked: Parameters): MethodResult {
    const toleranceMinutes = settings.timestampToleranceMinutes
    const failure = requestProblem(asked, { clock, appId, appCert, appCertSn, rootCertSn, toleranceMinutes })
    if (failure !== undefined) return { ok: false, failure }
    if (asked.method === 'alipay.system.oauth.token') {
      return systemOauthToken(asked, { codes, settings, nowMs: clock.now() })
    }

    return { ok: false, failure: invalid('invalid-method', '不存在的方法名') }
  }
}
