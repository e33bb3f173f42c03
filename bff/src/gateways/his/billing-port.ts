import type { BillCategory, PaymentMeans } from '@tongzhen/contract/states'
import type { LocalText } from '../../lib/local-text.ts'
import { GatewayFailure } from '../failure.ts'
import type { HisResult, Trace } from './port.ts'

/**
 * What Tongzhen asks of a hospital about outpatient bills, in our words: fen, instants with their offset. The
 * order number is the payment's own, 8–32 letters and digits, stored before the first call (reliability.md R1, R4).
 */
export interface BillingGateway {
  /** Newest visits first. `open`: what can be paid now; `paid`: paid or given back, of the last 12 months. */
  listBills(query: BillQuery, trace: Trace): Promise<BillingResult<HospitalVisit[]>>
  billDetails(
    query: { hospitalPatientNumber: string; billId: string },
    trace: Trace,
  ): Promise<BillingResult<HospitalBillDetails>>

  /** Pre-settlement (预结算): what these bills cost together now. Changes nothing. */
  checkBills(check: BillCheck, trace: Trace): Promise<BillingResult<CheckedBills>>
  /**
   * Settlement (结算): the hospital takes the bills as paid. Repeating the same `orderNumber` settles once and
   * gives the first answer. Refused as `bill_changed` when amount or digest are no longer those of the check.
   */
  settle(order: SettlementOrder, trace: Trace): Promise<BillingResult<HospitalSettled>>
  querySettlement(orderNumber: string, trace: Trace): Promise<BillingResult<HospitalSettlement>>
  /**
   * The fence (R3): from `null` on, this number is never settled, not even by a `settle` that is still on its way
   * and even if the hospital had not seen the number yet. Idempotent. A settled order is refused as
   * `already_settled` and stays as it is: undoing one is `refundSettlement`.
   */
  cancelSettlement(orderNumber: string, trace: Trace): Promise<BillingResult<null>>

  /**
   * Takes settled money out of the hospital's books, before it goes back to the payer. Repeating the same
   * `refundNumber` refunds once. Refused as `already_executed` when something of it was done or dispensed.
   */
  refundSettlement(refund: SettlementRefund, trace: Trace): Promise<BillingResult<null>>
  /** `none`: the hospital has never seen the number, or refused it; it may be asked again, under the same number. */
  querySettlementRefund(
    refund: { orderNumber: string; refundNumber: string },
    trace: Trace,
  ): Promise<BillingResult<{ state: 'none' | 'done' }>>
}

/** One gateway for each configured institution; throws for another. */
export interface BillingGateways {
  of(institutionId: string): BillingGateway
}

/** A failure that is no `BillingRefused` leaves the outcome unknown (R2); never read it as "not done". */
export type BillingResult<T> = HisResult<T>

/** The hospital decided and said no: nothing was done. */
export class BillingRefused extends GatewayFailure {
  readonly refusal: BillingRefusal

  constructor(refusal: BillingRefusal, details: { code: string; data?: unknown }) {
    super('refused', { ...details, reason: `refused: ${refusal}` })
    this.refusal = refusal
  }
}

export function billingRefusalOf(failure: GatewayFailure): BillingRefusal | undefined {
  return failure instanceof BillingRefused ? failure.refusal : undefined
}

export type BillingRefusal =
  /** App id, signature or clock: it is for us to mend, and the same call may succeed later. */
  | 'caller_refused'
  | 'request_malformed'
  | 'person_unknown'
  /** Also when the doctor has withdrawn it, or when it is another person's. */
  | 'bill_unknown'
  /** Paid already: at the desk, or under another order number. */
  | 'bill_paid'
  /** Somebody else is paying it, e.g. the desk has it open. */
  | 'bill_locked'
  /** Amount or digest differ from the check. */
  | 'bill_changed'
  | 'order_unknown'
  /** The number was fenced by `cancelSettlement`. */
  | 'order_cancelled'
  | 'already_settled'
  /** More than was settled, or a partial amount where the hospital takes whole orders only. */
  | 'refund_too_much'
  | 'already_executed'
  /** One of the items is not of the order, or was given back before. */
  | 'items_gone'
  /** Ask again later, the same call. */
  | 'busy'

export interface BillQuery {
  hospitalPatientNumber: string
  state: 'open' | 'paid'
}

export interface HospitalVisit {
  visitId: string
  /** `YYYY-MM-DD`. */
  visitedOn: string
  departmentName: LocalText
  doctorName: LocalText
  /** One for each department that carries it out. */
  bills: HospitalBill[]
}

export interface HospitalBill {
  billId: string
  executingDepartmentName: LocalText
  category: BillCategory
  amountFen: number
  issuedAt: string
  state: 'open' | 'paid' | 'refunded'
  /** Of our payment that settled it; undefined when it is open or was paid elsewhere. */
  orderNumber: string | undefined
}

export interface HospitalBillDetails extends HospitalBill {
  visitId: string
  visitedOn: string
  /** Where the patient was seen. */
  departmentName: LocalText
  doctorName: LocalText
  items: HospitalBillItem[]
}

export interface HospitalBillItem {
  /** The hospital's number of it; undefined where it gives none: then it is not given back by itself. */
  itemId: string | undefined
  /** Of a paid one; undefined where the hospital does not say: nobody knows whether it may be given back. */
  state: 'refundable' | 'done' | 'refunded' | undefined
  name: LocalText
  /** National code of the insurance catalogue (国家医保编码); undefined when the hospital has none. */
  nationalCode: string | undefined
  specification: LocalText | undefined
  unit: LocalText
  /** May be a fraction: half a tablet. */
  quantity: number
  /** For show: some hospitals price a tablet in parts of a fen. */
  unitPriceFen: number
  /** The amount that counts; not always quantity × price to the fen. */
  amountFen: number
}

export interface BillCheck {
  hospitalPatientNumber: string
  billIds: string[]
}

export interface CheckedBills {
  amountFen: number
  /** Of the amounts and items as they stand (费用摘要); opaque, at most 128 characters. */
  digest: string
  /** In the order asked for; their amounts add up to `amountFen`. */
  bills: HospitalBill[]
}

export interface SettlementOrder {
  orderNumber: string
  hospitalPatientNumber: string
  billIds: string[]
  amountFen: number
  digest: string
  means: PaymentMeans
  /** The provider's own number of the trade, for the hospital's cashier. */
  providerNumber: string
  paidAt: string
}

export interface HospitalSettled {
  /** The hospital's own number of the settlement, on its receipt. */
  settlementNumber: string
  settledAt: string
}

/** What the hospital knows of an order number; `none` when it has never seen it. */
export type HospitalSettlement =
  | { state: 'none' | 'cancelled' | 'refunded' }
  | ({ state: 'settled' } & HospitalSettled)

export interface SettlementRefund {
  orderNumber: string
  refundNumber: string
  amountFen: number
  /** A part of the order; absent: all that is left of it. */
  itemIds?: readonly string[]
  /** For the hospital's books. */
  reason: string
}
