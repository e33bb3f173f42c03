import { CHANNEL_HEADER, type Channel, channels, type Language, languages } from '@tongzhen/contract/headers'
import type { Route } from '@tongzhen/contract/route'
import type { FastifyRequest } from 'fastify'

/**
 * Channel of a request. A browser that follows a redirect cannot send our header; those routes name the host
 * in their path (`/api/auth/wechat/…`).
 */
export function channelOf(request: FastifyRequest, definition: Route): Channel | undefined {
  const named =
    definition.response === 'redirect' ? definition.path.split('/')[3] : request.headers[CHANNEL_HEADER]

  return channels.find((channel) => channel === named)
}

/** The first language of `Accept-Language` that we have; Chinese when there is none. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2))
  const found = asked.find((tag) => tag === 'zh' || tag === 'en')

  return languages.find((language) => language.slice(0, 2) === found) ?? 'zh-CN'
}
