import type { ForwardedAnswer } from '../../forwarding.ts'
import { encodeRequest } from './encode-request.ts'
import { asyncApi, MyError, type MyOptions, type MyResult } from './my-api.ts'
import type { Network } from './network.ts'

/** Where an answer of 400 and above goes: Alipay's documents say success, its types know error 19. */
export type HttpErrorsGo = 'success' | 'fail'

export interface RequestApi {
  setHttpErrors(go: HttpErrorsGo): void
  request: (options: MyOptions<'request'>) => Promise<unknown> & { abort(): void }
}

const TIMEOUT_MS = 30_000

/**
 * `my.request`: sent by the host's server, because a mini-program's requests carry no cookies and no Origin.
 * Errors: 2 parameter, 9 aborted, 11 domain, 12 network, 13 time-out, 14 not decodable, 19 HTTP status.
 */
export function createRequest(network: Network): RequestApi {
  let httpErrors: HttpErrorsGo = 'success'

  async function send(options: MyOptions<'request'>, signal: AbortSignal): Promise<MyResult<'request'>> {
    const request = encodeRequest(options)
    if (!network.isConnected) throw new MyError(12, 'there is no network')
    const answer = await forward({ ...request, timeoutMs: options.timeout ?? TIMEOUT_MS }, signal)
    if (answer.outcome === 'failed') throw new MyError(answer.error, answer.errorMessage)

    const { status, headers } = answer
    const received = { status, statusCode: status, headers, header: headers }
    const data = decode(answer.body, options.dataType ?? 'json')
    if (status >= 400 && httpErrors === 'fail')
      throw new MyError(19, 'http status error', { ...received, data })

    return { data, ...received }
  }

  return {
    setHttpErrors(go) {
      httpErrors = go
    },
    request(options) {
      const aborting = new AbortController()
      const outcome = asyncApi('request', (given) => send(given, aborting.signal))(options)

      return Object.assign(outcome, { abort: () => aborting.abort() })
    },
  }
}

/** Sends it by the host's server. Fails with error 9 when aborted, 12 when the server cannot be reached. */
export async function forward(request: object, signal: AbortSignal): Promise<ForwardedAnswer> {
  try {
    const response = await fetch('/__request', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    })

    return (await response.json()) as ForwardedAnswer
  } catch {
    throw signal.aborted ? new MyError(9, 'the request was aborted') : new MyError(12, 'network error')
  }
}

/** The body as the data type asks for it; what is not JSON fails as on the phone, an empty body too. */
function decode(base64: string, dataType: string): MyResult<'request'>['data'] {
  if (dataType === 'base64') return base64
  const bytes = bytesOf(base64)
  if (dataType === 'arraybuffer') return bytes.buffer
  const text = new TextDecoder().decode(bytes)
  if (dataType === 'text') return text
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    throw new MyError(14, 'JSON parse data error')
  }
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
