import { shanghaiDateTime } from '../../lib/shanghai-time.ts'

/** How the money came: the pay channels of e-invoices (insurance.md §7.1). */
export const payMethods = ['04', '05', '07'] as const
export type PayMethod = (typeof payMethods)[number]

/** What a caller settled; another content under the same number is refused. */
export interface SettlementRequest {
  orderNo: string
  patientNo: string
  billNos: readonly string[]
  /** Yuan, as it was sent. */
  amount: string
  digest: string
  payMethod: PayMethod
  /** The provider's number of the trade. */
  payNo: string
  payTime: string
}

export interface Settlement {
  request: SettlementRequest
  status: 'SETTLED' | 'REFUNDED'
  amountFen: number
  /** On the receipt. */
  settlementNo: string
  settledAtMs: number
  /** Given back of it so far. */
  backFen?: number
  refundNo?: string
}

export interface SettlementRefund {
  orderNo: string
  refundNo: string
  amountFen: number
  /** A part of the order; without them, all that is left of it. */
  itemNos?: readonly string[]
  reason: string
  refundedAtMs: number
}

/** A settlement as `/settlement/settle` and `/settlement/query` give it. */
export function toSettlementAnswer({ request, status, settlementNo, settledAtMs }: Settlement) {
  return { orderNo: request.orderNo, status, settlementNo, settleTime: shanghaiDateTime(settledAtMs) }
}

export function toRefundAnswer({ orderNo, refundNo, refundedAtMs }: SettlementRefund) {
  return { orderNo, refundNo, status: 'REFUNDED', refundTime: shanghaiDateTime(refundedAtMs) }
}
