import { AlipayRequestError, AlipaySdk } from 'alipay-sdk'
import type { z } from 'zod'
import type { Config } from '../../config.ts'
import type { Clock } from '../../lib/clock.ts'
import { beforeCall } from '../../lib/outside-calls.ts'
import { GatewayFailure } from '../failure.ts'
import { readPem } from '../read-pem.ts'
import { toLocalDateTime } from '../values.ts'
import { errorResponse, outcome } from './wire.ts'

export interface AlipayCall<Schema extends z.ZodType> {
  /** Such as `alipay.trade.query`. */
  method: string
  /** Public parameters in camel case; business parameters under `bizContent`. */
  parameters: Record<string, unknown>
  /** Of a success, in camel case. */
  answer: Schema
  traceId?: string
}

/** One application at Alipay's gateway v2, in certificate mode. */
export interface AlipayClient {
  readonly appId: string
  /** A refusal carries Alipay's `sub_code`, or its `code` when there is none. */
  call<Schema extends z.ZodType>(call: AlipayCall<Schema>): Promise<z.output<Schema> | GatewayFailure>
  /** Whether Alipay signed the decoded fields of a form, by RSA2. */
  isSigned(form: Readonly<Record<string, string>>): boolean
}

const SUCCESS = '10000'

/** 20000: the gateway itself does not know (payments.md §3.1). */
const UNKNOWN_OUTCOME = '20000'

/** Of the system behind it; one method spells it `AQC.` (payments.md §3.4). */
const SYSTEM_ERROR = /(^|\.)SYSTEM_ERROR$/

/**
 * Through the official SDK, every answer's signature checked. The SDK makes its own connections, to the configured
 * gateway only, and repeats a request once when its connection breaks: what must happen once needs a number of ours.
 */
export function createAlipayClient(
  config: Omit<NonNullable<Config['alipay']>, 'templates' | 'billOrigins'>,
  { clock }: { clock: Clock },
): AlipayClient {
  const { appId } = config
  const sdk = new AlipaySdk({
    appId,
    gateway: config.gateway,
    keyType: 'PKCS8',
    privateKey: readPem(config.privateKeyPath),
    appCertContent: readPem(config.appCertPath),
    alipayPublicCertContent: readPem(config.alipayCertPath),
    alipayRootCertContent: readPem(config.rootCertPath),
    timeout: config.timeoutMs,
  })

  return {
    appId,
    async call({ method, parameters, answer: schema, traceId }) {
      // Without it the SDK writes the time of the process's own zone (payments.md §5.1, trap 8).
      const timestamp = toLocalDateTime(clock.now().toISOString())
      await beforeCall()
      let answer: unknown
      try {
        answer = await sdk.exec(
          method,
          { ...parameters, timestamp },
          { validateSign: true, ...(traceId === undefined ? {} : { traceId }) },
        )
      } catch (error) {
        return failureOf(sdk, error)
      }
      const { code, subCode } = outcome.parse(answer)
      if (code !== undefined && code !== SUCCESS) return refusal(code, subCode)
      const parsed = schema.safeParse(answer)

      return parsed.success ? parsed.data : new GatewayFailure('unintelligible', { reason: 'unknown answer' })
    },

    // The SDK would take the algorithm from the form: SHA-1 for `RSA`, and it throws for any other word.
    isSigned: (form) => form.sign_type === 'RSA2' && sdk.checkNotifySignV2(form),
  }
}

/**
 * The SDK throws for different things. A gateway-level refusal (`error_response`) reaches us as a failed signature
 * check, because the SDK looks for the signed text under the method's name (payments.md §5.1); its code is in the
 * raw text. A missing signature is a plain TypeError. Of an HTTP error only the page reaches us.
 */
function failureOf(sdk: AlipaySdk, error: unknown): GatewayFailure {
  if (!(error instanceof AlipayRequestError)) {
    return new GatewayFailure('unintelligible', { reason: 'answer without a signature' })
  }
  if (error.cause !== undefined && error.responseDataRaw === undefined) {
    return new GatewayFailure('unreachable', { reason: 'no answer' })
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
  const isUnknown = code === UNKNOWN_OUTCOME || SYSTEM_ERROR.test(subCode ?? '')

  return new GatewayFailure(isUnknown ? 'unreachable' : 'refused', {
    code: subCode ?? code,
    reason: subCode ?? code,
  })
}

function readJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
