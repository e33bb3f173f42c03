import type { AnswerTo, Facts } from './answers.ts'
import { again, also, type Context, type Decision, giveBack, isOverdue, setback } from './decision.ts'
import type { PaymentOrder, Reason } from './order.ts'
import { states } from './states.ts'

const refused: Reason = { code: 'HOSPITAL_REFUSED_PAYMENT' }
const silent: Reason = { code: 'HOSPITAL_SILENT' }

export function onSettle(context: Context, answer: AnswerTo<'settle'>): Decision {
  switch (answer.is) {
    case 'done':
      return settled(context.order, answer.facts)
    case 'refused':
      // Even now an earlier call may still arrive, and be taken: only the fence makes a no final (R3).
      return { to: 'fencing', reason: refused }
    case 'later':
      return isOverdue(context) ? { to: 'fencing', reason: silent } : setback(context, 'settling')
    case 'unknown':
      return setback(context, 'settle_unknown')
  }
}

/** Whether the hospital has taken it: while it is asked to, and while it is asked never to. */
export function onQuerySettlement(context: Context, answer: AnswerTo<'query_settlement'>): Decision {
  const { order } = context
  const isFencing = states[order.state].phase === 'fence'
  switch (answer.is) {
    case 'settled':
      return settled(order, answer.facts)
    case 'cancelled':
      return unsettleable(order, isFencing ? {} : { reason: refused })
    case 'refunded':
      return { to: 'held', reason: refused, events: ['payment.in_review'] }
    case 'none':
      if (order.state === 'fence_held') return again(context, 'fence_held')
      if (isFencing) return onSilentFence(context) ?? again(context, 'fencing')

      return isOverdue(context) ? { to: 'fencing', reason: silent } : again(context, 'settling')
    case 'unknown':
      if (order.state === 'fence_held') return heldForTheQuery(context)
      if (isFencing) return onSilentFence(context) ?? again(context, 'fencing')

      return isOverdue(context) ? { to: 'fencing', reason: silent } : setback(context, 'settle_unknown')
  }
}

/** Neither yes nor no for half an hour: never refunded blindly (R3). */
function onSilentFence(context: Context): Decision | undefined {
  return isOverdue(context) ? { to: 'fence_held', reason: silent, events: ['payment.in_review'] } : undefined
}

export function onFence(context: Context, answer: AnswerTo<'fence'>): Decision {
  const { order } = context
  if (answer.is === 'done') return unsettleable(order)
  if (order.state !== 'fence_held') return setback(context, 'fence_unknown')

  return answer.is === 'already_settled'
    ? { ...heldForTheQuery(context), facts: { isVoidRefused: true } }
    : setback(context, 'fence_held')
}

/** In the books, it says, and does not say so when asked: nothing moves under the hands of staff until it does. */
function heldForTheQuery(context: Context): Decision {
  return { ...setback(context, 'fence_held'), asks: 'query_settlement' }
}

/** Staff have it from the hospital, which does not tell us. */
export function onStaffSettled(order: PaymentOrder): Decision {
  return settled(order, {})
}

export function onStaffReturned(order: PaymentOrder): Decision {
  // The number of a refund was refused for good where it was tried, so the next try has another (R4).
  return order.state === 'held' ? giveBack({ ...order, refundFen: 0 }) : unsettleable(order)
}

function settled(order: PaymentOrder, facts: Facts): Decision {
  const { amountFen } = order

  return {
    to: 'paid',
    change: { settledFen: amountFen },
    postings: [{ key: 'settled', debit: 'suspense', credit: 'hospital', amountFen }],
    events: ['payment.paid'],
    reason: null,
    facts,
  }
}

function unsettleable(order: PaymentOrder, more: Omit<Decision, 'to'> = {}): Decision {
  return also(giveBack(order), { ...more, events: ['payment.refunding'] })
}
