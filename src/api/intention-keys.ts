import Taro from '@tarojs/taro'
import { fingerprint } from '@/lib/fingerprint'
import { randomKey } from '@/lib/random-key'

const STORAGE = 'tz-intentions'
/** As long as the BFF remembers a key. */
const KEPT_MS = 24 * 3_600_000

interface Kept {
  key: string
  /** Milliseconds since 1970. */
  at: number
  /** It left the phone at least once, so it may have been done. */
  mayBeDone?: true
}

/**
 * Idempotency keys of what a person wanted and nobody knows the outcome of. Kept on the phone, because the
 * repeat may come after a reload; a fingerprint and a random key are all that is kept (reliability.md S24).
 */
export const intentionKeys = {
  /** The key of this intention: the old one while its outcome is open, else a new one. */
  of(intention: string, nowMs: number = Date.now()): string {
    const open = readOpen(nowMs)
    const mark = fingerprint(intention)
    const kept = open[mark]
    if (kept) return kept.key
    const key = randomKey()
    Taro.setStorageSync(STORAGE, { ...open, [mark]: { key, at: nowMs } })
    return key
  },

  /** It left the phone, and no answer came. */
  leave(intention: string): void {
    const open = readOpen(Date.now())
    const mark = fingerprint(intention)
    const kept = open[mark]
    if (kept) Taro.setStorageSync(STORAGE, { ...open, [mark]: { ...kept, mayBeDone: true } })
  },

  /** May an earlier try have arrived? */
  mayBeDone(intention: string): boolean {
    return readOpen(Date.now())[fingerprint(intention)]?.mayBeDone === true
  },

  /** The outcome is known: wanting the same again is a new intention. */
  settle(intention: string): void {
    const { [fingerprint(intention)]: _settled, ...open } = readOpen(Date.now())
    Taro.setStorageSync(STORAGE, open)
  },
}

function readOpen(nowMs: number): Record<string, Kept> {
  const kept = Taro.getStorageSync<Record<string, Kept>>(STORAGE) || {}
  return Object.fromEntries(Object.entries(kept).filter(([, { at }]) => nowMs - at < KEPT_MS))
}
