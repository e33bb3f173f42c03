import { pauseAfter } from '../../jobs/pauses.ts'
import type { Answer, Facts } from './answers.ts'
import {
  onCheck,
  onClose,
  onPrepay,
  onQueryInsurance,
  onQueryTrade,
  onSettleInsurance,
} from './decide-paying.ts'
import {
  onQueryUnsettle,
  onRefund,
  onRefusedRefund,
  onRevokeInsurance,
  onRevokeQuery,
  onStaffReturnedByHand,
  onUnsettle,
} from './decide-returning.ts'
import { onFence, onQuerySettlement, onSettle, onStaffReturned, onStaffSettled } from './decide-settling.ts'
import type { Context, Decision } from './decision.ts'
import {
  canRefund,
  isBarred,
  type OutboxType,
  type PaymentOrder,
  type Posting,
  type Reason,
  suspenseOf,
} from './order.ts'
import {
  type OperationKind,
  type OrderState,
  phaseLimitsMs,
  restingStates,
  type StaffWord,
  states,
} from './states.ts'

export type PaymentEvent =
  /** `setbacks` of the operation that was answered. */
  | { kind: 'answered'; at: Date; setbacks: number; answer: Answer }
  /** A provider called back, or the payer has left the cashier: believed no further than to ask (R7). */
  | { kind: 'hint'; at: Date }
  | { kind: 'close_asked'; at: Date }
  /** `refundFen` of own money; 0 only where the insurer paid everything. */
  | { kind: 'refund_asked'; at: Date; refundFen: number; itemIds?: readonly string[]; reason?: Reason }
  /** Two of the staff have had it from the hospital itself that the money is in its books. */
  | { kind: 'staff_settled'; at: Date }
  /** Or that it is not and never will be under this number, or that it can go back now: the rest goes back. */
  | { kind: 'staff_returned'; at: Date }
  /** Or that the hospital has given back itself what the provider cannot. */
  | { kind: 'staff_returned_by_hand'; at: Date; proposalId: string }

export interface Step {
  /** The order as it is from now on; its state may be the one it was in, then only the operation is new. */
  order: PaymentOrder
  /** Absent leaves what is known; `null` takes it away. */
  reason?: Reason | null
  facts: Facts
  postings: Posting[]
  events: OutboxType[]
  /** Takes the place of the operation that is owed, if one is. */
  operation?: NextOperation
}

export interface NextOperation {
  kind: OperationKind
  /**
   * Calls for this purpose that came to nothing. Delays grow with it; and while it is not zero an earlier call
   * may still arrive.
   */
  setbacks: number
  delayMs: number
}

/** What a new payment asks first. */
export const firstOperation: NextOperation = { kind: 'check', setbacks: 0, delayMs: 0 }

/**
 * The next step of a payment: a pure function, so that it can be run against a model of the world with every
 * fault. Undefined when the event means nothing in this state.
 */
export function step(order: PaymentOrder, event: PaymentEvent): Step | undefined {
  const decision = decide(order, event)
  if (decision === undefined) return undefined
  const { to, setbacks = 0, asks, change, reason, facts = {}, postings = [], events = [], isOver } = decision
  if (to !== order.state && !states[order.state].to.includes(to)) {
    throw new Error(`a payment cannot go from ${order.state} to ${to}`)
  }
  const next: PaymentOrder = {
    ...order,
    ...change,
    state: to,
    deadlineAt: deadlineAfter(order, to, event.at),
  }
  assertSound(next)
  const kind = isOver ? undefined : (asks ?? asked(order, { next, event }))

  return {
    order: next,
    ...(reason !== undefined && { reason }),
    facts,
    postings: [...postings],
    events: [...events],
    ...(kind && {
      operation: { kind, setbacks, delayMs: delayOf({ from: order, next, kind, setbacks, event }) },
    }),
  }
}

function deadlineAfter(order: PaymentOrder, to: OrderState, at: Date): Date | null {
  const phase = states[to].phase
  if (phase === states[order.state].phase) return order.deadlineAt
  const limitMs = phaseLimitsMs[phase]

  return limitMs === undefined ? null : new Date(at.getTime() + limitMs)
}

/**
 * A closed payment rests, and asks only when somebody hints at money that came late, as one that is held does when
 * somebody hints at its refund; and once at its beginning, when the state before it was deaf to such a hint.
 */
function asked(order: PaymentOrder, { next, event }: { next: PaymentOrder; event: PaymentEvent }) {
  const { asks } = states[next.state]
  if (asks !== undefined) return asks
  const isAskedAgain = order.state === next.state && (event.kind === 'hint' || event.kind === 'answered')

  return isAskedAgain || isDeafWithTrade(order.state) ? askedOnHint(next) : undefined
}

/** What a hint makes us ask. Of what is held there is nothing to ask but a refund that the provider has refused. */
function askedOnHint(order: PaymentOrder): OperationKind | undefined {
  return order.state === 'held' && !isBarred(order) ? undefined : states[order.state].onHint
}

function isDeafWithTrade(from: OrderState): boolean {
  const { phase, onHint } = states[from]

  return onHint === undefined && (phase === 'trade' || phase === 'revoke')
}

interface Delay {
  from: PaymentOrder
  next: PaymentOrder
  kind: OperationKind
  setbacks: number
  event: PaymentEvent
}

function delayOf({ from, next, kind, setbacks, event }: Delay): number {
  const isOtherQuestion = kind === states[next.state].asksElse && !isAnswerTo(kind, event)
  if (event.kind === 'hint' || isOtherQuestion) return 0
  const { delaysMs, phase } = states[next.state]
  const isAgain = from.state === next.state || kind.startsWith('query_')
  const delayMs = pauseAfter(isAgain ? setbacks : 0, delaysMs)
  const leftMs = Math.max(0, next.expiresAt.getTime() - event.at.getTime())

  // The moment at which it can no longer be paid is not slept through.
  return phase === 'trade' && leftMs > 0 ? Math.min(delayMs, leftMs) : delayMs
}

function isAnswerTo(kind: OperationKind, event: PaymentEvent): boolean {
  return event.kind === 'answered' && event.answer.to === kind
}

/** Stays on in production: an order that breaks these is not written. */
function assertSound(order: PaymentOrder): void {
  const problems = [
    order.refundedFen + order.refundFen > order.paidFen && 'more goes back than came in',
    order.byHandFen > order.refundedFen && 'more went back by hand than went back',
    order.settledFen > order.amountFen && 'the hospital has more than was agreed',
    restingStates.includes(order.state) && suspenseOf(order) !== 0 && 'it rests with money in between',
  ]
  for (const problem of problems) if (problem) throw new Error(`a payment in ${order.state}: ${problem}`)
}

function decide(order: PaymentOrder, event: PaymentEvent): Decision | undefined {
  switch (event.kind) {
    case 'answered':
      return onAnswer({ order, setbacks: event.setbacks, at: event.at }, event.answer)
    case 'hint':
      return askedOnHint(order) && { to: order.state }
    case 'close_asked':
      return order.state === 'to_pay' ? { to: 'closing', reason: { code: 'PAYMENT_WITHDRAWN' } } : undefined
    case 'refund_asked':
      return canRefund(order, event.refundFen) ? refundAsked(order, event) : undefined
    case 'staff_settled':
      return wordsOfStaff(order).includes('settled') ? onStaffSettled(order) : undefined
    case 'staff_returned':
      return wordsOfStaff(order).includes('returned') ? onStaffReturned(order) : undefined
    case 'staff_returned_by_hand':
      return wordsOfStaff(order).includes('returned_by_hand')
        ? onStaffReturnedByHand(order, event.proposalId)
        : undefined
  }
}

/** What staff may say of it now. The way it came is tried first: by hand goes only what the provider has refused. */
export function wordsOfStaff(order: PaymentOrder): StaffWord[] {
  const { staffMay = [] } = states[order.state]

  return staffMay.filter((word) => word !== 'returned_by_hand' || isBarred(order))
}

function refundAsked(
  order: PaymentOrder,
  { refundFen, itemIds, reason }: { refundFen: number; itemIds?: readonly string[]; reason?: Reason },
): Decision {
  return {
    to: 'unsettling',
    change: { refundFen, refundSeq: order.refundSeq + 1 },
    reason: reason ?? null,
    ...(itemIds && { facts: { itemIds } }),
    events: ['payment.refunding'],
  }
}

function onAnswer(context: Context, answer: Answer): Decision | undefined {
  const { state } = context.order
  const { asks, asksElse } = states[state]
  if (![asks ?? askedOnHint(context.order), asksElse].includes(answer.to)) return undefined
  switch (answer.to) {
    case 'check':
      return onCheck(context, answer)
    case 'prepay':
      return onPrepay(context, answer)
    case 'query_trade':
      return onQueryTrade(context, answer)
    case 'close_trade':
      return onClose(context, answer)
    case 'settle_insurance':
      return onSettleInsurance(context, answer)
    case 'query_insurance':
      return state === 'revoke_unknown' ? onRevokeQuery(context, answer) : onQueryInsurance(context, answer)
    case 'revoke_insurance':
      return onRevokeInsurance(context, answer)
    case 'settle':
      return onSettle(context, answer)
    case 'query_settlement':
      return onQuerySettlement(context, answer)
    case 'fence':
      return onFence(context, answer)
    case 'unsettle':
      return onUnsettle(context, answer)
    case 'query_unsettle':
      return onQueryUnsettle(context, answer)
    case 'refund':
    case 'query_refund':
      return state === 'held' ? onRefusedRefund(context, answer) : onRefund(context, answer)
  }
}
