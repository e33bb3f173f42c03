import type { FastifyInstance } from 'fastify'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../lib/store.ts'
import type { SuishenbanCredentials } from './suishenban-credentials.ts'

/** One admitted service: what the routes share. */
export interface SuishenbanService {
  app: FastifyInstance
  store: Store
  clock: Clock
  credentials: SuishenbanCredentials
}

export const TOKEN_LIFE_SECONDS = 7_200

/** The parameters of a request, from the query and a form or JSON body alike. */
export function parametersOf(request: { query: unknown; body: unknown }): Record<string, unknown> {
  const body = typeof request.body === 'object' ? request.body : {}

  return { ...(request.query as Record<string, unknown>), ...body }
}
