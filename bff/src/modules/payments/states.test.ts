import { describe, expect, it } from 'vitest'
import type { Answer } from './answers.ts'
import { canRefund, type LegPlan, legPlans, type PaymentOrder, suspenseOf } from './order.ts'
import { type OrderState, orderStates, restingStates, reviewStates, states } from './states.ts'
import { firstOperation, type PaymentEvent, type Step, step } from './step.ts'
import { stateProblems } from './validate-states.ts'

const AT = new Date('2026-11-24T00:00:00Z')
const after = (ms: number) => new Date(AT.getTime() + ms)
const MINUTE = 60_000
const EXPIRES_AT = after(15 * MINUTE)

function newOrder(plan: LegPlan = 'cash_only'): PaymentOrder {
  return {
    state: 'checking',
    plan,
    amountFen: 5000,
    cashFen: 0,
    insuranceFen: 0,
    paidFen: 0,
    refundedFen: 0,
    byHandFen: 0,
    isInsured: false,
    insuredFen: 0,
    settledFen: 0,
    refundFen: 0,
    refundSeq: 0,
    expiresAt: EXPIRES_AT,
    deadlineAt: after(2 * MINUTE),
  }
}

const facts = {}
const money = { to: 'query_trade', is: 'paid', amountFen: 5000, facts } as const

/** Follows a payment through answers, one after the other; `at` may be moved on. */
function follow(start: PaymentOrder, events: (Answer | PaymentEvent)[], { at = AT, setbacks = 0 } = {}) {
  let order = start
  let last: Step | undefined
  const steps: Step[] = []
  for (const one of events) {
    const event: PaymentEvent = 'kind' in one ? one : { kind: 'answered', at, setbacks, answer: one }
    last = step(order, event)
    if (last === undefined) throw new Error(`nothing follows in ${order.state}`)
    order = last.order
    steps.push(last)
  }

  return { order, last, steps, postings: steps.flatMap((one) => one.postings) }
}

const answered = (answer: Answer): PaymentEvent => ({ kind: 'answered', at: AT, setbacks: 3, answer })
const checked = (cashFen = 5000, insuranceFen = 0) =>
  ({ to: 'check', is: 'ok', cashFen, insuranceFen, facts }) as const
const opened = { to: 'prepay', is: 'done', facts } as const
const taken = { to: 'settle', is: 'done', facts } as const

const toPay = () => follow(newOrder(), [checked(), opened]).order
const paidIn = () => follow(toPay(), [money]).order
const paid = () => follow(paidIn(), [taken]).order

describe('the states of a payment', () => {
  it('form a sound table', () => {
    expect(stateProblems()).toEqual([])
  })

  it.each([
    ['has let its bills go', { ...states, closed: { ...states.closed, to: ['settling'] as const } }],
    [
      'must be resolved',
      { ...states, settle_unknown: { ...states.settle_unknown, asks: 'settle' } as const },
    ],
    ['without the hospital', { ...states, to_pay: { ...states.to_pay, to: ['paid'] as const } }],
    ['nobody is ever told in_review', reviewedAs('confirming')],
    ['held waits for staff or it does not', { ...states, held: { ...states.held, staffMay: [] } }],
    [
      'held is never settled by staff',
      {
        ...states,
        held: { ...states.held, staffMay: ['settled'] as const, to: ['refunding'] as const },
      },
    ],
    [
      'held is never given back by hand',
      { ...states, held: { ...states.held, to: ['refunding', 'paid'] as const } },
    ],
    [
      'fence_held is never given back by staff',
      { ...states, fence_held: { ...states.fence_held, to: ['held', 'paid'] as const } },
    ],
    [
      'fence_held is paid without',
      { ...states, fence_held: { ...states.fence_held, staffMay: ['returned'] as const } },
    ],
    ['rests but asks', { ...states, paid: { ...states.paid, asks: 'query_trade', delaysMs: [0] } as const }],
  ])('are refused at start when: %s', (problem, table) => {
    expect(stateProblems(table).join('\n')).toContain(problem)
  })

  it('are left on every way of the table by some history, and on no other way by any', () => {
    const taken = new Map<OrderState, Set<OrderState>>(orderStates.map((state) => [state, new Set()]))
    explore((before, next) => {
      if (next.order.state !== before.state) taken.get(before.state)?.add(next.order.state)
    })
    const table = orderStates.map((state) => [state, [...states[state].to].sort()])
    expect([...taken].map(([state, to]) => [state, [...to].sort()])).toEqual(table)
  })

  it('always have exactly one call under way unless they rest, in every history', () => {
    explore((_, next) => {
      const { asks, asksElse, onHint } = states[next.order.state]
      const kinds = asksElse === undefined ? [asks] : [asks, asksElse]
      expect(asks === undefined ? [undefined, onHint] : kinds).toContain(next.operation?.kind)
    })
  })

  it('keep the ledger equal to what has come in and gone, in every history', () => {
    explore((before, next) => {
      const suspense = next.postings.reduce(
        (sum, { debit, credit, amountFen }) =>
          sum + (credit === 'suspense' ? amountFen : 0) - (debit === 'suspense' ? amountFen : 0),
        0,
      )
      expect(suspenseOf(next.order) - suspenseOf(before)).toBe(suspense)
      if (restingStates.includes(next.order.state)) expect(suspenseOf(next.order)).toBe(0)
    })
  })
})

describe('a payment of own money', () => {
  it('is opened, paid, taken by the hospital, and then told', () => {
    const { order, steps, postings } = follow(newOrder(), [checked(), opened, money, taken])
    expect(steps.map((one) => one.order.state)).toEqual(['prepaying', 'to_pay', 'settling', 'paid'])
    expect(order).toMatchObject({ paidFen: 5000, settledFen: 5000, refundedFen: 0 })
    expect(postings).toEqual([
      { key: 'cash in', debit: 'channel', credit: 'suspense', amountFen: 5000 },
      { key: 'settled', debit: 'suspense', credit: 'hospital', amountFen: 5000 },
    ])
    expect(steps.flatMap((one) => one.events)).toEqual(['payment.paid'])
    expect(firstOperation.kind).toBe('check')
  })

  it('is not opened for another amount than the person agreed to, who is told which', () => {
    const { last } = follow(newOrder(), [checked(6000)])
    expect(last).toMatchObject({
      order: { state: 'closed' },
      reason: { code: 'BILL_CHANGED', params: { amountFen: 6000 } },
    })
    expect(last?.operation).toBeUndefined()
  })

  it('is asked about every few seconds, then every minute, and exactly when it expires', () => {
    const unpaid: Answer = { to: 'query_trade', is: 'unpaid' }
    const delays = [0, 1, 2, 3, 4, 9].map(
      (setbacks) => follow(toPay(), [unpaid], { setbacks }).last?.operation?.delayMs,
    )
    expect(delays).toEqual([6000, 12_000, 24_000, 48_000, 60_000, 60_000])
    const soon = follow(toPay(), [unpaid], { setbacks: 9, at: after(15 * MINUTE - 700) }).last
    expect(soon?.operation?.delayMs).toBe(700)
  })

  it('is closed at the provider before the person is told, and paid if they have paid after all', () => {
    const given = follow(toPay(), [{ kind: 'close_asked', at: AT }])
    expect(given.last).toMatchObject({ order: { state: 'closing' }, operation: { kind: 'close_trade' } })
    const closed = follow(given.order, [{ to: 'close_trade', is: 'closed' }])
    expect(closed.order.state).toBe('closed')
    const late = follow(given.order, [{ to: 'close_trade', is: 'already_paid' }, money, taken])
    expect(late.order.state).toBe('paid')
    expect(late.steps.map((one) => one.reason)).toContain(null)
  })

  it('gives back what comes in after it was closed, and is never opened again', () => {
    const { order } = follow(toPay(), [
      { to: 'query_trade', is: 'closed' },
      { kind: 'hint', at: AT },
    ])
    const { steps } = follow(order, [money, { to: 'refund', is: 'done' }])
    expect(steps.map((one) => [one.order.state, one.reason?.code])).toEqual([
      ['refunding', 'PAYMENT_LATE'],
      ['refunded', undefined],
    ])
  })

  it('asks the provider once more on closing, since it heeds no hint while it is being closed', () => {
    const closing = follow(toPay(), [{ kind: 'close_asked', at: AT }]).order
    expect(step(closing, { kind: 'hint', at: AT })).toBeUndefined()
    const { last } = follow(closing, [{ to: 'close_trade', is: 'closed' }])
    expect(last).toMatchObject({ order: { state: 'closed' }, operation: { kind: 'query_trade', delayMs: 0 } })
  })

  it('asks about late money for as long as the provider is silent, and no longer', () => {
    const closed = follow(toPay(), [{ to: 'query_trade', is: 'closed' }]).order
    const silent = follow(closed, [{ to: 'query_trade', is: 'unknown' }], { setbacks: 99 }).last
    expect(silent?.operation).toEqual({ kind: 'query_trade', setbacks: 100, delayMs: 600_000 })
    expect(follow(closed, [{ to: 'query_trade', is: 'closed' }]).last?.operation).toBeUndefined()
  })

  it('is not taken for paid when another amount came in: staff see to it, and then it goes back', () => {
    const { order, last } = follow(toPay(), [{ ...money, amountFen: 4000 }])
    expect(last).toMatchObject({ order: { state: 'held' }, reason: { code: 'PAYMENT_AMOUNT_WRONG' } })
    const { last: returned } = follow(order, [{ kind: 'staff_returned', at: AT }])
    expect(returned?.order).toMatchObject({ state: 'refunding', refundFen: 4000, refundSeq: 1 })
  })

  it('is unknown, not failed, when the hospital does not answer, and the next thing done is to ask', () => {
    const { last } = follow(paidIn(), [{ to: 'settle', is: 'unknown' }])
    expect(last).toMatchObject({
      order: { state: 'settle_unknown' },
      operation: { kind: 'query_settlement', setbacks: 1, delayMs: 2000 },
    })
  })

  it('goes back only behind the fence, even when the hospital has said no', () => {
    const refused = follow(paidIn(), [{ to: 'settle', is: 'refused' }])
    expect(refused.last).toMatchObject({ order: { state: 'fencing' }, operation: { kind: 'fence' } })
    const { order, postings } = follow(refused.order, [
      { to: 'fence', is: 'done' },
      { to: 'refund', is: 'done' },
    ])
    expect(order).toMatchObject({ state: 'refunded', refundedFen: 5000 })
    expect(postings).toEqual([{ key: 'cash out 1', debit: 'suspense', credit: 'channel', amountFen: 5000 }])
  })

  it('is paid after all when the fence comes too late', () => {
    const { order } = follow(paidIn(), [
      { to: 'settle', is: 'refused' },
      { to: 'fence', is: 'already_settled' },
      { to: 'query_settlement', is: 'settled', facts },
    ])
    expect(order.state).toBe('paid')
  })

  it('is asked about for ten minutes, fenced for thirty, and then held for staff, not refunded', () => {
    const unknown = follow(paidIn(), [{ to: 'settle', is: 'unknown' }]).order
    const fencing = follow(unknown, [{ to: 'query_settlement', is: 'unknown' }], { at: after(10 * MINUTE) })
    expect(fencing.order.state).toBe('fencing')
    const waiting = follow(fencing.order, [{ to: 'fence', is: 'unknown' }], { at: after(39 * MINUTE) }).order
    const held = follow(waiting, [{ to: 'query_settlement', is: 'unknown' }], { at: after(41 * MINUTE) })
    expect(held.last).toMatchObject({
      order: { state: 'fence_held', refundFen: 0 },
      events: ['payment.in_review'],
      operation: { kind: 'fence', delayMs: 600_000 },
    })
    const answered = follow(held.order, [{ to: 'fence', is: 'done' }], { at: after(90 * MINUTE) })
    expect(answered.order.state).toBe('refunding')
  })

  it('that waits for staff does not move while the hospital contradicts itself: only the question changes', () => {
    const held = { ...paidIn(), state: 'fence_held' } as const
    const booked = step(held, answered({ to: 'fence', is: 'already_settled' }))
    expect(booked).toMatchObject({ order: held, events: [], operation: { kind: 'query_settlement' } })
    expect(booked?.facts).toEqual({ isVoidRefused: true })
    expect(booked?.operation?.delayMs).toBe(0)
    const silent = step(held, answered({ to: 'query_settlement', is: 'unknown' }))
    expect(silent).toMatchObject({
      order: held,
      events: [],
      operation: { kind: 'query_settlement', delayMs: 600_000 },
    })
    const none = step(held, answered({ to: 'query_settlement', is: 'none' }))
    expect(none).toMatchObject({ order: held, events: [], operation: { kind: 'fence', delayMs: 600_000 } })
    const settled = step(held, answered({ to: 'query_settlement', is: 'settled', facts }))
    expect(settled).toMatchObject({ order: { state: 'paid' }, events: ['payment.paid'] })
  })

  it('that waits for staff is paid or goes back as they decide, and nowhere else can they decide anything', () => {
    const fenceHeld = follow(paidIn(), [
      { to: 'settle', is: 'refused' },
      { kind: 'answered', at: after(31 * MINUTE), setbacks: 1, answer: { to: 'fence', is: 'unknown' } },
      {
        kind: 'answered',
        at: after(31 * MINUTE),
        setbacks: 2,
        answer: { to: 'query_settlement', is: 'none' },
      },
    ]).order
    expect(fenceHeld.state).toBe('fence_held')

    const settled = step(fenceHeld, { kind: 'staff_settled', at: AT })
    expect(settled).toMatchObject({
      order: { state: 'paid', settledFen: 5000 },
      reason: null,
      events: ['payment.paid'],
      postings: [{ key: 'settled', debit: 'suspense', credit: 'hospital', amountFen: 5000 }],
    })
    const returned = step(fenceHeld, { kind: 'staff_returned', at: AT })
    expect(returned).toMatchObject({
      order: { state: 'refunding', refundFen: 5000, settledFen: 0 },
      events: ['payment.refunding'],
    })
    const held = { ...fenceHeld, state: 'held' } as const
    expect(step(held, { kind: 'staff_settled', at: AT })).toBeUndefined()
    for (const state of orderStates.filter((one) => !reviewStates.includes(one))) {
      for (const kind of ['staff_settled', 'staff_returned'] as const)
        expect(step({ ...fenceHeld, state }, { kind, at: AT }), state).toBeUndefined()
    }
  })

  it('is refunded in the hospital’s books first, then to the payer, under one number', () => {
    const { order, steps, postings } = follow(paid(), [
      { kind: 'refund_asked', at: AT, refundFen: 5000 },
      { to: 'unsettle', is: 'unknown' },
      { to: 'query_unsettle', is: 'done' },
      { to: 'refund', is: 'unknown' },
      { to: 'query_refund', is: 'none' },
      { to: 'refund', is: 'processing' },
      { to: 'query_refund', is: 'done' },
    ])
    expect(steps.map((one) => one.order.refundSeq)).toEqual(Array(7).fill(1))
    expect(order).toMatchObject({ state: 'refunded', settledFen: 0, refundedFen: 5000 })
    expect(postings.map(({ key }) => key)).toEqual(['unsettled 1', 'cash out 1'])
  })

  it('may be refunded in parts, never more than was paid, and stays paid for the rest', () => {
    const part = (refundFen: number): (Answer | PaymentEvent)[] => [
      { kind: 'refund_asked', at: AT, refundFen },
      { to: 'unsettle', is: 'done' },
      { to: 'refund', is: 'done' },
    ]
    const { order } = follow(paid(), part(2000))
    expect(order).toMatchObject({ state: 'paid', refundedFen: 2000, settledFen: 3000 })
    expect(canRefund(order, 3001)).toBe(false)
    expect(follow(order, part(3000)).order).toMatchObject({ state: 'refunded', refundSeq: 2 })
  })

  it('stays paid, and says why, when something was carried out already', () => {
    const { last } = follow(paid(), [
      { kind: 'refund_asked', at: AT, refundFen: 5000 },
      { to: 'unsettle', is: 'refused' },
    ])
    expect(last).toMatchObject({
      order: { state: 'paid', refundFen: 0 },
      reason: { code: 'REFUND_REFUSED' },
    })
  })

  it('waits for staff when the way back is barred, and then goes back under a new number, only that part', () => {
    const { order } = follow(paid(), [
      { kind: 'refund_asked', at: AT, refundFen: 2000 },
      { to: 'unsettle', is: 'done' },
      { to: 'refund', is: 'impossible' },
      { kind: 'staff_returned', at: AT },
    ])
    expect(order).toMatchObject({ state: 'refunding', refundFen: 2000, refundSeq: 2 })
  })
})

describe('what the provider cannot give back', () => {
  const refund = (refundFen: number): (Answer | PaymentEvent)[] => [
    { kind: 'refund_asked', at: AT, refundFen },
    { to: 'unsettle', is: 'done' },
    { to: 'refund', is: 'impossible' },
  ]
  const byHand = { kind: 'staff_returned_by_hand', at: AT, proposalId: 'rvp_1' } as const

  it('is given back by the hospital itself: out of its till, not out of what the provider holds', () => {
    const { order, last } = follow(paid(), [...refund(5000), byHand])
    expect(order).toMatchObject({ state: 'refunded', refundedFen: 5000, byHandFen: 5000, refundFen: 0 })
    expect(last).toMatchObject({
      reason: null,
      events: ['payment.returned_by_hand'],
      facts: { proposalId: 'rvp_1' },
      postings: [{ key: 'by hand 2', debit: 'suspense', credit: 'desk', amountFen: 5000 }],
    })
    expect(last?.operation).toBeUndefined()
  })

  it('may be a part, and the rest stays paid and can still go back the way it came', () => {
    const part = follow(paid(), [...refund(2000), byHand]).order
    expect(part).toMatchObject({ state: 'paid', settledFen: 3000, refundedFen: 2000, byHandFen: 2000 })
    const { order } = follow(part, [...refund(3000).slice(0, 2), { to: 'refund', is: 'done' }])
    expect(order).toMatchObject({ state: 'refunded', refundedFen: 5000, byHandFen: 2000, refundSeq: 3 })
  })

  it('and finance has had paid out on its own platform: told as refunded, once, nothing by hand', () => {
    const refused = follow(paid(), refund(2000)).order
    const hinted = step(refused, { kind: 'hint', at: AT })
    expect(hinted).toMatchObject({
      order: refused,
      events: [],
      operation: { kind: 'query_refund', delayMs: 0 },
    })
    const repaired = step(refused, answered({ to: 'query_refund', is: 'done' }))
    expect(repaired).toMatchObject({
      order: { state: 'paid', refundedFen: 2000, byHandFen: 0, refundFen: 0, refundSeq: 1 },
      reason: null,
      events: ['payment.refunded'],
      postings: [{ key: 'cash out 1', debit: 'suspense', credit: 'channel', amountFen: 2000 }],
    })
    const { order } = follow(refused, [
      { to: 'query_refund', is: 'processing' },
      { to: 'query_refund', is: 'done' },
    ])
    expect(order).toMatchObject({ state: 'paid', refundedFen: 2000, refundSeq: 1 })
  })

  it('is held on, and nobody told anew, when it is asked about again and has still failed', () => {
    const refused = follow(paid(), refund(2000)).order
    for (const is of ['impossible', 'none'] as const) {
      const still = step(refused, answered({ to: 'query_refund', is }))
      expect(still, is).toMatchObject({ order: refused, events: [], postings: [] })
      expect(still?.operation, is).toBeUndefined()
    }
    const silent = step(refused, answered({ to: 'query_refund', is: 'unknown' }))
    expect(silent).toMatchObject({ order: refused, events: [], operation: { kind: 'query_refund' } })
    const wrongAmount = follow(toPay(), [{ ...money, amountFen: 4000 }]).order
    expect(step(wrongAmount, { kind: 'hint', at: AT })).toBeUndefined()
  })

  it('is what it has refused: before that, and while the insurer’s part is out, nothing goes by hand', () => {
    const wrongAmount = follow(toPay(), [{ ...money, amountFen: 4000 }]).order
    expect(wrongAmount.state).toBe('held')
    expect(step(wrongAmount, byHand)).toBeUndefined()
    const { order } = follow(paid(), refund(5000))
    expect(step({ ...order, isInsured: true }, byHand)).toBeUndefined()
    for (const state of orderStates.filter((one) => one !== 'held'))
      expect(step({ ...order, state }, byHand), state).toBeUndefined()
  })
})

describe('a payment with the insurer’s part', () => {
  it('asks the parts in the order of its plan', () => {
    const insured: Answer = { to: 'settle_insurance', is: 'done' }
    const money2000 = { ...money, amountFen: 2000 }
    const statesOf = (plan: LegPlan, events: Answer[]) =>
      follow(newOrder(plan), events).steps.map((one) => one.order.state)
    expect(statesOf('cash_first', [checked(2000, 3000), opened, money2000, insured, taken])).toEqual([
      ...['prepaying', 'to_pay', 'insuring', 'settling', 'paid'],
    ])
    expect(statesOf('ins_first', [checked(2000, 3000), insured, opened, money2000, taken])).toEqual([
      ...['insuring', 'prepaying', 'to_pay', 'settling', 'paid'],
    ])
    expect(statesOf('cash_first', [checked(0, 5000), insured, taken])).toEqual([
      ...['insuring', 'settling', 'paid'],
    ])
  })

  it('revokes the insurer’s part first, even one that it has never answered for', () => {
    const { steps } = follow(
      newOrder('cash_first'),
      [
        ...[checked(2000, 3000), opened, { ...money, amountFen: 2000 }],
        { to: 'settle_insurance', is: 'refused' },
        { to: 'revoke_insurance', is: 'done' },
        { to: 'refund', is: 'done' },
      ],
      { setbacks: 1 },
    )
    expect(steps.map((one) => one.order.state).slice(3)).toEqual(['revoking', 'refunding', 'refunded'])
  })

  it('is closed when the insurer’s part was asked first and the payer did not pay', () => {
    const { order, postings } = follow(newOrder('ins_first'), [
      checked(2000, 3000),
      { to: 'settle_insurance', is: 'done' },
      opened,
      { to: 'query_trade', is: 'closed' },
      { to: 'revoke_insurance', is: 'done' },
    ])
    expect(order).toMatchObject({ state: 'closed', insuredFen: 0 })
    expect(postings.map(({ key }) => key)).toEqual(['insurance in', 'insurance out'])
  })
})

/** Every answer that may come in a state. */
function answersIn(order: PaymentOrder): Answer[] {
  const { asks, asksElse, onHint } = states[order.state]
  const kinds = [asks ?? onHint, asksElse].filter((kind) => kind !== undefined)
  const insuranceFen = order.plan === 'cash_only' ? 0 : 3000
  const all: Answer[] = [
    checked(5000 - insuranceFen, insuranceFen),
    ...(insuranceFen > 0 ? [checked(0, 5000)] : []),
    checked(6000),
    { to: 'check', is: 'refused', reason: { code: 'BILL_GONE' } },
    opened,
    { ...money, amountFen: order.cashFen },
    { ...money, amountFen: order.cashFen + 1 },
    taken,
    { to: 'query_settlement', is: 'settled', facts },
    ...(['check', 'prepay', 'settle_insurance', 'revoke_insurance', 'settle', 'unsettle'] as const).map(
      (to) => ({ to, is: 'later' }) as const,
    ),
    ...(['none', 'unpaid', 'closed'] as const).map((is) => ({ to: 'query_trade', is }) as const),
    ...(['closed', 'already_paid'] as const).map((is) => ({ to: 'close_trade', is }) as const),
    ...(['prepay', 'settle_insurance', 'revoke_insurance', 'settle', 'unsettle'] as const).map(
      (to) => ({ to, is: 'refused' }) as const,
    ),
    { to: 'prepay', is: 'already_paid' },
    ...(['settle_insurance', 'revoke_insurance', 'fence', 'unsettle', 'query_unsettle'] as const).map(
      (to) => ({ to, is: 'done' }) as const,
    ),
    ...(['none', 'settled', 'revoked'] as const).map((is) => ({ to: 'query_insurance', is }) as const),
    ...(['none', 'cancelled', 'refunded'] as const).map((is) => ({ to: 'query_settlement', is }) as const),
    { to: 'fence', is: 'already_settled' },
    { to: 'query_unsettle', is: 'none' },
    ...(['done', 'processing', 'impossible', 'later'] as const).map((is) => ({ to: 'refund', is }) as const),
    ...(['done', 'processing', 'impossible', 'none'] as const).map(
      (is) => ({ to: 'query_refund', is }) as const,
    ),
    ...kinds.map((to) => ({ to, is: 'unknown' }) as Answer),
  ]

  return all.filter(({ to }) => kinds.includes(to))
}

/** Shows `visit` every step of every history, each order once. */
function explore(visit: (before: PaymentOrder, next: Step) => void): void {
  const open = (Object.keys(legPlans) as LegPlan[]).map((plan) => newOrder(plan))
  const seen = new Set<string>()
  for (const order of open) {
    const moments = [AT, EXPIRES_AT, after(3 * 60 * MINUTE)]
    const events = moments.flatMap((at): PaymentEvent[] => [
      { kind: 'hint', at },
      { kind: 'close_asked', at },
      { kind: 'staff_settled', at },
      { kind: 'staff_returned', at },
      { kind: 'staff_returned_by_hand', at, proposalId: 'rvp_1' },
      ...[order.paidFen, order.paidFen >> 1].map(
        (refundFen) => ({ kind: 'refund_asked', at, refundFen }) as const,
      ),
      ...answersIn(order).flatMap((answer) =>
        [0, 2].map((setbacks) => ({ kind: 'answered', at, setbacks, answer }) as const),
      ),
    ])
    for (const event of events) {
      const next = step(order, event)
      if (next === undefined) continue
      visit(order, next)
      const { deadlineAt: _, refundSeq, ...rest } = next.order
      const key = JSON.stringify({ ...rest, refundSeq: Math.min(refundSeq, 2) })
      if (seen.has(key)) continue
      seen.add(key)
      if (refundSeq < 4) open.push(next.order)
    }
  }
}

function reviewedAs(outside: 'confirming'): typeof states {
  return {
    ...states,
    held: { ...states.held, outside },
    fence_held: { ...states.fence_held, outside },
  }
}
