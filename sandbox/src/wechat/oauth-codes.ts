import { randomBytes } from 'node:crypto'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../lib/store.ts'
import { MINUTE_MS } from './wechat-account.ts'

export const oauthScopes = ['snsapi_base', 'snsapi_userinfo'] as const
export type OauthScope = (typeof oauthScopes)[number]

export interface OauthCode {
  code: string
  personId: string
  scope: OauthScope
  issuedAtMs: number
  isUsed: boolean
}

export type Redemption = { ok: true; code: OauthCode } | { ok: false; errcode: 40029 | 40163 | 42003 }

const LIFE_MS = 5 * MINUTE_MS

/** Codes of the OAuth page: good once, for five minutes (payments.md §2.1). */
export class OauthCodes {
  readonly #codes
  readonly #clock: Clock

  constructor({ store, clock }: { store: Store; clock: Clock }) {
    this.#codes = store.collection<OauthCode>('oauth-codes')
    this.#clock = clock
  }

  issue({ personId, scope }: { personId: string; scope: OauthScope }): string {
    const code = randomBytes(24).toString('base64url')
    this.#codes.set(code, { code, personId, scope, issuedAtMs: this.#clock.now(), isUsed: false })

    return code
  }

  redeem(code: string): Redemption {
    const known = this.#codes.get(code)
    if (known === undefined) return { ok: false, errcode: 40029 }
    if (known.isUsed) return { ok: false, errcode: 40163 }
    if (this.#clock.now() - known.issuedAtMs >= LIFE_MS) return { ok: false, errcode: 42003 }

    this.#codes.set(code, { ...known, isUsed: true })

    return { ok: true, code: known }
  }

  list(): OauthCode[] {
    return [...this.#codes.values()]
  }
}
