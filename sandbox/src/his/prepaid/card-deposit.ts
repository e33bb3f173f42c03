import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'

/** Money on a card, paid beforehand: `01` cash, `04` Alipay, `05` WeChat Pay, `07` UnionPay. */
export interface CardDeposit {
  depositNo: string
  patientNo: string
  cardNo: string
  amountFen: number
  payMethod: '01' | '04' | '05' | '07'
  payOrderNo: string
  payNo: string
  paidAtMs: number
}

/** 退款方式: the way it came, WeChat change, Alipay balance. */
export const refundWays = ['1', '2', '3'] as const

export interface DeductionRequest {
  orderNo: string
  patientNo: string
  cardNo: string
  /** Yuan, as it was sent. */
  amount: string
  way: (typeof refundWays)[number]
  /** Of the way it came: which deposit goes back. */
  depositNo?: string
}

/** Taken off a card, to be given back outside the hospital. */
export interface Deduction {
  request: DeductionRequest
  status: 'DEDUCTED' | 'CONFIRMED' | 'RESTORED'
  amountFen: number
  deductedAtMs: number
  /** What was told when the money had arrived. */
  paid?: { payNo: string; payTime: string }
  restoreNo?: string
}

export interface Restoration {
  orderNo: string
  restoreNo: string
  amountFen: number
  reason: string
  restoredAtMs: number
}

export function toDeductionAnswer({ request, status, deductedAtMs }: Deduction) {
  return { orderNo: request.orderNo, status, deductTime: shanghaiDateTime(deductedAtMs) }
}

export function toRestorationAnswer({ orderNo, restoreNo, restoredAtMs }: Restoration) {
  return { orderNo, restoreNo, status: 'RESTORED', restoreTime: shanghaiDateTime(restoredAtMs) }
}

export function toDepositRow(deposit: CardDeposit, leftFen: number) {
  return {
    depositNo: deposit.depositNo,
    payMethod: deposit.payMethod,
    amount: yuanOf(deposit.amountFen),
    left: yuanOf(leftFen),
    payTime: shanghaiDateTime(deposit.paidAtMs),
    payOrderNo: deposit.payOrderNo,
    payNo: deposit.payNo,
  }
}
