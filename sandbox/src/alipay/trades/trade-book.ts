import { randomBytes, randomInt } from 'node:crypto'
import { demoDepositsOf } from '../../demo-deposits.ts'
import type { Clock } from '../../lib/clock.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { Collection, Store } from '../../lib/store.ts'
import { people } from '../../people.ts'
import type { AlipaySettings } from '../alipay-settings.ts'
import type { Notice } from './notice-fields.ts'
import type { NoticeSender } from './notices.ts'
import { type Refund, statusOf, type Trade, type TradeStatus } from './trade.ts'

export interface TradeBookOptions {
  store: Store
  clock: Clock
  settings: AlipaySettings
  notices: NoticeSender
}

const DAY_MS = 86_400_000

/** Either number of a trade. */
export interface TradeName {
  outTradeNo?: string | undefined
  tradeNo?: string | undefined
}

/** All trades of the seller. Every change is kept together with the notices that it owes. */
export class TradeBook {
  readonly #store: Store
  readonly #clock: Clock
  readonly #settings: AlipaySettings
  readonly #notices: NoticeSender
  readonly #trades: Collection<Trade>
  /** Seller's numbers by Alipay's. */
  readonly #numbers: Collection<string>

  constructor({ store, clock, settings, notices }: TradeBookOptions) {
    this.#store = store
    this.#clock = clock
    this.#settings = settings
    this.#notices = notices
    this.#trades = store.collection('trades')
    this.#numbers = store.collection('trade-numbers')
  }

  get nowMs(): number {
    return this.#clock.now()
  }

  /** By Alipay's number when both are given. */
  find({ outTradeNo, tradeNo }: TradeName): Trade | undefined {
    const number = tradeNo === undefined ? outTradeNo : this.#numbers.get(tradeNo)

    return number === undefined ? undefined : this.#trades.get(number)
  }

  list(): Trade[] {
    return [...this.#trades.values()]
  }

  statusOf(trade: Trade): TradeStatus {
    return statusOf(trade, { nowMs: this.nowMs, refundDays: this.#settings.refundDays })
  }

  /** What demo people paid onto their cards before the first start (`demo-deposits.ts`), once for each. */
  addDemoDeposits(): void {
    this.#store.transaction(() => {
      for (const person of people) {
        for (const { by, payOrderNo, payNo, yuan, daysAgo } of demoDepositsOf(person)) {
          if (by !== 'alipay' || this.#trades.has(payOrderNo)) continue
          const paidAtMs = this.nowMs - daysAgo * DAY_MS
          this.#trades.set(payOrderNo, {
            ...{ outTradeNo: payOrderNo, tradeNo: payNo, totalFen: Math.round(yuan * 100) },
            ...{ subject: '预交金充值', personId: person.id, notifyUrl: undefined },
            ...{ createdAtMs: paidAtMs, expiresAtMs: paidAtMs + DAY_MS, paidAtMs, refunds: [] },
          })
          this.#numbers.set(payNo, payOrderNo)
        }
      }
    })
  }

  open(asked: Omit<Trade, 'tradeNo' | 'createdAtMs' | 'refunds'>): Trade {
    const trade: Trade = { ...asked, tradeNo: this.#newNumber(), createdAtMs: this.nowMs, refunds: [] }
    this.#store.transaction(() => {
      this.#trades.set(trade.outTradeNo, trade)
      this.#numbers.set(trade.tradeNo, trade.outTradeNo)
    })

    return trade
  }

  /** @param paidAtMs ahead of now while the bank takes its time */
  pay(trade: Trade, paidAtMs: number): void {
    this.#change({ ...trade, paidAtMs }, { event: 'paid', atMs: paidAtMs })
  }

  close(trade: Trade): void {
    this.#change({ ...trade, closedAtMs: this.nowMs }, { event: 'closed', atMs: this.nowMs })
  }

  refund(trade: Trade, refund: Refund): Trade {
    const { outRequestNo, paysAtMs } = refund
    const refunded = { ...trade, refunds: [...trade.refunds, refund] }
    this.#change(refunded, { event: 'refunded', outRequestNo, atMs: paysAtMs })

    return refunded
  }

  /** Keeps a trade and owes the notice of what happened, both or neither. Who named no address is told nothing. */
  #change(trade: Trade, { atMs, ...about }: Pick<Notice, 'event' | 'outRequestNo'> & { atMs: number }): void {
    const { outTradeNo, notifyUrl: url } = trade
    const notifyId = `${this.#today()}00${randomBytes(12).toString('hex')}`
    this.#store.transaction(() => {
      this.#trades.set(outTradeNo, trade)
      if (url !== undefined) this.#notices.send({ url, atMs, content: { notifyId, outTradeNo, ...about } })
    })
  }

  /** 28 digits that begin with the day and 2200 (payments.md §10.2). */
  #newNumber(): string {
    const digits = () => String(randomInt(0, 10 ** 8)).padStart(8, '0')
    const number = `${this.#today()}2200${digits()}${digits()}`

    return this.#numbers.has(number) ? this.#newNumber() : number
  }

  #today(): string {
    return shanghaiDate(this.nowMs).replaceAll('-', '')
  }
}
