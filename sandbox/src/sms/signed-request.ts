import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../lib/clock.ts'

export interface AppSecret {
  appId: string
  appSecret: string
}

export type SignatureVerdict = 'ok' | 'unknown-app' | 'bad-signature' | 'stale-or-repeated'

const TOLERANCE_MS = 5 * 60_000
const NONCE_MEMORY_MS = 10 * 60_000

/** Judges the `X-…` headers of a signed request (docs/interfaces/sms.md, Transport). */
export class RequestVerifier {
  readonly #app: AppSecret
  readonly #clock: Clock
  readonly #nonces = new Map<string, number>()

  constructor({ app, clock }: { app: AppSecret; clock: Clock }) {
    this.#app = app
    this.#clock = clock
  }

  judge({ headers, url, rawBody = '' }: FastifyRequest): SignatureVerdict {
    const [appId, timestamp, nonce, signature] = ['x-app-id', 'x-timestamp', 'x-nonce', 'x-signature'].map(
      (name) => String(headers[name] ?? ''),
    ) as [string, string, string, string]

    if (appId !== this.#app.appId) return 'unknown-app'
    const path = url.split('?', 1)[0] ?? url
    if (!isEqual(signature, signatureOf({ ...this.#app, timestamp, nonce, path, rawBody })))
      return 'bad-signature'
    if (!/^[\w-]{16,64}$/.test(nonce)) return 'stale-or-repeated'
    const age = Math.abs(this.#clock.now() - Number(timestamp))
    if (!(age <= TOLERANCE_MS) || this.#isRepeated(nonce)) return 'stale-or-repeated'

    return 'ok'
  }

  #isRepeated(nonce: string): boolean {
    const now = this.#clock.now()
    for (const [known, seenAt] of this.#nonces) {
      if (now - seenAt > NONCE_MEMORY_MS) this.#nonces.delete(known)
    }
    if (this.#nonces.has(nonce)) return true
    this.#nonces.set(nonce, now)

    return false
  }
}

export interface SignatureParts extends AppSecret {
  timestamp: string
  nonce: string
  path: string
  rawBody: string
}

/** Lower-case hex of HMAC-SM3 over `appId\ntimestamp\nnonce\npath\n` + SM3 hex of the body. */
export function signatureOf({ appId, appSecret, timestamp, nonce, path, rawBody }: SignatureParts): string {
  const bodyDigest = createHash('sm3').update(rawBody).digest('hex')

  return createHmac('sm3', appSecret)
    .update(`${appId}\n${timestamp}\n${nonce}\n${path}\n${bodyDigest}`)
    .digest('hex')
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
