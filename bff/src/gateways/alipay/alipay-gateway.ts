import { AlipayRequestError, AlipaySdk } from 'alipay-sdk'
import type { Config } from '../../config.ts'
import { GatewayFailure } from '../failure.ts'
import type { AlipayGateway } from './port.ts'
import { readPem } from './read-pem.ts'
import { errorResponse, methodFailure, oauthToken } from './wire.ts'

/** 20000: the gateway itself does not know (payments.md §3.1). */
const UNKNOWN_OUTCOME = '20000'

/**
 * Alipay's gateway v2 through its official SDK, in certificate mode, every answer's signature checked. The SDK
 * makes its own connections, to the configured gateway only.
 */
export function createAlipayGateway(config: NonNullable<Config['alipay']>): AlipayGateway {
  const sdk = new AlipaySdk({
    appId: config.appId,
    gateway: config.gateway,
    keyType: 'PKCS8',
    privateKey: readPem(config.privateKeyPath),
    appCertContent: readPem(config.appCertPath),
    alipayPublicCertContent: readPem(config.alipayCertPath),
    alipayRootCertContent: readPem(config.rootCertPath),
    timeout: config.timeoutMs,
  })

  return {
    async exchangeAuthCode(code) {
      let answer: unknown
      try {
        answer = await sdk.exec(
          'alipay.system.oauth.token',
          { grantType: 'authorization_code', code },
          { validateSign: true },
        )
      } catch (error) {
        return failureOf(sdk, error)
      }
      const token = oauthToken.safeParse(answer)
      if (token.success) return token.data.subject
      const refused = methodFailure.safeParse(answer)
      if (refused.success) return refusal(refused.data.code, refused.data.subCode)

      return new GatewayFailure('unintelligible', { reason: 'unknown answer' })
    },
  }
}

/**
 * The SDK throws for three different things. A gateway-level refusal (`error_response`) reaches us as a failed
 * signature check, because the SDK looks for the signed text under the method's name (payments.md §5.1); its
 * code is in the raw text. A missing signature is a plain TypeError.
 */
function failureOf(sdk: AlipaySdk, error: unknown): GatewayFailure {
  if (!(error instanceof AlipayRequestError)) {
    return new GatewayFailure('unintelligible', { reason: 'answer without a signature' })
  }
  if (error.cause !== undefined && error.responseDataRaw === undefined) {
    return new GatewayFailure('unreachable', { reason: 'no answer' })
  }
  if (error.responseHttpStatus !== undefined && error.responseHttpStatus >= 500) {
    return new GatewayFailure('unreachable', { reason: `HTTP ${error.responseHttpStatus}` })
  }
  const refused = readErrorResponse(sdk, error.responseDataRaw)
  if (refused) return refusal(refused.code, refused.sub_code)

  return new GatewayFailure('unintelligible', { reason: 'signature or form of the answer is wrong' })
}

/** The gateway-level refusal in an answer, if there is one and Alipay signed it. */
function readErrorResponse(sdk: AlipaySdk, raw: unknown) {
  const parsed = errorResponse.safeParse(readJson(raw))
  if (!parsed.success || typeof raw !== 'string') return undefined
  try {
    sdk.checkResponseSign(raw, 'error_response', parsed.data.sign, '')

    return parsed.data.error_response
  } catch {
    return undefined
  }
}

function refusal(code: string, subCode: string | undefined): GatewayFailure {
  const kind = code === UNKNOWN_OUTCOME ? 'unreachable' : 'refused'

  return new GatewayFailure(kind, { code: subCode ?? code, reason: subCode ?? code })
}

function readJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
