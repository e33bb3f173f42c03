import { GatewayFailure } from '../gateways/failure.ts'
import { beforeCall } from './outside-calls.ts'

export interface HttpRequest {
  method: 'GET' | 'POST'
  url: string | URL
  headers?: Record<string, string>
  /** Sent as it is; set `content-type` beside it. */
  body?: string
  timeoutMs: number
}

export interface HttpAnswer {
  status: number
  headers: Headers
  text: string
}

export interface HttpClient {
  /** An answer of any status below 500, or why there is none. Never follows a redirect, throws for bugs only. */
  send(request: HttpRequest): Promise<HttpAnswer | GatewayFailure>
  /** As `send`, for answers that must be 200 with JSON. */
  sendForJson(request: HttpRequest): Promise<{ json: unknown } | GatewayFailure>
}

export interface HttpClientOptions {
  /** `host:port` of every system that may be called (S18), from the configuration. */
  allowedHosts: ReadonlySet<string>
  /** Bytes of an answer that are read at most. */
  maxBytes?: number
}

const DEFAULT_MAX_BYTES = 4 * 1024 * 1024

/** The only way out of the BFF. */
export function createHttpClient({
  allowedHosts,
  maxBytes = DEFAULT_MAX_BYTES,
}: HttpClientOptions): HttpClient {
  async function send(request: HttpRequest): Promise<HttpAnswer | GatewayFailure> {
    const url = new URL(request.url)
    if (!allowedHosts.has(url.host))
      throw new Error(`${url.host} is not an outside system of the configuration`)
    await beforeCall()
    try {
      const response = await fetch(url, {
        method: request.method,
        headers: request.headers,
        body: request.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(request.timeoutMs),
      })
      const text = await readText(response, maxBytes)
      if (text === undefined)
        return new GatewayFailure('unintelligible', { reason: `answer over ${maxBytes} bytes` })
      if (response.status >= 500)
        return new GatewayFailure('unreachable', { reason: `HTTP ${response.status}` })

      return { status: response.status, headers: response.headers, text }
    } catch (error) {
      return new GatewayFailure('unreachable', { reason: reasonOf(error) })
    }
  }

  return {
    send,
    async sendForJson(request) {
      const answer = await send(request)
      if (answer instanceof GatewayFailure) return answer
      if (answer.status !== 200)
        return new GatewayFailure('unintelligible', { reason: `HTTP ${answer.status}` })
      try {
        return { json: JSON.parse(answer.text) }
      } catch {
        return new GatewayFailure('unintelligible', { reason: 'not JSON' })
      }
    },
  }
}

async function readText(response: Response, maxBytes: number): Promise<string | undefined> {
  if (response.body === null) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }

  return Buffer.concat(chunks).toString('utf8')
}

/** `fetch failed` says nothing; its cause does (`ECONNREFUSED`). No addresses or bodies: this is logged. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  if (error.name === 'TimeoutError') return 'timed out'
  const { cause } = error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code

  return error.name
}
