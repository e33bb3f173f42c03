import { randomBytes } from 'node:crypto'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../lib/store.ts'
import type { AlipaySettings } from './alipay-settings.ts'

interface AuthCode {
  personId: string
  issuedAtMs: number
}

/** Codes of `my.getAuthCode`: good once (payments.md §3.8). */
export class AuthCodes {
  readonly #codes
  readonly #clock: Clock
  readonly #settings: AlipaySettings

  constructor({ store, clock, settings }: { store: Store; clock: Clock; settings: AlipaySettings }) {
    this.#codes = store.collection<AuthCode>('auth-codes')
    this.#clock = clock
    this.#settings = settings
  }

  issue(personId: string): string {
    const code = randomBytes(16).toString('hex')
    this.#codes.set(code, { personId, issuedAtMs: this.#clock.now() })

    return code
  }

  /** The person's id; undefined for a code that is unknown, used or too old. */
  redeem(code: string): string | undefined {
    const known = this.#codes.get(code)
    if (known === undefined) return undefined
    this.#codes.delete(code)
    const isFresh = this.#clock.now() - known.issuedAtMs < this.#settings.authCodeMinutes * 60_000

    return isFresh ? known.personId : undefined
  }
}
