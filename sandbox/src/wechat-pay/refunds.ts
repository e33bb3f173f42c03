import { isDeepStrictEqual } from 'node:util'
import { people } from '../people.ts'
import { type Event, type NoticeSender, owe } from './notices.ts'
import { newRefundId } from './numbers.ts'
import {
  invalidRequest,
  notEnough,
  otherContent,
  type PayRefusal,
  paramError,
  resourceUnknown,
  tooOften,
} from './pay-refusal.ts'
import { rfc3339 } from './rfc3339.ts'
import { isPaid, type PaidTrade, type Trade, type Trades } from './trades.ts'
import type { WechatPayOffice } from './wechat-pay-office.ts'

/** The body of `POST /v3/refund/domestic/refunds`; what is not acted upon has no type here. */
export interface RefundOrder {
  transaction_id?: string
  out_trade_no?: string
  out_refund_no: string
  reason?: string
  notify_url?: string
  amount: { refund: number; total: number; currency: 'CNY' }
}

export interface Refund {
  order: RefundOrder
  refundId: string
  outTradeNo: string
  transactionId: string
  createdAtMs: number
  /** When the bank answers. */
  settlesAtMs: number
  status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL'
  settledAtMs?: number
}

const DAY_MS = 24 * 3_600_000
const LAST_DAY = 365
const MOST_REFUNDS = 50

/** Refunds by `out_refund_no`: accepted at once, made later (payments.md §1.5, §6.1). */
export class Refunds {
  readonly #office: WechatPayOffice
  readonly #trades: Trades
  readonly #notices: NoticeSender
  readonly #refunds

  constructor(office: WechatPayOffice, { trades, notices }: { trades: Trades; notices: NoticeSender }) {
    this.#office = office
    this.#trades = trades
    this.#notices = notices
    this.#refunds = office.store.collection<Refund>('refunds')
  }

  refund(order: RefundOrder): Refund | PayRefusal {
    this.#settleDue()
    const known = this.#refunds.get(order.out_refund_no)
    if (known !== undefined)
      return isDeepStrictEqual(known.order, order) ? known : otherContent('INVALID_REQUEST')
    if ((order.transaction_id === undefined) === (order.out_trade_no === undefined))
      return paramError('transaction_id', 'either transaction_id or out_trade_no')
    const trade = this.#tradeOf(order)
    if (trade === undefined || !isPaid(trade)) return resourceUnknown()
    const refusal = this.#refusal(order, trade)
    if (refusal !== undefined) return refusal

    return this.#accept(order, trade)
  }

  find(outRefundNo: string): Refund | undefined {
    this.#settleDue()

    return this.#refunds.get(outRefundNo)
  }

  list(): Refund[] {
    this.#settleDue()

    return [...this.#refunds.values()]
  }

  /** What a call-back says of a refund that is made. */
  eventOf(outRefundNo: string): Event {
    const refund = this.find(outRefundNo)
    if (refund === undefined) throw new Error(`${outRefundNo} is gone`)
    const isAbnormal = refund.status === 'ABNORMAL'

    return {
      type: isAbnormal ? 'REFUND.ABNORMAL' : 'REFUND.SUCCESS',
      summary: isAbnormal ? '退款异常' : '退款成功',
      atMs: refund.settlesAtMs,
      resource: refundNotice(refund, this.#office.secrets.credentials.merchantId),
    }
  }

  /** Every refund whose bank has answered by now is SUCCESS or ABNORMAL: before anybody looks. */
  #settleDue(): void {
    const nowMs = this.#office.clock.now()
    for (const refund of this.#refunds.values()) {
      if (refund.status === 'PROCESSING' && refund.settlesAtMs <= nowMs) this.#settle(refund)
    }
  }

  #tradeOf({ transaction_id, out_trade_no }: RefundOrder): Trade | undefined {
    if (transaction_id !== undefined) return this.#trades.findByTransaction(transaction_id)

    return this.#trades.find(out_trade_no ?? '')
  }

  #refusal({ amount }: RefundOrder, trade: PaidTrade): PayRefusal | undefined {
    const { clock, settings } = this.#office
    const nowMs = clock.now()
    const earlier = this.list().filter(({ transactionId }) => transactionId === trade.transactionId)
    const refundedFen = sum(earlier.map(({ order }) => order.amount.refund))
    if (amount.total !== trade.order.amount.total)
      return invalidRequest('订单金额或退款金额与之前请求不一致，请核实后再试')
    if (refundedFen + amount.refund > amount.total) return invalidRequest('退款金额大于订单可退金额')
    if (nowMs - trade.paidAtMs > LAST_DAY * DAY_MS) return invalidRequest('订单已超过可退款的最大期限')
    if (earlier.length >= MOST_REFUNDS) return invalidRequest('订单部分退款次数超过限制')
    if (earlier.some(({ createdAtMs }) => nowMs - createdAtMs < settings.secondsBetweenRefunds * 1000))
      return tooOften()
    if (amount.refund > this.#balanceFen()) return notEnough()

    return undefined
  }

  #balanceFen(): number {
    const paidFen = this.#trades.list().map((trade) => (isPaid(trade) ? trade.order.amount.total : 0))
    const refundedFen = this.list().map(({ order }) => order.amount.refund)

    return sum(paidFen) - sum(refundedFen) - this.#office.settings.withdrawnFen
  }

  #accept(order: RefundOrder, trade: PaidTrade): Refund {
    const nowMs = this.#office.clock.now()
    const refund: Refund = {
      order,
      refundId: newRefundId(),
      outTradeNo: trade.order.out_trade_no,
      transactionId: trade.transactionId,
      createdAtMs: nowMs,
      settlesAtMs: nowMs + this.#office.settings.refundSeconds * 1000,
      status: 'PROCESSING',
    }
    this.#office.store.transaction(() => {
      this.#refunds.set(order.out_refund_no, refund)
      this.#trades.markRefunded(trade)
      if (order.notify_url === undefined) return
      const { notify_url: url, out_refund_no: number } = order
      owe(this.#notices, { url, atMs: refund.settlesAtMs, kind: 'refund', number })
    })

    return refund
  }

  #settle(refund: Refund): void {
    const { settings } = this.#office
    const openid = this.#trades.find(refund.outTradeNo)?.order.payer.openid
    const payer = people.find(({ accounts }) => accounts.wechat.openid === openid)
    const isAbnormal = payer !== undefined && settings.abnormalRefundsOf.includes(payer.id)
    const settled: Refund = isAbnormal
      ? { ...refund, status: 'ABNORMAL' }
      : { ...refund, status: 'SUCCESS', settledAtMs: refund.settlesAtMs }
    this.#refunds.set(refund.order.out_refund_no, settled)
  }
}

const RECEIVED_BY = '支付用户零钱'

/** The answer of a refund and of its query. */
export function refundAnswer(refund: Refund): object {
  const { order, status, settledAtMs } = refund
  const { total, refund: refundFen } = order.amount

  return {
    refund_id: refund.refundId,
    out_refund_no: order.out_refund_no,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: RECEIVED_BY,
    ...(settledAtMs !== undefined && { success_time: rfc3339(settledAtMs) }),
    create_time: rfc3339(refund.createdAtMs),
    status,
    funds_account: 'AVAILABLE',
    amount: {
      total,
      refund: refundFen,
      from: [],
      payer_total: total,
      payer_refund: refundFen,
      settlement_total: total,
      settlement_refund: refundFen,
      discount_refund: 0,
      currency: 'CNY',
      refund_fee: 0,
    },
    promotion_detail: [],
  }
}

/** What a call-back says of a refund: other names than the answer has. */
function refundNotice({ order, status, settledAtMs, ...refund }: Refund, mchid: string): object {
  const { total, refund: refundFen } = order.amount

  return {
    mchid,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    refund_id: refund.refundId,
    out_refund_no: order.out_refund_no,
    refund_status: status,
    ...(settledAtMs !== undefined && { success_time: rfc3339(settledAtMs) }),
    user_received_account: RECEIVED_BY,
    amount: { total, refund: refundFen, payer_total: total, payer_refund: refundFen },
  }
}

export function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
