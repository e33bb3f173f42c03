import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ExchangeLog } from './exchange-log.ts'
import type { FaultInjector, Misfortune } from './fault-injector.ts'

export interface TrafficOptions {
  faults: FaultInjector
  exchanges: ExchangeLog
  /** Requests for which it is true are neither recorded nor broken: health, pictures, proxied pages. */
  isQuiet: (request: FastifyRequest) => boolean
  /** The body of "busy, try later" in this system's own words; HTTP 200 unless it sets another status. */
  busyAnswer: ((request: FastifyRequest, reply: FastifyReply) => unknown) | undefined
}

interface Passage {
  startedAtMs: number
  misfortune: Misfortune
}

const BAD_GATEWAY =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

/** Records every exchange of a system and lets its faults strike. */
export function observeTraffic(app: FastifyInstance, options: TrafficOptions): void {
  const { faults, exchanges, isQuiet, busyAnswer } = options
  const passages = new WeakMap<FastifyRequest, Passage>()
  const closing = new AbortController()

  app.addHook('preClose', async () => closing.abort())

  app.addHook('preHandler', async (request, reply) => {
    if (isQuiet(request)) return
    const passage = { startedAtMs: Date.now(), misfortune: faults.strike(pathOf(request)) }
    passages.set(request, passage)

    const { delayMs, breakage } = passage.misfortune
    if (delayMs > 0 && !(await waited(delayMs, closing.signal))) return breakConnection(request, reply)
    if (breakage === undefined || breakage.afterEffect) return
    if (breakage.kind === 'busy' && busyAnswer !== undefined)
      return reply.send(await busyAnswer(request, reply))
    if (breakage.kind !== 'lost-request') return reply.code(502).type('text/html').send(BAD_GATEWAY)

    record({ request, passage, status: undefined, type: '', body: '' })
    return breakConnection(request, reply)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const passage = passages.get(request)
    if (passage === undefined) return payload
    const answer = spoil(reply, payload, passage.misfortune)
    const type = String(reply.getHeader('content-type') ?? '')
    const isLost = passage.misfortune.breakage?.kind === 'lost-answer'
    record({
      request,
      passage,
      status: isLost ? undefined : reply.statusCode,
      type,
      body: describe(answer, type),
    })
    if (isLost) request.raw.socket.destroy()

    return answer
  })

  function record(end: {
    request: FastifyRequest
    passage: Passage
    status: number | undefined
    type: string
    body: string
  }) {
    const { request, passage, status, type, body } = end
    exchanges.record({
      startedAtMs: passage.startedAtMs,
      endedAtMs: Date.now(),
      method: request.method,
      url: request.url,
      requestHeaders: request.headers,
      requestBody: request.rawBody ?? '',
      status,
      responseType: type,
      responseBody: body,
      fault: inWords(passage.misfortune),
    })
  }
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url
}

async function waited(delayMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(delayMs, undefined, { signal })

    return true
  } catch {
    return false
  }
}

function breakConnection(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  request.raw.socket.destroy()

  return reply
}

function spoil(reply: FastifyReply, payload: unknown, { breakage }: Misfortune): unknown {
  if (breakage?.kind === 'malformed') {
    reply.removeHeader('content-length')
    const text = typeof payload === 'string' ? payload : '{"code":"0","message":'

    return text.slice(0, Math.ceil(text.length / 2))
  }
  if (breakage?.kind === 'error-5xx' && breakage.afterEffect) {
    reply.code(502).type('text/html').removeHeader('content-length')

    return BAD_GATEWAY
  }

  return payload
}

function describe(payload: unknown, contentType: string): string {
  if (typeof payload === 'string' && !contentType.includes('text/html')) return payload
  if (typeof payload === 'string' || Buffer.isBuffer(payload))
    return `(${payload.length} bytes, ${contentType})`

  return payload === undefined || payload === null ? '' : `(${contentType})`
}

function inWords({ delayMs, breakage }: Misfortune): string | undefined {
  const words = [delayMs > 0 ? `slow ${delayMs} ms` : '', breakage?.kind ?? ''].filter((word) => word !== '')

  return words.length === 0 ? undefined : words.join(', ')
}
