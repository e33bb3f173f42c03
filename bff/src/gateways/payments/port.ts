import type { PaymentMeans } from '@tongzhen/contract/states'
import type { GatewayFailure } from '../failure.ts'

/**
 * What Tongzhen asks of a provider of payments, in our words: fen, instants with their offset. Every number is
 * ours, fixed and stored before the call (reliability.md R1, R4), 8–32 letters and digits, which every provider
 * takes (payments.md §7). Each provider has an adapter in a folder of its own beside this file.
 */
export interface PaymentChannel {
  readonly means: PaymentMeans
  /** Opens the trade at the provider. Repeating the same order gives a trade that can be paid just as well. */
  create(order: ChannelOrder, trace: Trace): Promise<ChannelResult<ChannelPrepaid>>
  /** What the client hands to the host to show the cashier; signed anew each time, without a call. */
  invocation(order: ChannelOrder, prepaid: ChannelPrepaid): CashierInvocation
  query(order: TradeKey, trace: Trace): Promise<ChannelResult<ChannelTrade>>
  /**
   * Makes sure that the trade cannot be paid any more, unless it is paid already. Of a number never seen, too.
   * Refused with `busy` while a provider without such a call cannot be sure (docs/decisions/0018): ask again later.
   */
  close(order: ClosableTrade, trace: Trace): Promise<ChannelResult<ChannelClosing>>
  /** Gives money back the way it came. Repeating the same `refundNumber` gives it back once. */
  refund(refund: ChannelRefundOrder, trace: Trace): Promise<ChannelResult<ChannelRefund>>
  queryRefund(refund: ChannelRefundOrder, trace: Trace): Promise<ChannelResult<ChannelRefund>>
  /**
   * Reads a call-back: checks the signature over the raw body, its time, its merchant. What it says of money is
   * only a hint (R7): the caller stores it once by `eventId` and then asks the provider.
   */
  readCallback(callback: RawCallback): CallbackHint | CallbackRejection
}

/** Sent along so that both sides find the same exchange in their logs. */
export interface Trace {
  traceId: string
}

/** A failure that is no `ChannelRefused` leaves the outcome unknown (R2); never read it as "not done". */
export type ChannelResult<T> = T | GatewayFailure

/** Enough to ask for a trade. UnionPay knows an order by its number and this time together. */
export interface TradeKey {
  orderNumber: string
  /** When the order was made, ISO with offset. */
  orderedAt: string
}

export interface ClosableTrade extends TradeKey {
  /** From then on it cannot be paid, by itself; as in the order. */
  expiresAt: string
}

export interface ChannelOrder extends ClosableTrade {
  amountFen: number
  /** Shown in wallets and bills: never a department or a diagnosis (payments.md §7). */
  description: string
  /** The payer in the provider's eyes: WeChat openid, Alipay open_id. UnionPay needs none. */
  payer: string | undefined
  /** Where the browser comes back to from a cashier that takes the whole page. */
  returnUrl: string
}

/** What the provider answered to `create`, kept with the order; nothing in it is a secret. */
export type ChannelPrepaid =
  | { means: 'wechat'; prepayId: string }
  | { means: 'alipay'; tradeNo: string }
  /** UnionPay's order begins in the browser: `create` makes no call. */
  | { means: 'unionpay' }

export type CashierInvocation =
  /** `WeixinJSBridge.invoke('getBrandWCPayRequest', …)`. */
  | {
      means: 'wechat'
      appId: string
      timeStamp: string
      nonceStr: string
      package: string
      signType: 'RSA'
      paySign: string
    }
  /** `my.tradePay({ tradeNO })`. */
  | { means: 'alipay'; tradeNo: string }
  /** A form that the browser posts. */
  | { means: 'unionpay'; action: string; fields: Record<string, string> }

export type ChannelTrade =
  /** The provider has never seen the number, or nobody paid it yet. */
  | { state: 'none' | 'unpaid' | 'closed' }
  | {
      state: 'paid'
      amountFen: number
      /** The provider's own number, on the patient's bill there. */
      providerNumber: string
      paidAt: string
    }

export type ChannelClosing = 'closed' | 'already_paid'

export interface ChannelRefundOrder extends TradeKey {
  refundNumber: string
  /** When the refund was decided; with the number, UnionPay's name for it. */
  refundedAt: string
  amountFen: number
  /** What was paid by the whole trade. */
  paidFen: number
  providerNumber: string
  /** Shown to the patient by some providers. */
  reason: string
}

export type ChannelRefund =
  /** `none`: the provider has never seen the number, so it may be asked for again, under the same number. */
  | { state: 'none' | 'processing' }
  | { state: 'done'; refundedAt: string }
  /** The way back is barred for good, e.g. a closed card: somebody has to find another. */
  | { state: 'impossible'; code: string }

/** The provider decided and said no. */
export type ChannelRefusal =
  /** Our merchant, signature or settings: nothing was done, and it is for us to mend. */
  | 'caller_refused'
  | 'request_malformed'
  | 'already_paid'
  /** Closed or expired: cannot be paid under this number. */
  | 'trade_closed'
  | 'trade_unknown'
  | 'payer_refused'
  /** Not enough in the merchant's account: the same refund succeeds later. */
  | 'merchant_balance'
  /** More than was paid. */
  | 'refund_too_much'
  /** Too old or too often: no refund of this trade is possible any more. */
  | 'refund_impossible'
  /** Ask again later, the same call. */
  | 'busy'

export interface RawCallback {
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

export interface CallbackHint {
  /** Unique for this event at this provider; a repeated delivery carries the same. */
  eventId: string
  about:
    | { kind: 'payment'; orderNumber: string }
    | { kind: 'refund'; orderNumber: string; refundNumber: string }
    | { kind: 'transfer'; transferNumber: string }
  /** What it claims, for the log. */
  claimedFen: number | undefined
}

/** Why a call-back is not believed; for the log. The provider is answered `status`. */
export interface CallbackRejection {
  rejected: 'unsigned' | 'bad_signature' | 'stale' | 'unknown_key' | 'other_merchant' | 'unreadable'
  status: 400 | 401
}
