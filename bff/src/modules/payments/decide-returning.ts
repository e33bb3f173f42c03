import type { AnswerTo } from './answers.ts'
import { again, also, type Context, type Decision, nextBack, setback } from './decision.ts'
import type { PaymentOrder } from './order.ts'

export function onUnsettle(context: Context, answer: AnswerTo<'unsettle'>): Decision {
  switch (answer.is) {
    case 'done':
      return unsettled(context.order)
    case 'refused':
      // What was carried out stays so: an earlier call that still arrives is refused just the same.
      return {
        to: 'paid',
        change: { refundFen: 0 },
        reason: { code: 'REFUND_REFUSED' },
        events: ['payment.refund_refused'],
      }
    case 'later':
      return setback(context, 'unsettling')
    case 'unknown':
      return setback(context, 'unsettle_unknown')
  }
}

export function onQueryUnsettle(context: Context, answer: AnswerTo<'query_unsettle'>): Decision {
  switch (answer.is) {
    case 'done':
      return unsettled(context.order)
    case 'none':
      return again(context, 'unsettling')
    case 'unknown':
      return setback(context, 'unsettle_unknown')
  }
}

function unsettled(order: PaymentOrder): Decision {
  const amountFen = order.refundFen + order.insuredFen
  const settledFen = order.settledFen - amountFen

  return also(nextBack({ ...order, settledFen }), {
    change: { settledFen },
    postings: [{ key: `unsettled ${order.refundSeq}`, debit: 'hospital', credit: 'suspense', amountFen }],
  })
}

export function onRevokeInsurance(context: Context, answer: AnswerTo<'revoke_insurance'>): Decision {
  switch (answer.is) {
    case 'done':
      return revoked(context.order)
    case 'refused':
      return { to: 'held', events: ['payment.in_review'] }
    case 'later':
      return setback(context, 'revoking')
    case 'unknown':
      return setback(context, 'revoke_unknown')
  }
}

/** Even what the insurer has never seen is revoked: a call to settle may still arrive there. */
export function onRevokeQuery(context: Context, answer: AnswerTo<'query_insurance'>): Decision {
  if (answer.is === 'revoked') return revoked(context.order)

  return answer.is === 'unknown' ? setback(context, 'revoke_unknown') : again(context, 'revoking')
}

function revoked(order: PaymentOrder): Decision {
  const change = { isInsured: false, insuredFen: 0 }
  const amountFen = order.insuredFen
  const postings = [{ key: 'insurance out', debit: 'suspense', credit: 'insurer', amountFen } as const]

  return also(nextBack({ ...order, ...change }), { change, postings: amountFen > 0 ? postings : [] })
}

export function onRefund(context: Context, answer: AnswerTo<'refund' | 'query_refund'>): Decision {
  switch (answer.is) {
    case 'done':
      return refunded(context.order)
    case 'processing':
      return setback(context, 'refund_pending')
    case 'none':
      return again(context, 'refunding')
    case 'later':
      return setback(context, 'refunding')
    case 'impossible':
      return { to: 'held', reason: { code: 'REFUND_BARRED' }, events: ['payment.in_review'] }
    case 'unknown':
      return setback(context, 'refund_pending')
  }
}

/**
 * Asked once more about what the provider has refused, under the same number: finance may have repaired it on the
 * provider's own platform. As long as it has not, it is held on, and nobody is told anything new.
 */
export function onRefusedRefund(context: Context, answer: AnswerTo<'refund' | 'query_refund'>): Decision {
  switch (answer.is) {
    case 'done':
      return { ...refunded(context.order), reason: null }
    case 'processing':
      return { to: 'refund_pending', reason: null }
    case 'unknown':
      return setback(context, 'held')
    default:
      return { to: 'held', isOver: true }
  }
}

/** Under a number of its own: that of the provider was refused, and stays so (R4). */
export function onStaffReturnedByHand(order: PaymentOrder, proposalId: string): Decision {
  const { refundFen: amountFen } = order
  const refundSeq = order.refundSeq + 1
  const refundedFen = order.refundedFen + amountFen
  const byHandFen = order.byHandFen + amountFen

  return {
    to: order.settledFen > 0 ? 'paid' : 'refunded',
    change: { refundFen: 0, refundSeq, refundedFen, byHandFen },
    postings: [{ key: `by hand ${refundSeq}`, debit: 'suspense', credit: 'desk', amountFen }],
    events: ['payment.returned_by_hand'],
    reason: null,
    facts: { proposalId },
  }
}

function refunded(order: PaymentOrder): Decision {
  const { refundFen, refundSeq } = order
  const refundedFen = order.refundedFen + refundFen

  return {
    to: order.settledFen > 0 ? 'paid' : 'refunded',
    change: { refundFen: 0, refundedFen },
    postings: [{ key: `cash out ${refundSeq}`, debit: 'suspense', credit: 'channel', amountFen: refundFen }],
    events: ['payment.refunded'],
  }
}
