import { isDeepStrictEqual } from 'node:util'
import { demoDepositsOf } from '../demo-deposits.ts'
import { people } from '../people.ts'
import { type Event, type NoticeSender, owe } from './notices.ts'
import { newPrepayId, newTransactionId } from './numbers.ts'
import {
  openidMismatch,
  orderClosed,
  orderPaid,
  orderUnknown,
  otherContent,
  type PayRefusal,
  paramError,
} from './pay-refusal.ts'
import { rfc3339 } from './rfc3339.ts'
import type { WechatPayOffice } from './wechat-pay-office.ts'

/** The body of `POST /v3/pay/transactions/jsapi`; what is not acted upon has no type here. */
export interface JsapiOrder {
  appid: string
  mchid: string
  description: string
  out_trade_no: string
  notify_url: string
  time_expire?: string
  attach?: string
  amount: { total: number; currency?: 'CNY' }
  payer: { openid: string }
}

export interface Trade {
  order: JsapiOrder
  orderedAtMs: number
  /** `REFUND` says that a refund was asked for, not that it was made. */
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  transactionId?: string
  paidAtMs?: number
}

export type PaidTrade = Trade & { transactionId: string; paidAtMs: number }

interface Prepay {
  outTradeNo: string
  issuedAtMs: number
}

const HOUR_MS = 3_600_000
const PREPAY_LIFE_MS = 2 * HOUR_MS
/** An order without `time_expire`, and how long one that nobody pays stays open. */
const DEFAULT_LIFE_MS = 7 * 24 * HOUR_MS
const SHORTEST_LIFE_MS = 60_000
const AFTER_PAYMENT = { order: 268449538, close: 268498689 } as const

/** JSAPI orders of the one merchant, by `out_trade_no` (payments.md §1.3, §6.1). */
export class Trades {
  readonly #office: WechatPayOffice
  readonly #notices: NoticeSender
  readonly #trades
  readonly #prepays
  readonly #numbers

  constructor(office: WechatPayOffice, notices: NoticeSender) {
    this.#office = office
    this.#notices = notices
    this.#trades = office.store.collection<Trade>('trades')
    this.#prepays = office.store.collection<Prepay>('prepays')
    this.#numbers = office.store.collection<string>('transactions')
  }

  /** What demo people paid onto their cards before the first start (`demo-deposits.ts`), once for each. */
  addDemoDeposits(): void {
    const { clock, store, secrets } = this.#office
    const { appId: appid, merchantId: mchid } = secrets.credentials
    store.transaction(() => {
      for (const { accounts, ...person } of people) {
        for (const { by, payOrderNo, payNo, yuan, daysAgo } of demoDepositsOf(person)) {
          if (by !== 'wechat' || this.#trades.has(payOrderNo)) continue
          const paidAtMs = clock.now() - daysAgo * 24 * HOUR_MS
          const order: JsapiOrder = {
            ...{ appid, mchid, description: '预交金充值', out_trade_no: payOrderNo, notify_url: '' },
            ...{ amount: { total: Math.round(yuan * 100) }, payer: { openid: accounts.wechat.openid } },
          }
          const trade = { order, orderedAtMs: paidAtMs, paidAtMs, transactionId: payNo }
          this.#trades.set(payOrderNo, { ...trade, state: 'SUCCESS' })
          this.#numbers.set(payNo, payOrderNo)
        }
      }
    })
  }

  /** A first order, or the same once more: each time a new `prepay_id`. */
  order(order: JsapiOrder): { prepay_id: string } | PayRefusal {
    const { settings, clock, store } = this.#office
    const nowMs = clock.now()
    const known = this.find(order.out_trade_no)
    if (known !== undefined) {
      if (isPaid(known)) return orderPaid(settings.paidCode, AFTER_PAYMENT.order)
      if (known.state === 'CLOSED' || isExpired(known, nowMs)) return orderClosed()
      if (!isDeepStrictEqual(known.order, order)) return otherContent(settings.otherContentCode)
    } else {
      if (!people.some(({ accounts }) => accounts.wechat.openid === order.payer.openid))
        return openidMismatch()
      if (order.time_expire !== undefined && Date.parse(order.time_expire) < nowMs + SHORTEST_LIFE_MS)
        return paramError('time_expire', 'at least a minute from now', 268435464)
    }
    const prepayId = newPrepayId()
    store.transaction(() => {
      if (known === undefined)
        this.#trades.set(order.out_trade_no, { order, orderedAtMs: nowMs, state: 'NOTPAY' })
      this.#prepays.set(prepayId, { outTradeNo: order.out_trade_no, issuedAtMs: nowMs })
    })

    return { prepay_id: prepayId }
  }

  /** Closed by itself when nobody paid it for seven days. */
  find(outTradeNo: string): Trade | undefined {
    const trade = this.#trades.get(outTradeNo)
    if (trade?.state === 'NOTPAY' && this.#office.clock.now() - trade.orderedAtMs >= DEFAULT_LIFE_MS)
      return { ...trade, state: 'CLOSED' }

    return trade
  }

  findByTransaction(transactionId: string): Trade | undefined {
    const outTradeNo = this.#numbers.get(transactionId)

    return outTradeNo === undefined ? undefined : this.find(outTradeNo)
  }

  list(): Trade[] {
    return [...this.#trades.values()]
  }

  close(outTradeNo: string): PayRefusal | undefined {
    const trade = this.find(outTradeNo)
    if (trade === undefined) return orderUnknown()
    if (isPaid(trade)) return orderPaid(this.#office.settings.paidCode, AFTER_PAYMENT.close)
    if (trade.state === 'CLOSED') return orderClosed()
    this.#trades.set(outTradeNo, { ...trade, state: 'CLOSED' })

    return undefined
  }

  /** The order that a `prepay_id` may still pay, or why it may not. */
  payable(prepayId: string): Trade | 'unknown' | 'expired' | 'closed' | 'paid' {
    const prepay = this.#prepays.get(prepayId)
    const trade = prepay && this.find(prepay.outTradeNo)
    if (prepay === undefined || trade === undefined) return 'unknown'
    const nowMs = this.#office.clock.now()
    if (isPaid(trade)) return 'paid'
    if (trade.state === 'CLOSED') return 'closed'
    if (isExpired(trade, nowMs) || nowMs - prepay.issuedAtMs >= PREPAY_LIFE_MS) return 'expired'

    return trade
  }

  /** The payer confirmed: the money moves, and the merchant will be told. */
  pay(trade: Trade): PaidTrade {
    const { store, clock } = this.#office
    const paid = {
      ...trade,
      state: 'SUCCESS' as const,
      transactionId: newTransactionId(),
      paidAtMs: clock.now(),
    }
    store.transaction(() => {
      this.#trades.set(trade.order.out_trade_no, paid)
      this.#numbers.set(paid.transactionId, trade.order.out_trade_no)
      const { out_trade_no: number, notify_url: url } = trade.order
      owe(this.#notices, { url, atMs: paid.paidAtMs, kind: 'transaction', number })
    })

    return paid
  }

  /** What a call-back says of a payment, also when it was refunded since. */
  eventOf(outTradeNo: string): Event {
    const trade = this.find(outTradeNo)
    if (trade === undefined || !isPaid(trade)) throw new Error(`${outTradeNo} is gone`)
    const resource = tradeAnswer({ ...trade, state: 'SUCCESS' })

    return { type: 'TRANSACTION.SUCCESS', summary: '支付成功', atMs: trade.paidAtMs, resource }
  }

  markRefunded(trade: Trade): void {
    this.#trades.set(trade.order.out_trade_no, { ...trade, state: 'REFUND' })
  }
}

export function isPaid(trade: Trade): trade is PaidTrade {
  return trade.paidAtMs !== undefined
}

function isExpired({ order, orderedAtMs }: Trade, nowMs: number): boolean {
  const expiresAtMs = order.time_expire ? Date.parse(order.time_expire) : orderedAtMs + DEFAULT_LIFE_MS

  return nowMs >= expiresAtMs
}

const STATES = { NOTPAY: '订单未支付', SUCCESS: '支付成功', REFUND: '转入退款', CLOSED: '订单已关闭' }

/** The answer of a query, which is also what a call-back says; before the payment, most fields are absent. */
export function tradeAnswer(trade: Trade): object {
  const { appid, mchid, out_trade_no, attach, amount, payer } = trade.order
  const known = {
    appid,
    mchid,
    out_trade_no,
    trade_state: trade.state,
    trade_state_desc: STATES[trade.state],
    ...(attach !== undefined && { attach }),
  }
  const { total } = amount
  if (!isPaid(trade)) return { ...known, amount: { total, currency: 'CNY' }, promotion_detail: [] }

  return {
    ...known,
    transaction_id: trade.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    success_time: rfc3339(trade.paidAtMs),
    payer: { openid: payer.openid },
    amount: { total, payer_total: total, currency: 'CNY', payer_currency: 'CNY' },
    promotion_detail: [],
  }
}
