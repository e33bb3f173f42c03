import type { GatewayFailure } from '../failure.ts'
import type { Trace } from '../payments/port.ts'

/**
 * How money goes to a person: to their WeChat change, to their balance at Alipay, or the way it came. Every number is
 * ours, 8–32 letters and digits, and the same number moves money once.
 */
export interface TransferChannel {
  send(order: TransferOrder, trace: Trace): Promise<TransferResult<TransferStanding | TransferRefusal>>
  query(order: TransferOrder, trace: Trace): Promise<TransferResult<TransferStanding | { state: 'none' }>>
  /** The provider's receipt of what has arrived, where it gives any; undefined while it is being made. */
  receipt?(transferNumber: string, trace: Trace): Promise<TransferResult<Uint8Array | undefined>>
}

/** A failure leaves the outcome unknown (R2), whatever it says. */
export type TransferResult<T> = T | GatewayFailure

export interface TransferOrder {
  transferNumber: string
  amountFen: number
  /** When it was decided on; UnionPay wants it of a refund. ISO with offset. */
  decidedAt: string
  /** Shown to the person: never a department or a diagnosis. */
  remark: string
  payee: Payee
}

export type Payee =
  /** WeChat openid, or what the person signs in to Alipay with; the provider checks that it is of this name. */
  | { to: 'account'; account: string; name: string }
  /** The trade by which it came. */
  | { to: 'trade'; orderNumber: string; orderedAt: string; providerNumber: string; paidFen: number }

export type TransferStanding =
  | { state: 'processing' }
  /** The person takes it in their own WeChat; `taking` is known from the answer to `send` only. */
  | { state: 'to_take'; taking: Taking | undefined }
  | { state: 'paid'; providerNumber: string; paidAt: string }
  /** For good, under this number. */
  | { state: 'failed'; code: string; cause: FailCause }

/** Whose matter a failure is: what the person gave us about the account, or anything else. */
export type FailCause = 'payee' | 'channel'

/** Answered with a clear no: by this very call nothing was begun. */
export type TransferRefusal =
  | { state: 'refused'; code: string; cause: FailCause }
  /** Ask again, under the same number: too often, or the hospital's account is empty. */
  | { state: 'later'; code: string }

/** What the page hands to `requestMerchantTransfer` (payments.md §1.9). */
export interface Taking {
  mchId: string
  appId: string
  package: string
}
