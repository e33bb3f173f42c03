import type { Channel } from '@tongzhen/contract/headers'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SESSION_LIFETIME_MS } from './modules/accounts/sessions.ts'

/**
 * Mini-programs have no cookies, and frames on others' pages get none: their token travels in the Authorization header
 * (S4).
 */
const BEARER_CHANNELS: readonly Channel[] = ['alipay', 'embedded']

export function usesCookie(channel: Channel): boolean {
  return !BEARER_CHANNELS.includes(channel)
}

/** Channels have cookies of their own, so that two of them on one machine do not disturb each other. */
export function cookieName(channel: Channel): string {
  return `__Host-tz-${channel}`
}

export function readToken(request: FastifyRequest, channel: Channel): string | undefined {
  if (usesCookie(channel)) return request.cookies[cookieName(channel)]

  return /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1]
}

/** Puts a token on the device, or takes the old one off it. In channels without cookies the body carries it. */
export function setTokenCookie(
  reply: FastifyReply,
  { channel, token }: { channel: Channel; token: string | undefined },
): void {
  if (!usesCookie(channel)) return
  const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const
  if (token === undefined) reply.clearCookie(cookieName(channel), attributes)
  else reply.setCookie(cookieName(channel), token, { ...attributes, maxAge: SESSION_LIFETIME_MS / 1000 })
}
