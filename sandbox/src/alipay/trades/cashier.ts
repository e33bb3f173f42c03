import { yuanOf } from '../../lib/yuan.ts'
import type { AlipaySettings } from '../alipay-settings.ts'
import { isPaid, isPaying, type Trade } from './trade.ts'
import type { TradeBook } from './trade-book.ts'

/** A trade as its cashier shows it. */
export interface CashierBill {
  subject: string
  /** Yuan. */
  amount: string
}

/** Why there is nothing to pay. */
export type CashierProblem = 'unknown' | 'not_yours' | 'paid' | 'closed'

/** What the person pays with: from it follows how it ends. */
export type PaySource = 'balance' | 'empty_purse' | 'slow_bank'

/** 9000 paid, 8000 the bank has not answered, 4000 not paid (payments.md §3.3). */
export type PayResultCode = '9000' | '8000' | '4000'

/** What Alipay's own app asks of Alipay when `my.tradePay` opens the cashier. */
export class Cashier {
  readonly #book: TradeBook
  readonly #settings: AlipaySettings

  constructor({ book, settings }: { book: TradeBook; settings: AlipaySettings }) {
    this.#book = book
    this.#settings = settings
  }

  /** The bill of a trade, for the person it is meant for. */
  open(tradeNo: string, personId: string): CashierBill | { problem: CashierProblem } {
    const trade = this.#payable(tradeNo, personId)
    if ('problem' in trade) return trade

    return { subject: trade.subject, amount: yuanOf(trade.totalFen) }
  }

  /** The person has confirmed. */
  pay(tradeNo: string, { personId, source }: { personId: string; source: PaySource }): PayResultCode {
    const trade = this.#payable(tradeNo, personId)
    if ('problem' in trade || source === 'empty_purse') return '4000'
    const { nowMs } = this.#book
    if (source === 'balance') {
      this.#book.pay(trade, nowMs)

      return '9000'
    }
    this.#book.pay(trade, nowMs + this.#settings.slowBankSeconds * 1000)

    return '8000'
  }

  #payable(tradeNo: string, personId: string): Trade | { problem: CashierProblem } {
    const trade = this.#book.find({ tradeNo })
    if (trade === undefined) return { problem: 'unknown' }
    if (trade.personId !== personId) return { problem: 'not_yours' }
    if (isPaid(trade, this.#book.nowMs) || isPaying(trade, this.#book.nowMs)) return { problem: 'paid' }

    return this.#book.statusOf(trade) === 'WAIT_BUYER_PAY' ? trade : { problem: 'closed' }
  }
}
