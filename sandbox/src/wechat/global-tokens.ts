import { randomBytes } from 'node:crypto'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../lib/store.ts'
import { MINUTE_MS, TOKEN_LIFE_SECONDS } from './wechat-account.ts'

interface GlobalToken {
  token: string
  kind: 'plain' | 'stable'
  issuedAtMs: number
  expiresAtMs: number
}

export interface IssuedToken {
  access_token: string
  /** Seconds left. */
  expires_in: number
}

const OVERLAP_MS = 5 * MINUTE_MS
const FORCED_PAUSE_MS = 30_000
const FORCED_PER_DAY = 20
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * The account's own access tokens (payments.md §2.2). `/cgi-bin/token` gives a new one each time and lets the
 * one before live five minutes more; `/cgi-bin/stable_token` gives the same until it expires.
 */
export class GlobalTokens {
  readonly #tokens
  readonly #forced
  readonly #clock: Clock

  constructor({ store, clock }: { store: Store; clock: Clock }) {
    this.#tokens = store.collection<GlobalToken>('global-tokens')
    this.#forced = store.collection<number[]>('forced-refreshes')
    this.#clock = clock
  }

  issuePlain(): IssuedToken {
    const current = this.#current('plain')
    if (current !== undefined) this.#endAt(current, this.#clock.now() + OVERLAP_MS)

    return this.#issue('plain')
  }

  /** `undefined` when today's forced refreshes are used up. A second one within 30 s changes nothing. */
  issueStable({ isForced }: { isForced: boolean }): IssuedToken | undefined {
    const now = this.#clock.now()
    const current = this.#current('stable')
    if (current === undefined) return this.#issue('stable')
    if (!isForced) return this.#answer(current)

    const forced = (this.#forced.get('stable') ?? []).filter((at) => now - at < DAY_MS)
    if (forced.some((at) => now - at < FORCED_PAUSE_MS)) return this.#answer(current)
    if (forced.length >= FORCED_PER_DAY) return undefined
    this.#forced.set('stable', [...forced, now])
    this.#endAt(current, now)

    return this.#issue('stable')
  }

  stateOf(token: string): 'valid' | 'expired' | 'unknown' {
    const known = this.#tokens.get(token)
    if (known === undefined) return 'unknown'

    return this.#clock.now() < known.expiresAtMs ? 'valid' : 'expired'
  }

  #current(kind: GlobalToken['kind']): GlobalToken | undefined {
    return [...this.#tokens.values()]
      .filter((token) => token.kind === kind && this.#clock.now() < token.expiresAtMs)
      .sort((a, b) => b.expiresAtMs - a.expiresAtMs)[0]
  }

  #issue(kind: GlobalToken['kind']): IssuedToken {
    const issuedAtMs = this.#clock.now()
    const token = randomBytes(64).toString('base64url')
    const issued = { token, kind, issuedAtMs, expiresAtMs: issuedAtMs + TOKEN_LIFE_SECONDS * 1000 }
    this.#tokens.set(token, issued)

    return this.#answer(issued)
  }

  #answer({ token, expiresAtMs }: GlobalToken): IssuedToken {
    return { access_token: token, expires_in: Math.ceil((expiresAtMs - this.#clock.now()) / 1000) }
  }

  #endAt(token: GlobalToken, atMs: number): void {
    this.#tokens.set(token.token, { ...token, expiresAtMs: Math.min(token.expiresAtMs, atMs) })
  }
}
