import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import type { PayMethod } from '../billing/settlement.ts'

/** What a caller paid into a stay's account; another content under the same number is refused. */
export interface TopUpRequest {
  orderNo: string
  patientNo: string
  admissionNo: string
  /** Yuan, as it was sent. */
  amount: string
  payMethod: PayMethod
  /** The provider's number of the trade. */
  payNo: string
  payTime: string
}

export interface TopUp {
  request: TopUpRequest
  status: 'CREDITED' | 'REVERSED'
  amountFen: number
  /** On the receipt. */
  receiptNo: string
  creditedAtMs: number
  reverseNo?: string
}

export interface Reversal {
  orderNo: string
  reverseNo: string
  amountFen: number
  reason: string
  reversedAtMs: number
}

export function toTopUpAnswer({ request, status, receiptNo, creditedAtMs }: TopUp) {
  return { orderNo: request.orderNo, status, receiptNo, creditTime: shanghaiDateTime(creditedAtMs) }
}

export function toReversalAnswer({ orderNo, reverseNo, reversedAtMs }: Reversal) {
  return { orderNo, reverseNo, status: 'REVERSED', reverseTime: shanghaiDateTime(reversedAtMs) }
}
