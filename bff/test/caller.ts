import { setTimeout as sleep } from 'node:timers/promises'
import type { ErrorBody, ErrorCode } from '@tongzhen/contract/errors'
import { IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import type { ZodType } from 'zod'
import type { Device } from './device.ts'

export interface CallerOptions {
  device: Device
  /** Where the next request goes: as a load balancer would choose, so perhaps elsewhere than the last one. */
  origin: () => string
  /** Told of each answer to a request, or the lack of one. */
  onAnswer?: (answer: { ms: number; status: number | undefined }) => void
}

export interface InsistentRequest {
  method: 'GET' | 'POST'
  path: string
  key?: string
  body?: object
}

/** Nobody answered, or told to come again: the same request is repeated, as the app does it. */
const PASSING: readonly ErrorCode[] = [
  'HOSPITAL_UNAVAILABLE',
  'SERVER_BUSY',
  'IDEMPOTENCY_IN_PROGRESS',
  'TOO_MANY_REQUESTS',
  'INTERNAL',
]
const PAUSE_MS = 250

/** An app's requests over HTTP: what was not answered is asked again with the same key. */
export class Caller {
  readonly #options: CallerOptions

  constructor(options: CallerOptions) {
    this.#options = options
  }

  async insist<T>(
    request: InsistentRequest,
    answer: ZodType<T>,
  ): Promise<{ answer: T } | { refused: ErrorCode }> {
    for (;;) {
      const reply = await this.#ask(request)
      if (reply !== undefined && reply.status < 400) return { answer: answer.parse(reply.json) }
      const code = reply && (reply.json as ErrorBody).error.code
      if (code !== undefined && !PASSING.includes(code)) return { refused: code }
      await sleep(PAUSE_MS)
    }
  }

  async #ask({
    method,
    path,
    key,
    body,
  }: InsistentRequest): Promise<{ status: number; json: unknown } | undefined> {
    const { device, origin, onAnswer } = this.#options
    const startedMs = performance.now()
    const told = (status: number | undefined) => onAnswer?.({ ms: performance.now() - startedMs, status })
    try {
      const response = await fetch(`${origin()}${path}`, {
        method,
        headers: {
          ...device.headers(),
          ...(key === undefined ? {} : { [IDEMPOTENCY_HEADER]: key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const json: unknown = await response.json()
      told(response.status)

      return { status: response.status, json }
    } catch {
      told(undefined)

      return undefined
    }
  }
}
