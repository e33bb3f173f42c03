import type { Trace } from '../../gateways/payments/port.ts'
import type { AnswerTo } from './answers.ts'
import type { PaymentRow } from './payments.ts'

/** A refund as the party is asked to take it out of its books. */
export interface PartyRefund {
  refundNumber: string
  amountFen: number
  /** The hospital's numbers of what is given back; absent: all that is left. */
  itemIds?: readonly string[]
}

/** Who takes a payment as paid: the hospital's bills, its appointments, or the accounts of stays. One for each purpose. */
export interface SettlementParty {
  check(row: PaymentRow, trace: Trace): Promise<AnswerTo<'check'>>
  settle(row: PaymentRow, trace: Trace): Promise<AnswerTo<'settle'>>
  querySettlement(row: PaymentRow, trace: Trace): Promise<AnswerTo<'query_settlement'>>
  fence(row: PaymentRow, trace: Trace): Promise<AnswerTo<'fence'>>
  unsettle(row: PaymentRow, refund: PartyRefund, trace: Trace): Promise<AnswerTo<'unsettle'>>
  queryUnsettle(row: PaymentRow, refund: PartyRefund, trace: Trace): Promise<AnswerTo<'query_unsettle'>>
}

/** Who pays the insurer's part; the orders of plans with one need it. */
export interface InsurerParty {
  settle(row: PaymentRow, trace: Trace): Promise<AnswerTo<'settle_insurance'>>
  query(row: PaymentRow, trace: Trace): Promise<AnswerTo<'query_insurance'>>
  revoke(row: PaymentRow, trace: Trace): Promise<AnswerTo<'revoke_insurance'>>
}
