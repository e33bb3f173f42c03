import type { AnswerTo } from './answers.ts'
import {
  again,
  also,
  type Context,
  type Decision,
  giveBack,
  isOverdue,
  nextPart,
  setback,
} from './decision.ts'
import type { PaymentOrder } from './order.ts'

/** Pre-settlement: nothing has moved yet, so whatever goes wrong ends the payment. */
export function onCheck(context: Context, answer: AnswerTo<'check'>): Decision {
  const { order } = context
  switch (answer.is) {
    case 'ok': {
      const { cashFen, insuranceFen, facts } = answer
      if (cashFen + insuranceFen !== order.amountFen) {
        const reason = { code: 'BILL_CHANGED', params: { amountFen: cashFen + insuranceFen } } as const

        return also(giveBack(order), { reason })
      }
      const next = nextPart({ ...order, cashFen, insuranceFen })

      return also(next, { change: { cashFen, insuranceFen }, facts })
    }
    case 'refused':
      return also(giveBack(order), { reason: answer.reason })
    case 'later':
    case 'unknown':
      return isOverdue(context)
        ? also(giveBack(order), { reason: { code: 'HOSPITAL_UNAVAILABLE' } })
        : setback(context, 'checking')
  }
}

export function onPrepay(context: Context, answer: AnswerTo<'prepay'>): Decision {
  switch (answer.is) {
    case 'done':
      return { to: 'to_pay', facts: answer.facts }
    case 'already_paid':
      return { to: 'to_pay' }
    case 'refused':
      return { to: 'closing', reason: { code: 'PAYMENT_UNAVAILABLE' } }
    case 'later':
    case 'unknown':
      // The same number opens one trade, however often it is asked for (R4).
      return isOverdue(context)
        ? { to: 'closing', reason: { code: 'PAYMENT_UNAVAILABLE' } }
        : setback(context, 'prepaying')
  }
}

/** While it may be paid, while it is being closed, and when money is reported for a closed one. */
export function onQueryTrade(context: Context, answer: AnswerTo<'query_trade'>): Decision {
  const { order, at } = context
  if (answer.is === 'paid') return onMoney(order, answer)
  if (order.state === 'closed') {
    return answer.is === 'unknown' ? setback(context, 'closed') : over
  }
  if (answer.is === 'closed')
    return also(giveBack(order), order.state === 'to_pay' ? { reason: expired } : {})
  if (order.state === 'close_unknown') {
    return answer.is === 'unknown' ? setback(context, 'close_unknown') : again(context, 'closing')
  }

  return at >= order.expiresAt ? { to: 'closing', reason: expired } : setback(context, 'to_pay')
}

const expired = { code: 'PAYMENT_EXPIRED' } as const
const over: Decision = { to: 'closed', isOver: true }

function onMoney(
  order: PaymentOrder,
  { amountFen, facts }: AnswerTo<'query_trade'> & { is: 'paid' },
): Decision {
  const paid = { ...order, paidFen: amountFen }
  const came: Omit<Decision, 'to'> = {
    change: { paidFen: amountFen },
    postings: [{ key: 'cash in', debit: 'channel', credit: 'suspense', amountFen }],
    facts,
    reason: null,
  }
  if (order.state === 'closed') {
    return also(
      { ...giveBack(paid), reason: { code: 'PAYMENT_LATE' } },
      { ...came, events: ['payment.refunding'] },
    )
  }
  if (amountFen !== order.cashFen) {
    const events = ['payment.in_review'] as const

    return also({ to: 'held', reason: { code: 'PAYMENT_AMOUNT_WRONG' }, events: [...events] }, came)
  }

  return also(nextPart(paid), came)
}

export function onClose(context: Context, answer: AnswerTo<'close_trade'>): Decision {
  // Whoever has paid meanwhile has paid: the trade is read, and goes on as paid (R8).
  return answer.is === 'closed' ? giveBack(context.order) : setback(context, 'close_unknown')
}

export function onSettleInsurance(context: Context, answer: AnswerTo<'settle_insurance'>): Decision {
  const { order } = context
  switch (answer.is) {
    case 'done':
      return insured(order)
    case 'refused': {
      // While an earlier call may still arrive, a refusal of this one settles nothing: it is revoked first.
      const isInsured = context.setbacks > 0

      return withdrawn({ ...order, isInsured }, { change: { isInsured } })
    }
    case 'later':
      return isOverdue(context) ? withdrawn(order) : setback(context, 'insuring')
    case 'unknown':
      return setback(context, 'insurance_unknown')
  }
}

/** The insurer's part while it is asked for; while it is revoked, see `onRevokeQuery`. */
export function onQueryInsurance(context: Context, answer: AnswerTo<'query_insurance'>): Decision {
  const { order } = context
  switch (answer.is) {
    case 'settled':
      return insured(order)
    case 'revoked':
      return withdrawn({ ...order, isInsured: false }, { change: { isInsured: false } })
    case 'none':
      return isOverdue(context) ? withdrawn(order) : again(context, 'insuring')
    case 'unknown':
      return isOverdue(context) ? withdrawn(order) : setback(context, 'insurance_unknown')
  }
}

function insured(order: PaymentOrder): Decision {
  const { insuranceFen } = order

  return also(nextPart({ ...order, insuredFen: insuranceFen }), {
    change: { insuredFen: insuranceFen },
    postings: [{ key: 'insurance in', debit: 'insurer', credit: 'suspense', amountFen: insuranceFen }],
  })
}

function withdrawn(order: PaymentOrder, more: Omit<Decision, 'to'> = {}): Decision {
  const events = order.paidFen > 0 ? (['payment.refunding'] as const) : []

  return also(giveBack(order), { ...more, reason: { code: 'INSURANCE_REFUSED' }, events: [...events] })
}
