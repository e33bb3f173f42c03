import { CHANNEL_HEADER, type Channel, channels, type Language, languages } from '@tongzhen/contract/headers'
import type { Route } from '@tongzhen/contract/route'
import type { FastifyRequest } from 'fastify'

/**
 * Channel of a request. What a browser or a viewer opens itself comes without our header: redirects name the host
 * in their path (`/api/auth/wechat/…`), files in their query.
 */
export function channelOf(request: FastifyRequest, definition: Route): Channel | undefined {
  const named = channelNamed(request, definition)

  return channels.find((channel) => channel === named)
}

function channelNamed({ headers, query }: FastifyRequest, { response, path }: Route): unknown {
  switch (response) {
    case 'redirect':
      return path.split('/')[3]
    case 'file':
      return (query as Record<string, unknown>).channel
    default:
      return headers[CHANNEL_HEADER]
  }
}

/** The first language of `Accept-Language` that we have; Chinese when there is none. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2))
  const found = asked.find((tag) => tag === 'zh' || tag === 'en')

  return languages.find((language) => language.slice(0, 2) === found) ?? 'zh-CN'
}
