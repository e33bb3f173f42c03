import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import type { FaultRule } from '../../../sandbox/src/lib/fault-injector.ts'
import { isGatewayFailure } from '../../src/gateways/failure.ts'
import { channelRefusalOf } from '../../src/gateways/payments/refused.ts'
import { DAY_MS, MINUTE_MS } from '../../src/lib/clock.ts'
import { createUnionpayDesk, TRACE, tradeOf, type UnionpayDesk } from './unionpay-desk.ts'

const secrets = inject('sandboxSecrets').unionpayOwn
let desk: UnionpayDesk

beforeEach(async () => {
  desk = await createUnionpayDesk(secrets)
})

afterEach(() => desk.close())

/** What a call that must be refused was refused for. */
async function refusalOf(call: Promise<unknown>) {
  const answer = await call

  return answer instanceof Object && isGatewayFailure(answer) ? channelRefusalOf(answer) : undefined
}

describe('paying by UnionPay', () => {
  it('takes the browser to a cashier that shows the sum, and the bill is paid to the fen', async () => {
    const order = desk.order()
    expect(await desk.channel.create(order, TRACE)).toEqual({ means: 'unionpay' })
    const { page } = await desk.openCashier(order)
    for (const part of ['¥128.50', order.orderNumber, '门诊缴费', '09:15:00']) expect(page).toContain(part)

    expect(await tradeOf(desk, order)).toEqual({ state: 'none' })
    await desk.pay(order)
    expect(await tradeOf(desk, order)).toEqual({
      state: 'paid',
      amountFen: 12_850,
      providerNumber: expect.stringMatching(/^\d{21}$/),
      paidAt: '2026-11-24T09:00:00+08:00',
    })
  })

  it('asks by number and time of the order: one without the other is another order', async () => {
    const order = await desk.paidOrder()
    const other = { ...order, orderedAt: new Date(desk.clock.now().getTime() + 1_000).toISOString() }

    expect(await tradeOf(desk, other)).toEqual({ state: 'none' })
  })

  it('of a bill made on New Year’s Eve and paid after midnight tells the right year', async () => {
    desk.clock.advance(Date.parse('2026-12-31T23:55:00+08:00') - desk.clock.now().getTime())
    const order = desk.order()
    desk.clock.advance(10 * MINUTE_MS)
    await desk.pay(order)

    expect(await tradeOf(desk, order)).toMatchObject({ state: 'paid', paidAt: '2027-01-01T00:05:00+08:00' })
  })

  it('with too little money on the card leaves the bill unpaid, and another card can pay it', async () => {
    const order = desk.order()
    await desk.pay(order, 'short')
    expect(await tradeOf(desk, order)).toEqual({ state: 'unpaid' })

    await desk.pay(order)
    expect(await tradeOf(desk, order)).toMatchObject({ state: 'paid' })
  })

  it.each(['03', '04', '05'] as const)(
    'is not decided while the bank says %s: neither paid nor unpaid',
    async (code) => {
      Object.assign(desk.unionpay.settings, { paymentPending: code })
      const order = desk.order()
      await desk.pay(order)

      expect(await refusalOf(desk.channel.query(order, TRACE))).toBe('busy')
      desk.clock.advance(MINUTE_MS)
      expect(await tradeOf(desk, order)).toMatchObject({ state: 'paid' })
    },
  )

  it('takes a description that would break the form to the cashier without harm', async () => {
    const { page } = await desk.openCashier(desk.order({ description: '挂号{A&B=C}费' }))

    expect(page).toContain('挂号 A B C 费')
  })
})

describe('closing an order, for which UnionPay has no call', () => {
  it('says “ask again later” while it could still be paid, and closed once it surely cannot', async () => {
    const order = desk.order()
    expect(await refusalOf(desk.channel.close(order, TRACE))).toBe('busy')
    desk.clock.advance(15 * MINUTE_MS)
    expect(await refusalOf(desk.channel.close(order, TRACE))).toBe('busy')
    desk.clock.advance(3 * MINUTE_MS)
    expect(await desk.channel.close(order, TRACE)).toBe('closed')

    const { page } = await desk.openCashier(order)
    expect(page).toContain('付款时间已过')
  })

  it('says that it is paid, before and after the pay time', async () => {
    const order = await desk.paidOrder()
    expect(await desk.channel.close(order, TRACE)).toBe('already_paid')
    desk.clock.advance(60 * MINUTE_MS)
    expect(await desk.channel.close(order, TRACE)).toBe('already_paid')
  })

  it('never says closed while the bank is still deciding, however late it is', async () => {
    Object.assign(desk.unionpay.settings, { paymentPending: '04', settlesAfterSeconds: 3_600 })
    const order = desk.order()
    await desk.pay(order)
    desk.clock.advance(50 * MINUTE_MS)
    expect(await refusalOf(desk.channel.close(order, TRACE))).toBe('busy')

    desk.clock.advance(10 * MINUTE_MS)
    expect(await desk.channel.close(order, TRACE)).toBe('already_paid')
  })

  it('is closed when a bank took the money after the pay time, because UnionPay gives it back', async () => {
    Object.assign(desk.unionpay.settings, { paysAfterTimeout: true })
    const order = desk.order()
    desk.clock.advance(16 * MINUTE_MS)
    await desk.pay(order)

    expect(await tradeOf(desk, order)).toEqual({ state: 'closed' })
    expect(await desk.channel.close(order, TRACE)).toBe('closed')
  })

  it('is unknown when nobody answers', async () => {
    const order = desk.order()
    desk.clock.advance(60 * MINUTE_MS)
    desk.unionpay.faults.add({ kind: 'lost-request', probability: 1 })

    expect(await desk.channel.close(order, TRACE)).toMatchObject({ kind: 'unreachable' })
  })
})

describe('giving money back', () => {
  it('goes the way it came, and the query tells when it has', async () => {
    const order = await desk.paidOrder()
    const refund = desk.refundOf(order, { amountFen: 5_000 })

    expect(await desk.channel.queryRefund(refund, TRACE)).toEqual({ state: 'none' })
    expect(await desk.channel.refund(refund, TRACE)).toEqual({ state: 'processing' })
    expect(await desk.channel.queryRefund(refund, TRACE)).toEqual({
      state: 'done',
      refundedAt: '2026-11-24T09:00:00+08:00',
    })
  })

  it('repeated under the same number gives it back once', async () => {
    const order = await desk.paidOrder()
    const refund = desk.refundOf(order)
    await desk.channel.refund(refund, TRACE)

    expect(await desk.channel.refund(refund, TRACE)).toMatchObject({ state: 'done' })
    expect(desk.unionpay.trades.returnedFen(order.providerNumber)).toBe(12_850)
  })

  it('repeated, and refused because the first has left nothing, is looked up and found', async () => {
    Object.assign(desk.unionpay.settings, { seesRepetitionFirst: false })
    const order = await desk.paidOrder()
    const refund = desk.refundOf(order)
    desk.unionpay.faults.add({ kind: 'lost-answer', probability: 1, count: 1 })

    expect(await desk.channel.refund(refund, TRACE)).toMatchObject({ kind: 'unreachable' })
    expect(await desk.channel.refund(refund, TRACE)).toMatchObject({ state: 'done' })
    expect(await refusalOf(desk.channel.refund(desk.refundOf(order), TRACE))).toBe('refund_too_much')
  })

  it('is on its way while the bank works on it', async () => {
    Object.assign(desk.unionpay.settings, { refundPending: '05' })
    const refund = desk.refundOf(await desk.paidOrder())
    await desk.channel.refund(refund, TRACE)
    expect(await desk.channel.queryRefund(refund, TRACE)).toEqual({ state: 'processing' })

    desk.clock.advance(MINUTE_MS)
    expect(await desk.channel.queryRefund(refund, TRACE)).toMatchObject({ state: 'done' })
  })

  it('to a card that takes none is impossible, with the bank’s reason', async () => {
    Object.assign(desk.unionpay.settings, { refundOutcome: '63' })
    const refund = desk.refundOf(await desk.paidOrder())
    await desk.channel.refund(refund, TRACE)

    expect(await desk.channel.queryRefund(refund, TRACE)).toEqual({ state: 'impossible', code: '63' })
  })

  it('of more than is left, of a payment nobody knows, or of last year is refused', async () => {
    const order = await desk.paidOrder()
    await desk.channel.refund(desk.refundOf(order, { amountFen: 10_000 }), TRACE)
    const refund = (more = {}) => refusalOf(desk.channel.refund(desk.refundOf(order, more), TRACE))

    expect(await refund({ amountFen: 2_851 })).toBe('refund_too_much')
    expect(await refund({ providerNumber: '1'.repeat(21) })).toBe('trade_unknown')
    desk.clock.advance(331 * DAY_MS)
    expect(await refund({ amountFen: 100 })).toBe('refund_impossible')
  })
})

describe('when something is lost between us and UnionPay', () => {
  const once = (fault: Omit<FaultRule, 'probability' | 'count'>) =>
    desk.unionpay.faults.add({ ...fault, probability: 1, count: 1 })

  it.each<[string, Omit<FaultRule, 'probability' | 'count'>, string]>([
    ['a lost request', { kind: 'lost-request' }, 'unreachable'],
    ['a lost answer', { kind: 'lost-answer' }, 'unreachable'],
    ['a 5xx before the effect', { kind: 'error-5xx' }, 'unreachable'],
    ['a 5xx after the effect', { kind: 'error-5xx', afterEffect: true }, 'unreachable'],
    ['an answer cut in the middle', { kind: 'malformed' }, 'unintelligible'],
  ])(
    'a refund with %s is unknown; asked for again under its number, it is made once',
    async (_what, fault, kind) => {
      const order = await desk.paidOrder()
      const refund = desk.refundOf(order)
      once({ ...fault, path: '/backTransReq.do' })

      expect(await desk.channel.refund(refund, TRACE)).toMatchObject({ kind })
      const again = await desk.channel.refund(refund, TRACE)
      expect(['processing', 'done']).toContain('state' in again ? again.state : again.reason)
      expect(await desk.channel.queryRefund(refund, TRACE)).toMatchObject({ state: 'done' })
      expect(desk.unionpay.trades.returnedFen(order.providerNumber)).toBe(12_850)
    },
  )

  it.each<[string, Omit<FaultRule, 'probability' | 'count'>, string]>([
    ['a lost request', { kind: 'lost-request' }, 'unreachable'],
    ['a lost answer', { kind: 'lost-answer' }, 'unreachable'],
    ['a 5xx', { kind: 'error-5xx' }, 'unreachable'],
    ['an answer cut in the middle', { kind: 'malformed' }, 'unintelligible'],
  ])('a query with %s says nothing of the bill', async (_what, fault, kind) => {
    const order = await desk.paidOrder()
    once(fault)

    expect(await desk.channel.query(order, TRACE)).toMatchObject({ kind })
    expect(await tradeOf(desk, order)).toMatchObject({ state: 'paid' })
  })

  it('“busy” is said by UnionPay itself: nothing was done, ask again', async () => {
    const refund = desk.refundOf(await desk.paidOrder())
    desk.unionpay.faults.add({ kind: 'busy', probability: 1, count: 2 })

    expect(await refusalOf(desk.channel.refund(refund, TRACE))).toBe('busy')
    expect(await refusalOf(desk.channel.queryRefund(refund, TRACE))).toBe('busy')
    expect(await desk.channel.queryRefund(refund, TRACE)).toEqual({ state: 'none' })
  })

  it('an answer that comes too late is none, though the refund is made', async () => {
    const order = await desk.paidOrder()
    const refund = desk.refundOf(order)
    desk.unionpay.faults.add({ kind: 'slow', probability: 1, count: 1, delayMs: 500 })
    const impatient = desk.channelWith({ timeoutMs: 100 })

    expect(await impatient.refund(refund, TRACE)).toMatchObject({ kind: 'unreachable', reason: 'timed out' })
    await expect.poll(() => desk.unionpay.trades.returnedFen(order.providerNumber)).toBe(12_850)
    expect(await desk.channel.queryRefund(refund, TRACE)).toMatchObject({ state: 'done' })
  })
})
