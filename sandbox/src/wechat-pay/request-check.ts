import { createVerify } from 'node:crypto'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../lib/store.ts'
import { type PayRefusal, signError } from './pay-refusal.ts'
import type { WechatPayCredentials } from './wechat-pay-credentials.ts'
import type { WechatPaySettings } from './wechat-pay-settings.ts'

export interface SignedRequest {
  method: string
  /** Path and query as they came. */
  url: string
  /** Empty when there was none. */
  rawBody: string
  authorization: string | undefined
}

const SCHEMA = 'WECHATPAY2-SHA256-RSA2048 '
const TOLERANCE_MS = 300_000

/** Checks who sent a request, when, and that it comes for the first time (payments.md §1.1, §6.1). */
export class RequestCheck {
  readonly #nonces
  readonly #clock: Clock
  readonly #settings: WechatPaySettings
  readonly #merchant: WechatPayCredentials

  constructor(of: {
    store: Store
    clock: Clock
    settings: WechatPaySettings
    credentials: WechatPayCredentials
  }) {
    this.#nonces = of.store.collection<number>('nonces')
    this.#clock = of.clock
    this.#settings = of.settings
    this.#merchant = of.credentials
  }

  /** The request's own time (ms), or why it is not believed. */
  check(request: SignedRequest): { sentAtMs: number } | PayRefusal {
    const { authorization } = request
    if (!authorization?.startsWith(SCHEMA)) return signError('Authorization is missing or of another schema')
    const said = readItems(authorization.slice(SCHEMA.length))
    if (said.mchid !== this.#merchant.merchantId) return signError('mchid is not known')
    if (said.serial_no !== this.#merchant.merchantSerial) return signError('serial_no is not the merchant’s')
    if (!/^\d{1,12}$/.test(said.timestamp ?? '')) return signError('timestamp is not in seconds')
    const sentAtMs = Number(said.timestamp) * 1000
    if (!this.#isTimely(sentAtMs)) return signError('timestamp is more than five minutes off')
    if (!isSigned(request, said, this.#merchant.merchantCert)) return signError('sign not match')
    if (!said.nonce_str || !this.#isNew(said.nonce_str)) return signError('nonce_str was used before')

    return { sentAtMs }
  }

  #isTimely(sentAtMs: number): boolean {
    return this.#settings.believesCallersClock || Math.abs(this.#clock.now() - sentAtMs) <= TOLERANCE_MS
  }

  /** A nonce need be remembered only while a request that carries it is timely. */
  #isNew(nonce: string): boolean {
    if (this.#nonces.has(nonce)) return false
    const nowMs = this.#clock.now()
    for (const [old, usedAtMs] of this.#nonces.entries()) {
      if (nowMs - usedAtMs <= 2 * TOLERANCE_MS) break
      this.#nonces.delete(old)
    }
    this.#nonces.set(nonce, nowMs)

    return true
  }
}

/** `mchid="…",nonce_str="…",…` in any order. */
function readItems(text: string): Record<string, string | undefined> {
  return Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
}

function isSigned(
  { method, url, rawBody }: SignedRequest,
  said: Record<string, string | undefined>,
  certificate: string,
): boolean {
  return createVerify('RSA-SHA256')
    .update(`${method}\n${url}\n${said.timestamp}\n${said.nonce_str}\n${rawBody}\n`)
    .verify(certificate, said.signature ?? '', 'base64')
}
