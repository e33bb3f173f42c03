import { createRandom, type Random } from './random.ts'

/**
 * What can go wrong between two systems.
 * - `slow`: the request waits before it takes effect, so it may take effect after the caller gave up.
 * - `lost-request`: the connection breaks before any effect.
 * - `lost-answer`: the effect happens, the connection breaks before the answer.
 * - `error-5xx`: a proxy in between answers 502; the effect has happened when `afterEffect` is set.
 * - `malformed`: the effect happens, the answer is cut in the middle.
 * - `busy`: the system itself says "busy, try later" in its own words, and has done nothing.
 */
export type FaultKind = 'slow' | 'lost-request' | 'lost-answer' | 'error-5xx' | 'malformed' | 'busy'

export const faultKinds: readonly FaultKind[] = [
  'slow',
  'lost-request',
  'lost-answer',
  'error-5xx',
  'malformed',
  'busy',
]

export interface FaultRule {
  kind: FaultKind
  /** 0 to 1. */
  probability: number
  /** Strikes at most this often, then removes itself; without it, for ever. */
  count?: number
  /** Only requests whose path ends so, such as `/appointment/lock`; without it, every request. */
  path?: string
  /** For `slow`. */
  delayMs?: number
  /** For `error-5xx`. */
  afterEffect?: boolean
}

export interface ActiveFault extends FaultRule {
  id: string
  struck: number
}

/** What befalls one request: a delay, and at most one breakage. */
export interface Misfortune {
  delayMs: number
  breakage: { kind: Exclude<FaultKind, 'slow'>; afterEffect: boolean } | undefined
}

const DEFAULT_DELAY_MS = 10_000

/** The faults of one system. The same seed and the same order of requests give the same misfortunes. */
export class FaultInjector {
  readonly #seed: string
  #random: Random
  #faults: ActiveFault[] = []
  #added = 0

  constructor(seed: string) {
    this.#seed = seed
    this.#random = createRandom(seed)
  }

  /** Adds a rule and answers its id. */
  add(rule: FaultRule): string {
    this.#added += 1
    const id = `fault-${this.#added}`
    this.#faults.push({ ...rule, id, struck: 0 })

    return id
  }

  remove(id: string): void {
    this.#faults = this.#faults.filter((fault) => fault.id !== id)
  }

  /** Removes every rule and starts chance from the seed again. */
  clear(): void {
    this.#faults = []
    this.#random = createRandom(this.#seed)
  }

  list(): readonly ActiveFault[] {
    return this.#faults.map((fault) => ({ ...fault }))
  }

  /** Draws what happens to a request; each matching rule draws once, and the first breakage wins. */
  strike(path: string): Misfortune {
    const misfortune: Misfortune = { delayMs: 0, breakage: undefined }

    for (const fault of this.#faults) {
      if (fault.path !== undefined && !path.endsWith(fault.path)) continue
      if (!this.#random.chance(fault.probability)) continue
      if (fault.kind !== 'slow' && misfortune.breakage !== undefined) continue

      fault.struck += 1
      if (fault.kind === 'slow') misfortune.delayMs += fault.delayMs ?? DEFAULT_DELAY_MS
      else misfortune.breakage = { kind: fault.kind, afterEffect: happensAfterEffect(fault) }
    }
    this.#faults = this.#faults.filter((fault) => fault.count === undefined || fault.struck < fault.count)

    return misfortune
  }
}

function happensAfterEffect(fault: FaultRule): boolean {
  if (fault.kind === 'error-5xx') return fault.afterEffect ?? false

  return fault.kind === 'lost-answer' || fault.kind === 'malformed'
}
