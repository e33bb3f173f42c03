import type { ErrorCode } from '@tongzhen/contract/errors'
import type { OrderState } from './states.ts'

/** Who pays a part: the payer with their own money, or the insurer. */
export type Leg = 'cash' | 'insurance'

/** In which order the parts are asked for; it depends on how the institution settles with the insurer. */
export const legPlans = {
  cash_only: ['cash'],
  cash_first: ['cash', 'insurance'],
  ins_first: ['insurance', 'cash'],
} as const satisfies Record<string, readonly Leg[]>
export type LegPlan = keyof typeof legPlans

/** The part of a payment on which its next step depends. All amounts in fen. */
export interface PaymentOrder {
  state: OrderState
  plan: LegPlan
  /** What the person agreed to; the parts below add up to it once the hospital has been asked. */
  amountFen: number
  cashFen: number
  insuranceFen: number
  /** Own money that came in, and what of it went back for good. */
  paidFen: number
  refundedFen: number
  /** Of that, what the hospital gave back itself, because the provider could not. */
  byHandFen: number
  /** The insurer may hold a settlement under our number; `insuredFen`: it has said so. */
  isInsured: boolean
  insuredFen: number
  /** What the hospital has in its books. */
  settledFen: number
  /** Own money on its way back under number `refundSeq`; 0 when none is. */
  refundFen: number
  /** Counts the refund numbers used. */
  refundSeq: number
  /** From then on it cannot be paid. */
  expiresAt: Date
  /** Until then this phase is tried (`phaseLimitsMs`). */
  deadlineAt: Date | null
}

export interface Reason {
  code: ErrorCode
  params?: Record<string, string | number>
}

/**
 * Accounts of the ledger, for each institution. `channel` is what its provider holds for it; `desk`, what it has paid
 * out of its own till and bank, for which it keeps as much at the provider.
 */
export const ledgerAccounts = ['channel', 'insurer', 'suspense', 'hospital', 'desk'] as const
export type LedgerAccount = (typeof ledgerAccounts)[number]

/** One entry of the ledger with both its sides. `key` is unique in its payment (R6). */
export interface Posting {
  key: string
  debit: LedgerAccount
  credit: LedgerAccount
  amountFen: number
}

const outboxTypes = [
  'payment.paid',
  'payment.closed',
  /** What came in goes back, because it was not taken or was asked back. */
  'payment.refunding',
  'payment.refunded',
  /** The same, but over the hospital's counter or from its bank. */
  'payment.returned_by_hand',
  'payment.refund_refused',
  'payment.in_review',
] as const
export type OutboxType = (typeof outboxTypes)[number]

/** Came in and neither taken by the hospital nor given back: 0 whenever a payment rests. */
export function suspenseOf(order: PaymentOrder): number {
  return order.paidFen + order.insuredFen - order.refundedFen - order.settledFen
}

/** The payer's part of it. The insurer's is with the hospital, or goes back to the insurer. */
export function ownInSuspense(order: PaymentOrder): number {
  const ownSettledFen = order.settledFen === 0 ? 0 : order.settledFen - order.insuredFen

  return order.paidFen - order.refundedFen - ownSettledFen
}

/** The provider has refused for good to give back what is on its way (R4), and nothing else is. */
export function isBarred({ state, refundFen, isInsured }: PaymentOrder): boolean {
  return state === 'held' && refundFen > 0 && !isInsured
}

/** May so much be asked back of a paid order? With an insurer's part in it, only the whole. */
export function canRefund(order: PaymentOrder, refundFen: number): boolean {
  const leftFen = order.paidFen - order.refundedFen
  const isWhole = refundFen === order.paidFen
  if (order.state !== 'paid' || refundFen > leftFen || refundFen < 0) return false

  return order.insuredFen > 0 ? isWhole : refundFen > 0
}
