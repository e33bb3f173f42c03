import type { FastifyInstance } from 'fastify'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../lib/store.ts'
import type { WechatCredentials } from './wechat-credentials.ts'

/** One official account: what its routes share. */
export interface WechatAccount {
  app: FastifyInstance
  store: Store
  clock: Clock
  credentials: WechatCredentials
}

export const MINUTE_MS = 60_000
export const TOKEN_LIFE_SECONDS = 7_200

/** A query parameter that came once, or an empty string. */
export function parameter(query: unknown, name: string): string {
  const value = (query as Record<string, unknown> | undefined)?.[name]

  return typeof value === 'string' ? value : ''
}
