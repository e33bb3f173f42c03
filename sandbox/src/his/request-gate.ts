import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../lib/clock.ts'
import { type Refusal, refuse } from './outcome.ts'

export interface Caller {
  appId: string
  appSecret: string
}

export interface SignedRequest {
  headers: IncomingHttpHeaders
  /** As the interface lists it, such as `/appointment/lock`. */
  path: string
  rawBody: string
}

const LARGEST_SKEW_MS = 5 * 60 * 1000
const NONCE_KEPT_MS = 10 * 60 * 1000

/** Lower-case hex of HMAC-SM3 over app id, time, nonce, path and the digest of the body. */
export function signatureOf(options: {
  caller: Caller
  timestamp: string
  nonce: string
  path: string
  rawBody: string
}): string {
  const { caller, timestamp, nonce, path, rawBody } = options
  const digest = createHash('sm3').update(rawBody).digest('hex')

  return createHmac('sm3', caller.appSecret)
    .update(`${caller.appId}\n${timestamp}\n${nonce}\n${path}\n${digest}`)
    .digest('hex')
}

/** Lets in requests that the known caller signed just now and that were not here before. */
export class RequestGate {
  readonly #caller: Caller
  readonly #clock: Clock
  /** Nonce and when it was seen, oldest first. */
  readonly #seen = new Map<string, number>()

  constructor({ caller, clock }: { caller: Caller; clock: Clock }) {
    this.#caller = caller
    this.#clock = clock
  }

  /** Why a request is turned away, or undefined. */
  check({ headers, path, rawBody }: SignedRequest): Refusal | undefined {
    if (headerOf(headers, 'x-app-id') !== this.#caller.appId) return refuse('1001')
    const timestamp = headerOf(headers, 'x-timestamp')
    const nonce = headerOf(headers, 'x-nonce')
    const signature = headerOf(headers, 'x-signature')
    const expected = signatureOf({ caller: this.#caller, timestamp, nonce, path, rawBody })
    if (!isSame(signature, expected)) return refuse('1002')

    const now = this.#clock.now()
    const isFresh = /^\d+$/.test(timestamp) && Math.abs(now - Number(timestamp)) <= LARGEST_SKEW_MS
    if (!isFresh || nonce.length < 16 || nonce.length > 64) return refuse('1003')
    this.#forgetBefore(now - NONCE_KEPT_MS)
    if (this.#seen.has(nonce)) return refuse('1003')
    this.#seen.set(nonce, now)

    return undefined
  }

  #forgetBefore(instantMs: number): void {
    for (const [nonce, seenAt] of this.#seen) {
      if (seenAt >= instantMs) return
      this.#seen.delete(nonce)
    }
  }
}

function headerOf(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name]

  return typeof value === 'string' ? value : ''
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]

  return left.length === right.length && timingSafeEqual(left, right)
}
