import type { Facts } from './answers.ts'
import {
  legPlans,
  type OutboxType,
  ownInSuspense,
  type PaymentOrder,
  type Posting,
  type Reason,
} from './order.ts'
import type { OperationKind, OrderState } from './states.ts'

/** What to do about an event, before the table of states has had its say. */
export interface Decision {
  to: OrderState
  /** Operations of this purpose that came to nothing so far. */
  setbacks?: number
  /** What is asked next, where it is not what the state asks first. */
  asks?: OperationKind
  change?: Partial<PaymentOrder>
  /** Why; `null` when what was said before no longer holds. */
  reason?: Reason | null
  facts?: Facts
  postings?: Posting[]
  events?: OutboxType[]
  /** In a state that rests: nothing to be done. */
  isOver?: true
}

/** An order with what is known of the operation that was answered. */
export interface Context {
  order: PaymentOrder
  setbacks: number
  at: Date
}

export function setback({ setbacks }: Context, to: OrderState): Decision {
  return { to, setbacks: setbacks + 1 }
}

/** The same number again, remembering what went wrong before. */
export function again({ setbacks }: Context, to: OrderState): Decision {
  return { to, setbacks }
}

/** The phase has been tried long enough. */
export function isOverdue({ order, at }: Context): boolean {
  return order.deadlineAt !== null && at >= order.deadlineAt
}

/** `decision`, with what it leads to added to it. */
export function also(decision: Decision, more: Omit<Decision, 'to'>): Decision {
  return {
    ...more,
    ...decision,
    change: { ...more.change, ...decision.change },
    postings: [...(more.postings ?? []), ...(decision.postings ?? [])],
    events: [...(more.events ?? []), ...(decision.events ?? [])],
  }
}

/** The next part to ask for; when every part has come in, the hospital's turn. */
export function nextPart(order: PaymentOrder): Decision {
  for (const leg of legPlans[order.plan]) {
    if (leg === 'cash' && order.paidFen < order.cashFen) return { to: 'prepaying' }
    if (leg === 'insurance' && order.insuredFen < order.insuranceFen) {
      return { to: 'insuring', change: { isInsured: true } }
    }
  }

  return { to: 'settling' }
}

/**
 * Everything goes back: the insurer's part first, for as long as it may hold one, then the payer's. The number of
 * the refund is fixed here, before anybody is asked (R1).
 */
export function giveBack(order: PaymentOrder): Decision {
  const leftFen = ownInSuspense(order)
  const isBegun = order.refundFen > 0 || leftFen === 0
  const change = isBegun ? {} : { refundFen: leftFen, refundSeq: order.refundSeq + 1 }
  const next = nextBack({ ...order, ...change })

  return { ...next, change: { ...change, ...next.change } }
}

/** The next part to give back under the numbers that are fixed already. */
export function nextBack(order: PaymentOrder): Decision {
  if (order.isInsured) return { to: 'revoking' }
  if (order.refundFen > 0) return { to: 'refunding' }

  return order.settledFen === 0 && order.refundSeq === 0
    ? closed
    : { to: 'refunded', events: ['payment.refunded'] }
}

const closed: Decision = { to: 'closed', events: ['payment.closed'] }
