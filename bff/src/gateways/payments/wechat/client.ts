import { Decorator } from 'wechatpay-axios-plugin'
import type { z } from 'zod'
import type { MerchantConfig } from '../../../config/merchants.ts'
import { beforeCall } from '../../../lib/outside-calls.ts'
import { GatewayFailure, unintelligible } from '../../failure.ts'
import type { Trace } from '../port.ts'
import type { WechatPayKeys } from './keys.ts'
import { refusal, thrown } from './wire.ts'

export interface WechatPayCall<Schema extends z.ZodType> {
  method: 'GET' | 'POST'
  /** With nothing in it that would have to be encoded: what is signed is what is sent (payments.md §5.2). */
  path: string
  query?: Record<string, string>
  body?: object
  answer: Schema
}

export interface WechatPayClient {
  /** What was answered and signed; a refusal carries the number at the end of `Request-ID` as its `data`. */
  call<Schema extends z.ZodType>(
    call: WechatPayCall<Schema>,
    trace: Trace,
  ): Promise<z.output<Schema> | GatewayFailure>
}

const MAX_BYTES = 1024 * 1024

/**
 * WeChat Pay v3 through `wechatpay-axios-plugin`, which signs every request and checks the signature of every
 * 2xx, 204 too, but not of refusals. It makes its own connections, to the configured host only, and takes its
 * time from the machine.
 */
export function createWechatPayClient(
  { merchantId, serialNumber, apiBase, timeoutMs }: MerchantConfig<'wechat'>,
  { privateKey, theirs, wanted }: WechatPayKeys,
): WechatPayClient {
  const client = new Decorator({
    mchid: merchantId,
    serial: serialNumber,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    certs: { ...theirs },
    baseURL: apiBase,
    headers: { Accept: 'application/json', 'Wechatpay-Serial': wanted },
    allowAbsoluteUrls: false,
    maxRedirects: 0,
    proxy: false,
    maxContentLength: MAX_BYTES,
  }).v3

  return {
    async call({ method, path, query, body, answer }, { traceId }) {
      await beforeCall()
      try {
        const { data } = await client.request<unknown>({
          method,
          url: path,
          params: query,
          data: body,
          headers: { 'x-trace-no': traceId },
          // Over all, where the client's own time-out would count silence only.
          signal: AbortSignal.timeout(timeoutMs),
        })

        return read(data, answer)
      } catch (error) {
        return failureOf(error)
      }
    },
  }
}

function read<Schema extends z.ZodType>(data: unknown, answer: Schema): z.output<Schema> | GatewayFailure {
  const parsed = answer.safeParse(data)
  if (parsed.success) return parsed.data

  // The path of the field only: its value may be personal, and this is logged.
  return unintelligible(`field ${parsed.error.issues[0]?.path.join('.') || 'body'} cannot be read`)
}

/** The error itself holds the private key among its settings: nothing of it may be kept or logged. */
function failureOf(error: unknown): GatewayFailure {
  const { code = 'failed', response } = thrown.parse(error)
  if (code.startsWith('EV3_')) return unintelligible(code)
  if (response === undefined)
    return new GatewayFailure('unreachable', { reason: code === 'ERR_CANCELED' ? 'timed out' : code })
  const { status } = response
  if (status >= 500) return new GatewayFailure('unreachable', { reason: `HTTP ${status}` })
  const said = refusal.safeParse(response.data)
  if (status < 400 || !said.success) return unintelligible(`HTTP ${status}`)
  const errorId = response.headers['request-id']?.split('-').at(-1)

  return new GatewayFailure('refused', {
    code: said.data.code,
    data: errorId,
    reason: `${said.data.code} ${errorId ?? ''}`.trimEnd(),
  })
}
