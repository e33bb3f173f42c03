import type { PaymentState } from '@tongzhen/contract/states'
import { MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'

/**
 * Where a payment stands between the payer's provider, the insurer and the hospital (reliability.md §3.3). Every
 * call that moves something has an *unknown* twin: sent and not answered is neither done nor failed, and is
 * resolved by asking (R2).
 */
export const orderStates = [
  /** The intent is stored and its bills are taken; the hospital is asked what they cost (pre-settlement). */
  'checking',
  /** The provider is asked to open the trade. */
  'prepaying',
  /** The payer may pay; the provider is asked whether they have. */
  'to_pay',
  /** Given up or expired: the trade is closed at the provider before anything is said to the person (R8). */
  'closing',
  'close_unknown',
  /** The insurer is asked for its part. */
  'insuring',
  'insurance_unknown',
  /** Every part has come in; the hospital is asked to take it as paid. */
  'settling',
  'settle_unknown',
  /** Nothing goes back before the hospital has made sure that it will never take it (R3). */
  'fencing',
  'fence_unknown',
  /** It says neither yes nor no: staff see to it, and it is asked again now and then. */
  'fence_held',
  'paid',
  /** A refund of what the hospital has taken: it takes it out of its books first. */
  'unsettling',
  'unsettle_unknown',
  /** The insurer takes its part back. */
  'revoking',
  'revoke_unknown',
  /** The payer gets their own money back. */
  'refunding',
  /** Under way at the provider, or not answered. */
  'refund_pending',
  /** Somebody said no where nobody may: the money is with us, and staff see to it. */
  'held',
  'refunded',
  'closed',
] as const
export type OrderState = (typeof orderStates)[number]

/** What is asked next; every state that waits for an answer asks exactly one of these at a time. */
export const operationKinds = [
  'check',
  'prepay',
  'query_trade',
  'close_trade',
  'settle_insurance',
  'query_insurance',
  'revoke_insurance',
  'settle',
  'query_settlement',
  'fence',
  'unsettle',
  'query_unsettle',
  'refund',
  'query_refund',
] as const
export type OperationKind = (typeof operationKinds)[number]

/** Questions that move nothing, and may be asked at any time. */
export const isQuery = (kind: OperationKind): boolean => kind === 'check' || kind.startsWith('query_')

/** States that share one time limit. */
export type Phase =
  | 'prepare'
  | 'trade'
  | 'insure'
  | 'settle'
  | 'fence'
  | 'unsettle'
  | 'revoke'
  | 'refund'
  | 'rest'

/** So long each phase is tried; then something else is done about it. Without one, for ever. */
export const phaseLimitsMs: Readonly<Partial<Record<Phase, number>>> = {
  prepare: 2 * MINUTE_MS,
  insure: 10 * MINUTE_MS,
  settle: 10 * MINUTE_MS,
  fence: 30 * MINUTE_MS,
}

/** Delays before asking, by the number of setbacks; the last one from then on. */
const delays = {
  /** A person is looking at the cashier. */
  cashier: seconds(3, 6, 12, 24, 48, 60),
  unknown: seconds(0, 2, 5, 15, 30, 60, 120),
  patient: seconds(0, 5, 15, 30, 60, 120, 300, 600),
  rarely: seconds(600),
} as const

/**
 * What staff know from the other side itself, where it does not tell us: `settled`, the hospital has taken the money;
 * `returned`, it has not and never will under this number, so the money goes back; `returned_by_hand`, the provider
 * cannot give it back, and the hospital has done so itself.
 */
const staffWords = ['settled', 'returned', 'returned_by_hand'] as const
export type StaffWord = (typeof staffWords)[number]

interface StateDescription {
  /** What the person is told. */
  outside: PaymentState
  phase: Phase
  /** What is asked in this state; nothing when it rests. */
  asks: OperationKind | undefined
  delaysMs: readonly number[]
  /** Asked instead, where what is asked has been answered by what only this can tell. */
  asksElse?: OperationKind
  /** Asked at once when a provider calls back, or the payer has left the cashier (R7). */
  onHint?: OperationKind
  /** What staff may make of it, in the states that wait for them. */
  staffMay?: readonly StaffWord[]
  /** Nobody else can pay these bills. Once let go, they are never taken back. */
  holdsBills: boolean
  /** Every state that may follow. */
  to: readonly OrderState[]
}

/** What has come in goes back: the insurer's part first, then the payer's. */
const back = ['revoking', 'refunding'] as const

export const states: Readonly<Record<OrderState, StateDescription>> = {
  checking: {
    outside: 'preparing',
    phase: 'prepare',
    asks: 'check',
    delaysMs: delays.unknown,
    holdsBills: true,
    to: ['prepaying', 'insuring', 'closed'],
  },
  prepaying: {
    outside: 'preparing',
    phase: 'prepare',
    asks: 'prepay',
    delaysMs: delays.unknown,
    holdsBills: true,
    to: ['to_pay', 'closing'],
  },
  to_pay: {
    outside: 'to_pay',
    phase: 'trade',
    asks: 'query_trade',
    delaysMs: delays.cashier,
    onHint: 'query_trade',
    holdsBills: true,
    to: ['insuring', 'settling', 'closing', 'held', 'revoking', 'closed'],
  },
  closing: {
    outside: 'confirming',
    phase: 'trade',
    asks: 'close_trade',
    delaysMs: delays.unknown,
    holdsBills: true,
    to: ['close_unknown', 'revoking', 'closed'],
  },
  close_unknown: {
    outside: 'confirming',
    phase: 'trade',
    asks: 'query_trade',
    delaysMs: delays.unknown,
    onHint: 'query_trade',
    holdsBills: true,
    to: ['insuring', 'settling', 'closing', 'held', 'revoking', 'closed'],
  },
  insuring: {
    outside: 'confirming',
    phase: 'insure',
    asks: 'settle_insurance',
    delaysMs: delays.unknown,
    holdsBills: true,
    to: ['prepaying', 'settling', 'insurance_unknown', ...back, 'closed'],
  },
  insurance_unknown: {
    outside: 'confirming',
    phase: 'insure',
    asks: 'query_insurance',
    delaysMs: delays.unknown,
    holdsBills: true,
    to: ['prepaying', 'settling', 'insuring', ...back, 'closed'],
  },
  settling: {
    outside: 'confirming',
    phase: 'settle',
    asks: 'settle',
    delaysMs: delays.unknown,
    holdsBills: true,
    to: ['paid', 'settle_unknown', 'fencing'],
  },
  settle_unknown: {
    outside: 'confirming',
    phase: 'settle',
    asks: 'query_settlement',
    delaysMs: delays.unknown,
    holdsBills: true,
    to: ['paid', 'settling', 'fencing', 'held', ...back],
  },
  fencing: {
    outside: 'confirming',
    phase: 'fence',
    asks: 'fence',
    delaysMs: delays.unknown,
    holdsBills: true,
    to: ['fence_unknown', ...back],
  },
  fence_unknown: {
    outside: 'confirming',
    phase: 'fence',
    asks: 'query_settlement',
    delaysMs: delays.unknown,
    holdsBills: true,
    to: ['paid', 'fencing', 'fence_held', 'held', ...back],
  },
  fence_held: {
    outside: 'in_review',
    phase: 'fence',
    asks: 'fence',
    asksElse: 'query_settlement',
    delaysMs: delays.rarely,
    staffMay: ['settled', 'returned'],
    holdsBills: true,
    to: ['paid', 'held', ...back],
  },
  paid: {
    outside: 'paid',
    phase: 'rest',
    asks: undefined,
    delaysMs: [],
    holdsBills: true,
    to: ['unsettling'],
  },
  unsettling: {
    outside: 'refunding',
    phase: 'unsettle',
    asks: 'unsettle',
    delaysMs: delays.patient,
    holdsBills: true,
    to: ['paid', 'unsettle_unknown', 'revoking', 'refunding'],
  },
  unsettle_unknown: {
    outside: 'refunding',
    phase: 'unsettle',
    asks: 'query_unsettle',
    delaysMs: delays.patient,
    holdsBills: true,
    to: ['unsettling', 'revoking', 'refunding'],
  },
  revoking: {
    outside: 'refunding',
    phase: 'revoke',
    asks: 'revoke_insurance',
    delaysMs: delays.patient,
    holdsBills: true,
    to: ['revoke_unknown', 'refunding', 'refunded', 'held', 'closed'],
  },
  revoke_unknown: {
    outside: 'refunding',
    phase: 'revoke',
    asks: 'query_insurance',
    delaysMs: delays.patient,
    holdsBills: true,
    to: ['revoking', 'refunding', 'refunded', 'closed'],
  },
  refunding: {
    outside: 'refunding',
    phase: 'refund',
    asks: 'refund',
    delaysMs: delays.patient,
    holdsBills: true,
    to: ['refund_pending', 'refunded', 'paid', 'held'],
  },
  refund_pending: {
    outside: 'refunding',
    phase: 'refund',
    asks: 'query_refund',
    delaysMs: delays.patient,
    onHint: 'query_refund',
    holdsBills: true,
    to: ['refunding', 'refunded', 'paid', 'held'],
  },
  /** Finance may repair a refused refund on the provider's own platform: then it succeeds under the number we know. */
  held: {
    outside: 'in_review',
    phase: 'rest',
    asks: undefined,
    delaysMs: delays.patient,
    onHint: 'query_refund',
    staffMay: ['returned', 'returned_by_hand'],
    holdsBills: true,
    to: ['revoking', 'refunding', 'refund_pending', 'refunded', 'paid'],
  },
  refunded: {
    outside: 'refunded',
    phase: 'rest',
    asks: undefined,
    delaysMs: [],
    holdsBills: false,
    to: [],
  },
  /** Money that comes in nevertheless goes back (R5); the payment is never opened again. */
  closed: {
    outside: 'closed',
    phase: 'rest',
    asks: undefined,
    delaysMs: delays.patient,
    onHint: 'query_trade',
    holdsBills: false,
    to: ['refunding'],
  },
}

/** It waits for staff. */
export const reviewStates: readonly OrderState[] = orderStates.filter(
  (state) => states[state].outside === 'in_review',
)

/** Nothing more happens to such a payment by itself, and it owes nobody anything. */
export const restingStates: readonly OrderState[] = ['paid', 'refunded', 'closed']

function seconds(...values: number[]): readonly number[] {
  return values.map((value) => value * SECOND_MS)
}
