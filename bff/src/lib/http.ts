import { GatewayFailure } from '../gateways/failure.ts'
import { beforeCall } from './outside-calls.ts'

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT'
  url: string | URL
  headers?: Record<string, string>
  /** Sent as it is; set `content-type` beside it. */
  body?: string
  timeoutMs: number
  /** Bytes of this answer that are read at most, where it is a file. */
  maxBytes?: number
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

/** The same, and files. */
export interface FileClient extends HttpClient {
  /** A file, handed on as it comes. What `read` throws is thrown, but for what broke on the way. */
  download<T>(
    request: HttpRequest & { maxBytes: number },
    read: (body: AsyncIterable<Uint8Array>) => Promise<T>,
  ): Promise<T | GatewayFailure>
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
}: HttpClientOptions): FileClient {
  async function ask(request: HttpRequest): Promise<Response> {
    const url = new URL(request.url)
    if (!allowedHosts.has(url.host))
      throw new Error(`${url.host} is not an outside system of the configuration`)
    await beforeCall()

    return fetch(url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeoutMs),
    }).catch((error) => {
      throw new Broken(reasonOf(error))
    })
  }

  async function send(request: HttpRequest): Promise<HttpAnswer | GatewayFailure> {
    const limit = request.maxBytes ?? maxBytes
    try {
      const response = await ask(request)
      const text = await readText(response, limit)
      if (text === undefined)
        return new GatewayFailure('unintelligible', { reason: `answer over ${limit} bytes` })
      if (response.status >= 500)
        return new GatewayFailure('unreachable', { reason: `HTTP ${response.status}` })

      return { status: response.status, headers: response.headers, text }
    } catch (error) {
      return broken(error)
    }
  }

  return {
    send,
    async download(request, read) {
      try {
        const response = await ask(request)
        if (response.status >= 500)
          return new GatewayFailure('unreachable', { reason: `HTTP ${response.status}` })
        if (response.status !== 200)
          return new GatewayFailure('unintelligible', { reason: `HTTP ${response.status}` })

        return await read(bodyOf(response, request.maxBytes))
      } catch (error) {
        return broken(error)
      }
    },
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

/** `fetch` for a client of others, held to the same hosts; it follows no redirect either. */
export function createGuardedFetch({ allowedHosts }: Pick<HttpClientOptions, 'allowedHosts'>): typeof fetch {
  return async (input, init) => {
    const { host } = new URL(input instanceof Request ? input.url : input)
    if (!allowedHosts.has(host)) throw new Error(`${host} is not an outside system of the configuration`)
    await beforeCall()

    return fetch(input, { ...init, redirect: 'error' })
  }
}

/** The other side, or the way to it, broke; not what reads its answer. */
class Broken extends Error {}
class TooLong extends Error {}

function broken(error: unknown): GatewayFailure {
  if (error instanceof TooLong) return new GatewayFailure('unintelligible', { reason: error.message })
  if (error instanceof Broken) return new GatewayFailure('unreachable', { reason: error.message })
  throw error
}

async function* bodyOf(response: Response, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (response.body === null) return
  const reader = response.body.getReader()
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error) => {
        throw new Broken(reasonOf(error))
      })
      if (done) return
      size += value.byteLength
      if (size > maxBytes) throw new TooLong(`answer over ${maxBytes} bytes`)
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function readText(response: Response, maxBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of bodyOf(response, maxBytes)) chunks.push(chunk)
  } catch (error) {
    if (error instanceof TooLong) return undefined
    throw error
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
