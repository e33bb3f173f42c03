import type { AnswerTo } from '../../src/modules/payments/answers.ts'
import type { Ground } from './ground.ts'

/** An insurer that settles once under a number, never again once that was revoked, seen or unseen. */
export class Insurer {
  readonly #settlements = new Map<string, { state: 'settled' | 'revoked'; fen: number }>()

  constructor(
    private readonly ground: Ground,
    private readonly onBooked: (orderNumber: string) => void,
  ) {}

  netFen(orderNumber: string): number {
    const known = this.#settlements.get(orderNumber)

    return known?.state === 'settled' ? known.fen : 0
  }

  settle(orderNumber: string, fen: number): AnswerTo<'settle_insurance'> {
    const to = 'settle_insurance'
    const known = this.#settlements.get(orderNumber)
    if (known) return { to, is: known.state === 'settled' ? 'done' : 'refused' }
    if (this.ground.fails(0.08)) {
      // Now and then it voids the number by itself.
      if (this.ground.fails(0.2)) this.#book(orderNumber, { state: 'revoked', fen: 0 })
      return { to, is: 'refused' }
    }
    this.#book(orderNumber, { state: 'settled', fen })

    return { to, is: 'done' }
  }

  query(orderNumber: string): AnswerTo<'query_insurance'> {
    return { to: 'query_insurance', is: this.#settlements.get(orderNumber)?.state ?? 'none' }
  }

  revoke(orderNumber: string): AnswerTo<'revoke_insurance'> {
    const to = 'revoke_insurance'
    if (this.ground.fails(0.02)) return { to, is: 'refused' }
    this.#book(orderNumber, { state: 'revoked', fen: 0 })

    return { to, is: 'done' }
  }

  #book(orderNumber: string, settlement: { state: 'settled' | 'revoked'; fen: number }): void {
    this.#settlements.set(orderNumber, settlement)
    this.ground.trace?.(`${orderNumber} at the insurer: ${settlement.state}`)
    this.onBooked(orderNumber)
  }
}
