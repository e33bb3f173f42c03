import type { AnswerTo } from '../../src/modules/payments/answers.ts'
import type { Ground } from './ground.ts'

interface Trade {
  state: 'unpaid' | 'paid' | 'closed'
  fen: number
  paidFen: number
  expiresMs: number
  /** Somebody's confirmation is being looked into: neither paid nor to be closed. */
  isPaying: boolean
  refunds: Map<string, { fen: number; state: 'processing' | 'done' | 'impossible' }>
}

/** What happens at the provider by itself: it calls back about it, and the books are looked at. */
export interface ProviderEvents {
  moneyIn(orderNumber: string): void
  moneyBack(orderNumber: string, refundNumber: string): void
}

/** A provider of payments: its trades are true, whatever becomes of what it is asked and answers. */
export class Provider {
  readonly #trades = new Map<string, Trade>()

  constructor(
    private readonly ground: Ground,
    private readonly on: ProviderEvents,
  ) {}

  netFen(orderNumber: string): number {
    const trade = this.#trades.get(orderNumber)

    return trade ? trade.paidFen - this.refundedFen(orderNumber) : 0
  }

  refundedFen(orderNumber: string): number {
    let sum = 0
    for (const { fen, state } of this.#trades.get(orderNumber)?.refunds.values() ?? []) {
      if (state === 'done') sum += fen
    }

    return sum
  }

  isPayable(orderNumber: string): boolean {
    const trade = this.#trades.get(orderNumber)

    return trade?.state === 'unpaid' && (trade.isPaying || this.ground.nowMs < trade.expiresMs)
  }

  create(orderNumber: string, { fen, expiresMs }: { fen: number; expiresMs: number }): AnswerTo<'prepay'> {
    const to = 'prepay'
    const known = this.#trades.get(orderNumber)
    if (known === undefined) {
      if (this.ground.fails(0.01)) return { to, is: 'refused' }
      this.#trades.set(orderNumber, newTrade(fen, expiresMs))
    }
    if (known?.state === 'closed') return { to, is: 'refused' }

    return known?.state === 'paid' ? { to, is: 'already_paid' } : { to, is: 'done', facts: {} }
  }

  /** The payer confirms; false when there is nothing to be confirmed. It takes the provider a while. */
  confirm(orderNumber: string): boolean {
    const trade = this.#trades.get(orderNumber)
    if (trade === undefined || trade.isPaying || !this.isPayable(orderNumber)) return false
    trade.isPaying = true
    this.ground.after(this.ground.random.between(0, 8000), () => {
      trade.isPaying = false
      if (this.ground.random.chance(0.9)) this.#paid(orderNumber, trade)
    })

    return true
  }

  #paid(orderNumber: string, trade: Trade): void {
    trade.state = 'paid'
    trade.paidFen = this.ground.fails(0.003) ? trade.fen - 1 : trade.fen
    this.ground.trace?.(`${orderNumber} is paid at the provider: ${trade.paidFen}`)
    this.on.moneyIn(orderNumber)
  }

  query(orderNumber: string): AnswerTo<'query_trade'> {
    const to = 'query_trade'
    const trade = this.#trades.get(orderNumber)
    if (trade === undefined) return { to, is: 'none' }
    if (trade.state === 'paid') return { to, is: 'paid', amountFen: trade.paidFen, facts: {} }
    // Some close an expired trade by themselves, some leave it as it is.
    const isExpired = this.ground.nowMs >= trade.expiresMs && !trade.isPaying
    if (isExpired && trade.fen % 2 === 0) trade.state = 'closed'

    return { to, is: trade.state }
  }

  close(orderNumber: string): AnswerTo<'close_trade'> {
    const to = 'close_trade'
    const trade = this.#trades.get(orderNumber)
    if (trade === undefined) this.#trades.set(orderNumber, { ...newTrade(0, 0), state: 'closed' })
    if (trade?.state === 'paid') return { to, is: 'already_paid' }
    if (trade?.isPaying) return { to, is: 'unknown' }
    if (trade?.state === 'unpaid') {
      trade.state = 'closed'
      this.#payLate(orderNumber, trade)
    }

    return { to, is: 'closed' }
  }

  /** Now and then a confirmation turns up that was on its way when the trade was closed. */
  #payLate(orderNumber: string, trade: Trade): void {
    if (!this.ground.fails(0.08)) return
    const { random } = this.ground
    const delayMs = random.between(0, random.chance(0.5) ? 1000 : 300_000)
    this.ground.after(delayMs, () => {
      if (trade.state === 'closed') this.#paid(orderNumber, trade)
    })
  }

  refund(orderNumber: string, { number, fen }: { number: string; fen: number }): AnswerTo<'refund'> {
    const to = 'refund'
    const trade = this.#trades.get(orderNumber)
    if (trade === undefined) return { to, is: 'impossible' }
    const known = trade.refunds.get(number)
    if (known) return { to, is: known.state }
    if (this.ground.fails(0.03)) return { to, is: 'later' }
    const isTooMuch = this.#askedBack(trade) + fen > trade.paidFen
    if (isTooMuch || isOfVoidCard(trade) || this.ground.fails(0.02)) {
      trade.refunds.set(number, { fen, state: 'impossible' })
      return { to, is: 'impossible' }
    }
    trade.refunds.set(number, { fen, state: 'processing' })
    const isSlow = this.ground.random.chance(0.4)
    if (isSlow)
      this.ground.after(this.ground.random.between(0, 90_000), () => this.#refunded(orderNumber, number))
    else this.#refunded(orderNumber, number)

    return { to, is: isSlow ? 'processing' : 'done' }
  }

  #askedBack(trade: Trade): number {
    let sum = 0
    for (const { fen, state } of trade.refunds.values()) if (state !== 'impossible') sum += fen

    return sum
  }

  #refunded(orderNumber: string, number: string): void {
    const refund = this.#trades.get(orderNumber)?.refunds.get(number)
    if (refund === undefined) return
    refund.state = 'done'
    this.ground.figures.refunds += 1
    this.ground.trace?.(`${orderNumber} is refunded at the provider: ${refund.fen} under ${number}`)
    this.on.moneyBack(orderNumber, number)
  }

  /** Finance pays out a refused refund on the provider's own platform, under the same number. */
  repair(orderNumber: string, number: string): void {
    const refund = this.#trades.get(orderNumber)?.refunds.get(number)
    if (refund?.state !== 'impossible') return
    refund.state = 'processing'
    this.ground.after(this.ground.random.between(0, 90_000), () => this.#refunded(orderNumber, number))
  }

  /** As its platform shows it to whoever is about to hand the money over the counter. */
  hasRefused(orderNumber: string, number: string): boolean {
    return this.#trades.get(orderNumber)?.refunds.get(number)?.state === 'impossible'
  }

  queryRefund(orderNumber: string, number: string): AnswerTo<'query_refund'> {
    return { to: 'query_refund', is: this.#trades.get(orderNumber)?.refunds.get(number)?.state ?? 'none' }
  }
}

/** The payer's card is gone, and no refund ever reaches it. */
function isOfVoidCard({ fen }: Trade): boolean {
  return fen % 40 === 13
}

function newTrade(fen: number, expiresMs: number): Trade {
  return { state: 'unpaid', fen, paidFen: 0, expiresMs, isPaying: false, refunds: new Map() }
}
