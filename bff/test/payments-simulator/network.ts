import type { Answer } from '../../src/modules/payments/answers.ts'
import type { OperationKind } from '../../src/modules/payments/states.ts'
import { type Ground, MINUTE } from './ground.ts'

type Party = 'provider' | 'insurer' | 'hospital'

export const TIMEOUT_MS = 8_000

/** The way to an outside system and back: what is sent, and what is answered, may be lost or come late. */
export class Network {
  /** For a while nothing at all gets through to this one; or it does what it is asked, and says nothing. */
  readonly #silent: { party: Party; isDeaf: boolean; fromMs: number; toMs: number } | undefined

  constructor(private readonly ground: Ground) {
    const { random, faultsEndMs } = ground
    if (!random.chance(0.3)) return
    const party = (['provider', 'insurer', 'hospital'] as const)[random.index(3)] ?? 'hospital'
    const fromMs = random.between(0, 20 * MINUTE)
    const forMs = random.chance(0.5) ? faultsEndMs : random.between(MINUTE, 30 * MINUTE)
    this.#silent = { party, isDeaf: random.chance(0.5), fromMs, toMs: Math.min(faultsEndMs, fromMs + forMs) }
  }

  /** `effect` happens at the other side, at most once; `deliver` is told what of it becomes known here. */
  call(kind: OperationKind, effect: () => Answer, deliver: (answer: Answer) => void): void {
    const { ground } = this
    const { random, figures } = ground
    const hopMs = random.between(5, 200)
    const later = (delayMs: number, answer: Answer) => ground.after(delayMs, () => deliver(answer))

    figures.calls += 1
    const fate = ground.nowMs < ground.faultsEndMs ? random.next() : 1
    const isSilent = this.#isSilent(kind)
    if (isSilent || fate < 0.35) figures.faults += 1
    if (isSilent && !this.#silent?.isDeaf) ground.after(hopMs, effect)
    if (isSilent || fate < 0.12) {
      later(random.chance(0.5) ? hopMs : TIMEOUT_MS, unknown(kind))
    } else if (fate < 0.3) {
      // The effect comes, at once or long after we have stopped waiting; the answer does not.
      const lateMs = random.chance(0.5) ? hopMs : random.between(TIMEOUT_MS, 5 * MINUTE)
      ground.after(lateMs, effect)
      later(TIMEOUT_MS, unknown(kind))
    } else if (fate < 0.35 && mayBeLater.includes(kind)) {
      later(hopMs, { to: kind, is: 'later' } as Answer)
    } else {
      ground.after(hopMs, () => later(hopMs, effect()))
    }
  }

  #isSilent(kind: OperationKind): boolean {
    const silent = this.#silent
    const { nowMs } = this.ground
    if (silent === undefined || nowMs < silent.fromMs || nowMs > silent.toMs) return false

    return partyOf(kind) === silent.party
  }
}

/** Nothing follows from it. */
export function unknown(kind: OperationKind): Answer {
  return { to: kind, is: 'unknown' } as Answer
}

const mayBeLater: readonly OperationKind[] = [
  ...(['check', 'prepay', 'settle_insurance', 'revoke_insurance', 'settle', 'unsettle', 'refund'] as const),
]

function partyOf(kind: OperationKind): Party {
  if (kind.endsWith('insurance')) return 'insurer'

  return ['prepay', 'query_trade', 'close_trade', 'refund', 'query_refund'].includes(kind)
    ? 'provider'
    : 'hospital'
}
