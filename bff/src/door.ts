import type { Route } from '@tongzhen/contract/route'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from './lib/failure.ts'
import type { OpenedSession } from './modules/accounts/sessions.ts'

/** Who was let in, and what the handler is told of them. */
export interface Entry {
  call: Record<string, unknown>
  /** Then nothing is done, but an answer given before is given again. */
  barredBy: Refusal | undefined
  /** Whose idempotency keys these are. */
  scope: string
  accountId: string | undefined
}

/** The way into one side of the house, the patients' or the staff's. */
export interface Door {
  admit(request: FastifyRequest, definition: Route): Promise<Entry | Refusal>
  /** Puts a session on the device, or takes the old one off it. */
  keep(reply: FastifyReply, entry: Entry, opened: OpenedSession | null): void
}
