import type { PaymentMeans, PrepaidWay } from '@tongzhen/contract/states'
import { GatewayFailure } from '../failure.ts'
import type { HisResult, Trace } from './port.ts'

/**
 * What Tongzhen asks of a hospital about money on cards, in our words: fen, instants with their offset. Every number is
 * ours, 8–32 letters and digits, stored before the first call (reliability.md R1, R4).
 */
export interface PrepaidGateway {
  /** Every card of a person with its balance. */
  accounts(patient: { hospitalPatientNumber: string }, trace: Trace): Promise<PrepaidResult<HospitalPrepaid>>
  /** Takes money off a card. Repeating the same `orderNumber` takes it once. */
  deduct(deduction: CardDeduction, trace: Trace): Promise<PrepaidResult<null>>
  queryDeduction(orderNumber: string, trace: Trace): Promise<PrepaidResult<DeductionState>>
  /** The fence (R3): from `null` on nothing is taken under this number, not by a call that is still on its way. */
  cancelDeduction(orderNumber: string, trace: Trace): Promise<PrepaidResult<null>>
  /** The money has arrived: the hospital closes the matter. Repeating it changes nothing. */
  confirm(
    arrival: { orderNumber: string; providerNumber: string; arrivedAt: string },
    trace: Trace,
  ): Promise<PrepaidResult<null>>
  /** The money could not be sent: back onto the card, whole. Repeating the same `refundNumber` does it once. */
  restore(
    restoration: { orderNumber: string; refundNumber: string; amountFen: number; reason: string },
    trace: Trace,
  ): Promise<PrepaidResult<null>>
}

/** Of one institution. Throws when it is not configured: whoever asks has checked the portal before. */
export interface PrepaidGateways {
  of(institutionId: string): PrepaidGateway
}

export type PrepaidResult<T> = HisResult<T>

export interface HospitalPrepaid {
  /** As the hospital has it on the card: who gets the money must be called so. */
  name: string
  cards: HospitalCard[]
}

export interface HospitalCard {
  cardNumber: string
  isValid: boolean
  balanceFen: number
  deposits: HospitalDeposit[]
}

/** What was once paid onto a card. */
export interface HospitalDeposit {
  depositId: string
  /** Undefined: cash, or a way that we cannot send anything back by. */
  means: PaymentMeans | undefined
  amountFen: number
  /** What of it may still go back the way it came. */
  leftFen: number
  paidAt: string
  /** The hospital's number of the trade at the provider, and the provider's own. */
  orderNumber: string
  providerNumber: string
}

export interface CardDeduction {
  orderNumber: string
  hospitalPatientNumber: string
  cardNumber: string
  amountFen: number
  way: PrepaidWay
  /** Of the way it came. */
  depositId: string | undefined
}

/** `none`: never seen, or refused; it may be asked for again, under the same number. */
export type DeductionState = 'none' | 'cancelled' | 'deducted' | 'confirmed' | 'restored'

export type PrepaidRefusal =
  | 'caller_refused'
  | 'request_malformed'
  | 'person_unknown'
  | 'card_unknown'
  | 'balance_short'
  /** More than what was paid that way. */
  | 'more_than_paid'
  | 'order_unknown'
  | 'order_cancelled'
  | 'already_deducted'
  | 'restoration_differs'
  | 'busy'

export class PrepaidRefused extends GatewayFailure {
  readonly refusal: PrepaidRefusal

  constructor(refusal: PrepaidRefusal, details: { code: string; data?: unknown }) {
    super('refused', { ...details, reason: `refused: ${refusal}` })
    this.refusal = refusal
  }
}

export function prepaidRefusalOf(failure: GatewayFailure): PrepaidRefusal | undefined {
  return failure instanceof PrepaidRefused ? failure.refusal : undefined
}
