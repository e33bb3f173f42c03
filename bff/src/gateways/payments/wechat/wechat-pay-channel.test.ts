import { beforeEach, describe, expect, it } from 'vitest'
import type { FaultRule } from '../../../../../sandbox/src/lib/fault-injector.ts'
import {
  at,
  openidOf,
  openWorld,
  ownSecrets,
  type PayWorld,
  refundOf,
  TRACE,
} from '../../../../test/payments/wechat-pay-world.ts'
import { guardCalls } from '../../../lib/outside-calls.ts'
import { GatewayFailure, isGatewayFailure } from '../../failure.ts'
import type { ChannelOrder } from '../port.ts'
import { channelRefusalOf } from '../refused.ts'

const secrets = ownSecrets()
let world: PayWorld

beforeEach(async () => {
  world = await openWorld(secrets)

  return () => world.close()
})

/** Why it was refused; undefined when it was not. */
function refusal(answer: unknown) {
  return answer instanceof GatewayFailure ? channelRefusalOf(answer) : undefined
}

it('a worker that has lost its operation opens no order', async () => {
  const { channel, order, pay } = world
  const lost = guardCalls(
    () => Promise.reject(new Error('lost')),
    () => channel.create(order, TRACE),
  )
  await expect(lost).rejects.toThrow('lost')
  expect(pay.exchanges.list()).toEqual([])
})

describe.each(['public_key', 'platform_certificate', 'both'] as const)('with the keys of mode %s', (mode) => {
  it('Li Ming pays an order, and gets the money back the way it came', async () => {
    await world.close()
    world = await openWorld(secrets, { mode })
    const { channel, order, clock } = world
    const paid = await world.pays()
    expect(paid).toEqual({
      state: 'paid',
      amountFen: 1500,
      providerNumber: expect.stringMatching(/^42\d{26}$/),
      paidAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/),
    })

    const refund = refundOf(order, paid)
    expect(await channel.refund(refund, TRACE)).toEqual({ state: 'processing' })
    clock.advance(5_000)
    expect(await channel.queryRefund(refund, TRACE)).toMatchObject({ state: 'done' })
    expect(await channel.query(order, TRACE)).toEqual(paid)
  })

  it('Li Ming leaves, and his order is closed by an answer without a body', async () => {
    await world.close()
    world = await openWorld(secrets, { mode })
    const { channel, order } = world
    await channel.create(order, TRACE)

    expect(await channel.query(order, TRACE)).toEqual({ state: 'unpaid' })
    expect(await channel.close(order, TRACE)).toBe('closed')
    expect(await channel.query(order, TRACE)).toEqual({ state: 'closed' })
  })
})

describe('an order', () => {
  it('asked for again is paid once, whichever of the two cashiers opens', async () => {
    const { channel, order, pay } = world
    const [first, second] = [await channel.create(order, TRACE), await channel.create(order, TRACE)]
    if (isGatewayFailure(first) || isGatewayFailure(second)) throw new Error('not opened')
    const cashier = (prepaid: typeof first) => {
      const invocation = channel.invocation(order, prepaid)
      if (invocation.means !== 'wechat') throw new Error('not for WeChat')

      return pay.cashier.pay({ invocation, openid: openidOf('li-ming') })
    }

    expect(first).not.toEqual(second)
    expect(cashier(first)).toHaveProperty('transactionId')
    expect(cashier(second)).toEqual({ problem: '该订单已支付' })
  })

  it('nobody ever asked for is told from one that nobody paid', async () => {
    expect(await world.channel.query(world.order, TRACE)).toEqual({ state: 'none' })
    expect(await world.channel.close(world.order, TRACE)).toBe('closed')
  })

  it('that was paid says so when it is to be closed or opened again, under either code', async () => {
    const { channel, order, pay } = world
    await world.pays()
    for (const code of ['INVALID_REQUEST', 'ORDERPAID'] as const) {
      pay.settings.paidCode = code
      expect(await channel.close(order, TRACE)).toBe('already_paid')
      expect(refusal(await channel.create(order, TRACE))).toBe('already_paid')
    }
  })

  it('that was closed cannot be opened again, and closing it again is fine', async () => {
    const { channel, order } = world
    await channel.create(order, TRACE)
    await channel.close(order, TRACE)

    expect(refusal(await channel.create(order, TRACE))).toBe('trade_closed')
    expect(await channel.close(order, TRACE)).toBe('closed')
  })

  it.each(['INVALID_REQUEST', 'OUT_TRADE_NO_USED'] as const)(
    'with another amount under the same number is unknown, not failed (%s): the first may be paid',
    async (code) => {
      const { channel, order, pay } = world
      pay.settings.otherContentCode = code
      await channel.create(order, TRACE)

      expect(await channel.create({ ...order, amountFen: 1 }, TRACE)).toMatchObject({
        kind: 'unintelligible',
        code,
      })
    },
  )

  it('for nobody is refused without a call', async () => {
    expect(refusal(await world.channel.create({ ...world.order, payer: undefined }, TRACE))).toBe(
      'payer_refused',
    )
    expect(world.pay.exchanges.recorded).toBe(0)
  })

  it.each<[string, Partial<ChannelOrder>]>([
    ['no description', { description: '' }],
    ['a number too short', { orderNumber: '1' }],
    ['no time to pay', { expiresAt: at(0) }],
  ])('with %s is malformed', async (_, changes) => {
    expect(refusal(await world.channel.create({ ...world.order, ...changes }, TRACE))).toBe(
      'request_malformed',
    )
  })

  it('for an openid of another account is unknown: WeChat Pay answers 500', async () => {
    expect(await world.channel.create({ ...world.order, payer: 'oSTRANGER' }, TRACE)).toMatchObject({
      kind: 'unreachable',
      reason: 'HTTP 500',
    })
  })

  it('carries our trace to the other side’s log', async () => {
    await world.channel.query(world.order, TRACE)
    expect(world.pay.exchanges.list()[0]?.requestHeaders['x-trace-no']).toBe('trace-1')
  })
})

describe('a refund', () => {
  it('asked for again gives the money back once', async () => {
    const refund = refundOf(world.order, await world.pays())
    await world.channel.refund(refund, TRACE)
    expect(await world.channel.refund(refund, TRACE)).toEqual({ state: 'processing' })
    expect(world.pay.refunds.list()).toHaveLength(1)
  })

  it('that was never asked for is none', async () => {
    const refund = refundOf(world.order, await world.pays())
    expect(await world.channel.queryRefund(refund, TRACE)).toEqual({ state: 'none' })
  })

  it('to a closed card is impossible', async () => {
    world.pay.settings.abnormalRefundsOf = ['li-ming']
    const refund = refundOf(world.order, await world.pays())
    await world.channel.refund(refund, TRACE)
    world.clock.advance(5_000)

    expect(await world.channel.queryRefund(refund, TRACE)).toEqual({ state: 'impossible', code: 'ABNORMAL' })
  })

  it('waits for money in the merchant’s account, and for a minute after the last', async () => {
    const paid = await world.pays()
    const part = (refundNumber: string) =>
      world.channel.refund({ ...refundOf(world.order, { ...paid, amountFen: 500 }), refundNumber }, TRACE)
    world.pay.settings.withdrawnFen = 1500
    expect(refusal(await part('R1'))).toBe('merchant_balance')
    world.pay.settings.withdrawnFen = 0
    expect(await part('R1')).toEqual({ state: 'processing' })
    expect(refusal(await part('R2'))).toBe('busy')
  })

  it('of a trade that is not found just now is to be asked for again', async () => {
    const refund = refundOf(world.order, { providerNumber: '4200000000000000000000000000' })
    expect(refusal(await world.channel.refund(refund, TRACE))).toBe('busy')
  })

  it('of more than was paid is never read as done or as refused for good: the code does not tell', async () => {
    const paid = await world.pays()
    const refund = refundOf(world.order, { ...paid, amountFen: 1501 })

    expect(await world.channel.refund(refund, TRACE)).toMatchObject({
      kind: 'unintelligible',
      code: 'INVALID_REQUEST',
    })
    expect(await world.channel.queryRefund(refund, TRACE)).toEqual({ state: 'none' })
  })

  it('of another amount under the same number is unknown, and a query of it is not believed', async () => {
    const paid = await world.pays()
    await world.channel.refund(refundOf(world.order, { ...paid, amountFen: 500 }), TRACE)
    const other = refundOf(world.order, { ...paid, amountFen: 600 })

    expect(await world.channel.refund(other, TRACE)).toMatchObject({ kind: 'unintelligible' })
    expect(await world.channel.queryRefund(other, TRACE)).toMatchObject({
      kind: 'unintelligible',
      reason: 'answer about another refund',
    })
  })
})

describe('when the line to WeChat Pay is bad', () => {
  const faults: [string, FaultRule, boolean][] = [
    ['the request is lost', { kind: 'lost-request', probability: 1, count: 1 }, false],
    ['the answer is lost', { kind: 'lost-answer', probability: 1, count: 1 }, true],
    ['a proxy fails before', { kind: 'error-5xx', probability: 1, count: 1 }, false],
    ['a proxy fails after', { kind: 'error-5xx', probability: 1, count: 1, afterEffect: true }, true],
    ['the answer is cut short', { kind: 'malformed', probability: 1, count: 1 }, true],
  ]

  const isUnknown = (answer: unknown) => answer instanceof GatewayFailure && answer.kind !== 'refused'

  it.each(faults)('and %s, an order is unknown until it is asked for', async (_, fault, hasHappened) => {
    const { channel, order, pay } = world
    pay.faults.add(fault)

    expect(isUnknown(await channel.create(order, TRACE))).toBe(true)
    expect(await channel.query(order, TRACE)).toEqual({ state: hasHappened ? 'unpaid' : 'none' })
    expect(await channel.create(order, TRACE)).toMatchObject({ means: 'wechat' })
  })

  it.each(faults)('and %s, a closing is unknown until it is asked for', async (_, fault, hasHappened) => {
    const { channel, order, pay } = world
    await channel.create(order, TRACE)
    // An answer without a body cannot be cut short, and needs no second look.
    const isWhole = fault.kind === 'malformed'
    pay.faults.add(fault)

    expect(isUnknown(await channel.close(order, TRACE))).toBe(!isWhole)
    expect(await channel.query(order, TRACE)).toEqual({ state: hasHappened ? 'closed' : 'unpaid' })
    expect(await channel.close(order, TRACE)).toBe('closed')
  })

  it.each(faults)('and %s, a refund is unknown until it is asked for', async (_, fault, hasHappened) => {
    const { channel, pay } = world
    const refund = refundOf(world.order, await world.pays())
    pay.faults.add(fault)

    expect(isUnknown(await channel.refund(refund, TRACE))).toBe(true)
    expect(await channel.queryRefund(refund, TRACE)).toEqual({ state: hasHappened ? 'processing' : 'none' })
    expect(await channel.refund(refund, TRACE)).toEqual({ state: 'processing' })
    expect(pay.refunds.list()).toHaveLength(1)
  })

  it.each(faults)('and %s, a query says nothing, and the next one tells', async (_, fault) => {
    const { channel, order, pay } = world
    const paid = await world.pays()
    const refund = refundOf(order, paid)
    pay.faults.add(fault)
    expect(isUnknown(await channel.query(order, TRACE))).toBe(true)
    pay.faults.add(fault)
    expect(isUnknown(await channel.queryRefund(refund, TRACE))).toBe(true)

    expect(await channel.query(order, TRACE)).toEqual(paid)
  })

  it('and WeChat Pay too busy, it says so, and has done nothing', async () => {
    const { channel, order, pay } = world
    pay.faults.add({ kind: 'busy', probability: 1, count: 1 })

    expect(refusal(await channel.create(order, TRACE))).toBe('busy')
    expect(await channel.query(order, TRACE)).toEqual({ state: 'none' })
  })

  it('and slow, the order is unknown when we have waited long enough', async () => {
    const { order, pay } = world
    const impatient = world.channelWith({ timeoutMs: 100 })
    pay.faults.add({ kind: 'slow', probability: 1, count: 1, delayMs: 60_000 })

    expect(await impatient.create(order, TRACE)).toMatchObject({ kind: 'unreachable', reason: 'timed out' })
  })

  it('and gone, everything is unknown', async () => {
    const gone = world.channelWith({ apiBase: 'http://127.0.0.1:1' })

    expect(await gone.query(world.order, TRACE)).toMatchObject({
      kind: 'unreachable',
      reason: 'ECONNREFUSED',
    })
  })
})

describe('the cashier’s invocation', () => {
  it('is signed anew each time, by our clock', async () => {
    const { channel, order, clock } = world
    const prepaid = { means: 'wechat' as const, prepayId: 'wx1' }
    const first = channel.invocation(order, prepaid)
    clock.advance(60_000)
    const second = channel.invocation(order, prepaid)

    expect(first).toMatchObject({
      appId: secrets.credentials.appId,
      package: 'prepay_id=wx1',
      signType: 'RSA',
    })
    expect(first).not.toEqual(second)
    expect(second).toMatchObject({ timeStamp: String(clock.now() / 1000) })
  })

  it('is not made for a trade of another provider', () => {
    expect(() => world.channel.invocation(world.order, { means: 'alipay', tradeNo: '1' })).toThrow('alipay')
  })
})
