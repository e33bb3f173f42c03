import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { FastifyRequest } from 'fastify'
import { withoutPersonCookie } from './person-cookie.ts'

/** RFC 9110 §7.6.1: these belong to one connection. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

export interface Forwarding {
  /** Where the site truly is. */
  siteOrigin: string
  userAgent: string
}

/**
 * Sends a request on to the site as a reverse proxy does: `Host` is kept, so that the site sees the address
 * the browser sees, and the host's user agent takes the place of the browser's.
 */
export function forwardRequest(
  { raw, protocol, ip }: FastifyRequest,
  { siteOrigin, userAgent }: Forwarding,
): Promise<IncomingMessage> {
  const url = new URL(siteOrigin)
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest

  return new Promise((resolve, reject) => {
    const onward = send(
      {
        hostname: url.hostname,
        port: url.port,
        method: raw.method,
        path: raw.url,
        headers: {
          ...onwardHeaders(raw.headers),
          'user-agent': userAgent,
          'x-forwarded-for': ip,
          'x-forwarded-host': raw.headers.host ?? '',
          'x-forwarded-proto': protocol,
        },
      },
      resolve,
    )
    onward.on('error', reject)
    raw.on('close', () => {
      if (!raw.complete) onward.destroy()
    })
    raw.pipe(onward)
  })
}

function onwardHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = endToEnd(headers)
  if (headers.cookie !== undefined) {
    const cookie = withoutPersonCookie(headers.cookie)
    if (cookie === '') delete kept.cookie
    else kept.cookie = cookie
  }

  return kept
}

export function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)))
}
