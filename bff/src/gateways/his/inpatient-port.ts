import type { ContactRelationship } from '@tongzhen/contract/patients'
import type { CostClass, PaymentMeans } from '@tongzhen/contract/states'
import type { LocalText } from '../../lib/local-text.ts'
import { GatewayFailure } from '../failure.ts'
import type { HisResult, Trace } from './port.ts'

/**
 * What Tongzhen asks of a hospital about its inpatients, in our words: fen, instants with their offset. The order
 * number is the payment's own, 8–32 letters and digits, stored before the first call (reliability.md R1, R4).
 */
export interface InpatientGateway {
  /** Newest first. */
  listStays(patient: PatientQuery, trace: Trace): Promise<InpatientResult<HospitalStay[]>>
  /** The daily list of at most 31 days, both included; newest first. */
  listCosts(query: StayPeriod, trace: Trace): Promise<InpatientResult<HospitalCostDay[]>>
  /** Over all stays, of at most 366 days. The amounts are those of the whole classes. */
  sumCosts(query: Period, trace: Trace): Promise<InpatientResult<HospitalClassSum[]>>
  /** Refused as `no_orders_yet` before somebody has written them. */
  dischargeOrders(query: StayQuery, trace: Trace): Promise<InpatientResult<HospitalDischargeOrders>>
  /** Newest first. */
  listNotices(patient: PatientQuery, trace: Trace): Promise<InpatientResult<HospitalNotice[]>>
  /** Once for each notice: repeating it answers the admission that there is. */
  admit(admission: HospitalAdmission, trace: Trace): Promise<InpatientResult<HospitalNotice>>

  /** Whether so much would be taken now. Changes nothing. */
  checkTopUp(
    check: StayQuery & { amountFen: number },
    trace: Trace,
  ): Promise<InpatientResult<{ departmentName: LocalText }>>
  /** Repeating the same `orderNumber` credits once and gives the first answer. */
  topUp(order: TopUpOrder, trace: Trace): Promise<InpatientResult<HospitalCredited>>
  queryTopUp(orderNumber: string, trace: Trace): Promise<InpatientResult<HospitalTopUp>>
  /**
   * The fence (R3): from `null` on, this number is never credited, not even by a `topUp` that is still on its way. A
   * credited order is refused as `already_credited` and stays as it is: undoing one is `reverseTopUp`.
   */
  cancelTopUp(orderNumber: string, trace: Trace): Promise<InpatientResult<null>>
  /** Takes a whole top-up out of the account. Repeating the same `refundNumber` reverses once. */
  reverseTopUp(reversal: TopUpReversal, trace: Trace): Promise<InpatientResult<null>>
  /** `none`: the hospital has never seen the number, or refused it; it may be asked again, under the same number. */
  queryReversal(
    reversal: { orderNumber: string; refundNumber: string },
    trace: Trace,
  ): Promise<InpatientResult<{ state: 'none' | 'done' }>>
}

/** One gateway for each configured institution; throws for another. */
export interface InpatientGateways {
  of(institutionId: string): InpatientGateway
}

/** A failure that is no `InpatientRefused` leaves the outcome unknown (R2); never read it as "not done". */
export type InpatientResult<T> = HisResult<T>

/** The hospital decided and said no: nothing was done. */
export class InpatientRefused extends GatewayFailure {
  readonly refusal: InpatientRefusal

  constructor(refusal: InpatientRefusal, details: { code: string; data?: unknown }) {
    super('refused', { ...details, reason: `refused: ${refusal}` })
    this.refusal = refusal
  }
}

export function inpatientRefusalOf(failure: GatewayFailure): InpatientRefusal | undefined {
  return failure instanceof InpatientRefused ? failure.refusal : undefined
}

export type InpatientRefusal =
  /** App id, signature or clock: it is for us to mend, and the same call may succeed later. */
  | 'caller_refused'
  | 'request_malformed'
  | 'person_unknown'
  /** Also when it is another person's. */
  | 'stay_unknown'
  /** Discharged and settled. */
  | 'stay_over'
  /** `data`: `{ least, most }`, yuan. */
  | 'amount_outside'
  | 'no_orders_yet'
  | 'notice_unknown'
  /** `data`: `{ date }`, the first day on which one may come. */
  | 'bed_not_ready'
  | 'order_unknown'
  /** The number was fenced by `cancelTopUp`. */
  | 'order_cancelled'
  | 'already_credited'
  | 'reversal_differs'
  /** It is spent, or the stay is settled. */
  | 'not_reversible'
  /** Ask again later, the same call. */
  | 'busy'

export interface PatientQuery {
  hospitalPatientNumber: string
}

export interface StayQuery extends PatientQuery {
  stayId: string
}

/** Days, `YYYY-MM-DD`, both included. */
export interface Period extends PatientQuery {
  from: string
  to: string
}

export interface StayPeriod extends Period {
  stayId: string
}

export interface HospitalStay {
  stayId: string
  state: 'in_hospital' | 'over'
  admittedAt: string
  dischargedAt: string | undefined
  departmentName: LocalText
  wardName: LocalText
  bedNumber: string | undefined
  doctorName: LocalText
  diagnosis: LocalText
  prepaidFen: number
  /** These two may be less than nothing. */
  costFen: number
  balanceFen: number
  topUp: TopUpLimits | undefined
  settlement: StaySettlement | undefined
}

export interface TopUpLimits {
  leastFen: number
  mostFen: number
  suggestedFen: number[]
}

export interface StaySettlement {
  settledAt: string
  costFen: number
  insuranceFen: number
  ownFen: number
  returnedFen: number
  paidLaterFen: number
}

export interface HospitalCostDay {
  on: string
  amountFen: number
  lines: HospitalCostLine[]
}

export interface HospitalCostLine {
  lineId: string
  costClass: CostClass
  name: LocalText
  specification: LocalText | undefined
  unit: LocalText
  quantity: number
  unitPriceFen: number
  /** Less than nothing when it was taken back. */
  amountFen: number
}

export interface HospitalClassSum {
  costClass: CostClass
  amountFen: number
}

export interface HospitalDischargeOrders {
  dischargedAt: string
  diagnosis: LocalText
  medicines: {
    name: LocalText
    specification: LocalText | undefined
    dose: LocalText
    days: number | undefined
  }[]
  followUps: { on: string | undefined; text: LocalText }[]
  warnings: LocalText[]
}

export interface HospitalNotice {
  noticeId: string
  state: 'waiting' | 'admitted'
  issuedAt: string
  admitOn: string
  departmentName: LocalText
  wardName: LocalText
  place: LocalText
  doctorName: LocalText
  diagnosis: LocalText
  depositFen: number
  bring: LocalText[]
  stayId: string | undefined
}

export interface HospitalAdmission extends PatientQuery {
  noticeId: string
  phone: string
  contactName: string
  contactPhone: string
  contactRelationship: ContactRelationship
}

export interface TopUpOrder extends StayQuery {
  orderNumber: string
  amountFen: number
  means: PaymentMeans
  /** The provider's own number of the trade, for the hospital's cashier. */
  providerNumber: string
  paidAt: string
}

export interface HospitalCredited {
  /** The hospital's own number, on its receipt. */
  receiptNumber: string
  creditedAt: string
}

/** What the hospital knows of an order number; `none` when it has never seen it. */
export type HospitalTopUp =
  | { state: 'none' | 'cancelled' | 'reversed' }
  | ({ state: 'credited' } & HospitalCredited)

export interface TopUpReversal {
  orderNumber: string
  refundNumber: string
  amountFen: number
  /** For the hospital's books. */
  reason: string
}
