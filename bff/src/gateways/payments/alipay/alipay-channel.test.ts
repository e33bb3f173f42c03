import { describe, expect, it } from 'vitest'
import { openIdOf, orderOf, refundOf, setUpAlipayCounter, TRACE } from '../../../../test/alipay-counter.ts'
import { guardCalls } from '../../../lib/outside-calls.ts'
import { isGatewayFailure } from '../../failure.ts'
import { channelRefusalOf } from '../refused.ts'

const counter = setUpAlipayCounter()
const order = orderOf()

/** The refusal in an answer of the channel; `undefined` for a success and for an unknown outcome. */
function refusalIn(answer: unknown) {
  return isGatewayFailure(answer) ? channelRefusalOf(answer) : undefined
}

it('a worker that has lost its operation opens no trade', async () => {
  const lost = guardCalls(
    () => Promise.reject(new Error('lost')),
    () => counter.channel.create(order, TRACE),
  )
  await expect(lost).rejects.toThrow('lost')
  expect(counter.alipay.trades.book.list()).toEqual([])
})

describe('a patient pays by Alipay', () => {
  it('is shown the trade that Alipay opened, pays it, and Alipay says so to the fen and the second', async () => {
    const prepaid = await counter.channel.create(order, TRACE)
    if (isGatewayFailure(prepaid)) throw new Error(prepaid.reason)
    const invocation = counter.channel.invocation(order, prepaid)
    if (invocation.means !== 'alipay') throw new Error('not Alipay')
    expect(invocation.tradeNo).toMatch(/^202611242200\d{16}$/)
    expect(await counter.channel.query(order, TRACE)).toEqual({ state: 'unpaid' })

    counter.clock.advance(61_000)
    const source = 'balance'
    expect(counter.alipay.trades.cashier.pay(invocation.tradeNo, { personId: 'li-ming', source })).toBe(
      '9000',
    )
    expect(await counter.channel.query(order, TRACE)).toEqual({
      state: 'paid',
      amountFen: 1_500,
      providerNumber: invocation.tradeNo,
      paidAt: '2026-11-24T09:01:01+08:00',
    })
  })

  it.each([
    [1, '0.01'],
    [7, '0.07'],
    [29, '0.29'],
    [110, '1.10'],
    [999_999_999, '9999999.99'],
  ])('of %i fen is asked for %s yuan, and the same fen come back', async (amountFen, yuan) => {
    await counter.paid(orderOf({ amountFen }))

    expect(counter.lastAsked('alipay.trade.create').total_amount).toBe(yuan)
    expect(await counter.channel.query(order, TRACE)).toMatchObject({ state: 'paid', amountFen })
  })

  it('may ask twice and gets the same trade; with another amount it is refused', async () => {
    const tradeNo = await counter.open(order)

    expect(await counter.channel.create(order, TRACE)).toEqual({ means: 'alipay', tradeNo })
    const other = await counter.channel.create(orderOf({ amountFen: 1_501 }), TRACE)
    expect(refusalIn(other)).toBe('request_malformed')
  })

  it('reads a description without the characters that Alipay does not take', async () => {
    await counter.open(orderOf({ description: `挂号/缴费 a=b&c ${'长'.repeat(300)}` }))
    const { subject } = counter.lastAsked('alipay.trade.create')

    expect(subject).toMatch(/^挂号 缴费 a b c 长+$/)
    expect(subject).toHaveLength(256)
  })

  it('is known by the id of an old application too', async () => {
    await counter.open(orderOf({ payer: '2088000000000000' })).catch(() => undefined)
    expect(counter.lastAsked('alipay.trade.create')).toMatchObject({ buyer_id: '2088000000000000' })

    await counter.open(order)
    const asked = counter.lastAsked('alipay.trade.create')
    expect(asked).toMatchObject({ buyer_open_id: openIdOf('li-ming') })
    expect(asked).not.toHaveProperty('buyer_id')
  })

  it('is refused when Alipay does not know who pays', async () => {
    const nobody = await counter.channel.create(orderOf({ payer: undefined }), TRACE)
    expect(refusalIn(nobody)).toBe('payer_refused')
    const stranger = await counter.channel.create(orderOf({ payer: 'nobody-has-this-id' }), TRACE)
    expect(refusalIn(stranger)).toBe('payer_refused')
  })

  it('is refused a trade that is paid, closed or over', async () => {
    await counter.paid(order)
    expect(refusalIn(await counter.channel.create(order, TRACE))).toBe('already_paid')

    const second = orderOf({ orderNumber: 'P2026112400000002' })
    await counter.open(second)
    counter.clock.advance(15 * 60_000)
    expect(refusalIn(await counter.channel.create(second, TRACE))).toBe('trade_closed')
    expect(await counter.channel.query(second, TRACE)).toEqual({ state: 'closed' })
  })

  it('cannot pay once the trade is closed, however often it is closed', async () => {
    const tradeNo = await counter.open(order)

    expect(await counter.channel.close(order, TRACE)).toBe('closed')
    expect(await counter.channel.close(order, TRACE)).toBe('closed')
    expect(counter.alipay.trades.cashier.open(tradeNo, 'li-ming')).toEqual({ problem: 'closed' })
    expect(refusalIn(await counter.channel.create(order, TRACE))).toBe('trade_closed')
  })

  it('who has paid meanwhile has paid: the closing says so', async () => {
    await counter.paid(order)

    expect(await counter.channel.close(order, TRACE)).toBe('already_paid')
  })

  it('whose bank is still at it is neither paid nor closed, and then paid', async () => {
    const tradeNo = await counter.open(order)
    const source = 'slow_bank'
    expect(counter.alipay.trades.cashier.pay(tradeNo, { personId: 'li-ming', source })).toBe('8000')

    expect(await counter.channel.query(order, TRACE)).toEqual({ state: 'unpaid' })
    expect(refusalIn(await counter.channel.close(order, TRACE))).toBe('busy')
    counter.clock.advance(10_000)
    expect(await counter.channel.close(order, TRACE)).toBe('already_paid')
  })

  it('of a number that Alipay never saw there is nothing to pay and nothing to close', async () => {
    expect(await counter.channel.query(order, TRACE)).toEqual({ state: 'none' })
    expect(await counter.channel.close(order, TRACE)).toBe('closed')
  })
})

describe('a patient gets money back', () => {
  it('in parts, each once, and the trade stays one that was paid', async () => {
    await counter.paid(order)
    const part = refundOf({ amountFen: 500 })
    const rest = refundOf({ amountFen: 1_000, refundNumber: 'RP20261124000000012' })
    counter.clock.advance(5_000)
    const refundedAt = '2026-11-24T09:00:05+08:00'

    expect(await counter.channel.queryRefund(part, TRACE)).toEqual({ state: 'none' })
    expect(await counter.channel.refund(part, TRACE)).toEqual({ state: 'done', refundedAt })
    expect(await counter.channel.refund(part, TRACE)).toEqual({ state: 'processing' })
    expect(await counter.channel.queryRefund(part, TRACE)).toEqual({ state: 'done', refundedAt })
    expect(await counter.channel.refund(rest, TRACE)).toEqual({ state: 'done', refundedAt })

    const [trade] = counter.alipay.trades.book.list()
    expect(trade?.refunds.map(({ amountFen }) => amountFen)).toEqual([500, 1_000])
    expect(await counter.channel.query(order, TRACE)).toMatchObject({ state: 'paid', amountFen: 1_500 })
    expect(await counter.channel.close(order, TRACE)).toBe('already_paid')
  })

  it('that is on its way for a while is asked for again under the same number, and arrives once', async () => {
    counter.alipay.settings.refundSeconds = 60
    await counter.paid(order)

    expect(await counter.channel.refund(refundOf(), TRACE)).toEqual({ state: 'processing' })
    expect(await counter.channel.queryRefund(refundOf(), TRACE)).toEqual({ state: 'none' })
    expect(await counter.channel.refund(refundOf(), TRACE)).toEqual({ state: 'processing' })
    counter.clock.advance(60_000)
    expect(await counter.channel.queryRefund(refundOf(), TRACE)).toEqual({
      state: 'done',
      refundedAt: '2026-11-24T09:01:00+08:00',
    })
    expect(counter.alipay.trades.book.list()[0]?.refunds).toHaveLength(1)
  })

  it('and it counts as given back even when Alipay refuses the second asking for having nothing left', async () => {
    counter.alipay.settings.refusesRepeatedRefunds = true
    await counter.paid(order)
    await counter.channel.refund(refundOf(), TRACE)

    expect(await counter.channel.refund(refundOf(), TRACE)).toMatchObject({ state: 'done' })
    const other = refundOf({ refundNumber: 'RP20261124000000012' })
    expect(refusalIn(await counter.channel.refund(other, TRACE))).toBe('trade_closed')
  })

  it('but not more than was paid, and not another amount under the same number', async () => {
    await counter.paid(order)
    expect(refusalIn(await counter.channel.refund(refundOf({ amountFen: 1_501 }), TRACE))).toBe(
      'refund_too_much',
    )
    await counter.channel.refund(refundOf({ amountFen: 500 }), TRACE)

    const other = await counter.channel.refund(refundOf({ amountFen: 501 }), TRACE)
    expect(refusalIn(other)).toBe('request_malformed')
    expect(await counter.channel.queryRefund(refundOf({ amountFen: 501 }), TRACE)).toMatchObject({
      kind: 'unintelligible',
    })
  })

  it('later, when the hospital’s account has money again', async () => {
    await counter.paid(order)
    counter.alipay.settings.isSellerBalanceEmpty = true
    expect(refusalIn(await counter.channel.refund(refundOf(), TRACE))).toBe('merchant_balance')
    counter.alipay.settings.isSellerBalanceEmpty = false

    expect(await counter.channel.refund(refundOf(), TRACE)).toMatchObject({ state: 'done' })
  })

  it('not of what was not paid, is not there, or is over', async () => {
    expect(refusalIn(await counter.channel.refund(refundOf(), TRACE))).toBe('trade_unknown')
    expect(refusalIn(await counter.channel.queryRefund(refundOf(), TRACE))).toBe('trade_unknown')
    await counter.open(order)
    expect(refusalIn(await counter.channel.refund(refundOf(), TRACE))).toBe('refund_impossible')

    const second = orderOf({ orderNumber: 'P2026112400000002' })
    await counter.paid(second)
    counter.clock.advance(366 * 24 * 3_600_000)
    const late = await counter.channel.refund(refundOf({ orderNumber: second.orderNumber }), TRACE)
    expect(refusalIn(late)).toBe('refund_impossible')
  })
})
