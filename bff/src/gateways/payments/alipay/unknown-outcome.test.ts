import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createAlipaySecrets } from '../../../../../sandbox/src/alipay/alipay-credentials.ts'
import { createAlipaySettings } from '../../../../../sandbox/src/alipay/alipay-settings.ts'
import { createAnswerWriter } from '../../../../../sandbox/src/alipay/signed-answer.ts'
import { orderOf, refundOf, setUpAlipayCounter, TRACE } from '../../../../test/alipay-counter.ts'
import { isGatewayFailure } from '../../failure.ts'
import type { PaymentChannel } from '../port.ts'
import { channelRefusalOf } from '../refused.ts'

const counter = setUpAlipayCounter()
const order = orderOf()

/** How long an impatient channel waits for an answer that does not come. */
const SHORT_MS = 200

/** What may befall a call, and whether Alipay has done its work all the same. */
const misfortunes: readonly { what: string; isDone: boolean; begin(): void }[] = [
  { what: 'is lost on the way', isDone: false, begin: () => addFault('lost-request') },
  { what: 'is done, its answer lost', isDone: true, begin: () => addFault('lost-answer') },
  { what: 'ends in a 502 before anything was done', isDone: false, begin: () => addFault('error-5xx') },
  {
    what: 'ends in a 502 after everything was done',
    isDone: true,
    begin: () => addFault('error-5xx', { afterEffect: true }),
  },
  { what: 'is answered with half an answer', isDone: true, begin: () => addFault('malformed') },
  {
    what: 'is answered too late',
    isDone: false,
    begin() {
      addFault('slow', { delayMs: 600_000 })
      counter.channel = counter.channelTo(counter.gateway, SHORT_MS)
    },
  },
  { what: 'is answered with 20000', isDone: false, begin: () => addFault('busy') },
  {
    what: 'is answered with ACQ.SYSTEM_ERROR',
    isDone: true,
    begin: () => Object.assign(counter.alipay.settings, { saysSystemError: true }),
  },
  {
    what: 'is answered by somebody who is not Alipay',
    isDone: true,
    begin: () => Object.assign(counter.alipay.settings, { forgesSignature: true }),
  },
]

function addFault(kind: Parameters<typeof counter.alipay.faults.add>[0]['kind'], more: object = {}): void {
  counter.alipay.faults.add({ kind, probability: 1, ...more })
}

function endMisfortune(): void {
  counter.alipay.faults.clear()
  counter.channel = counter.channelTo(counter.gateway)
  Object.assign(counter.alipay.settings, createAlipaySettings())
}

function expectUnknown(answer: unknown): void {
  expect(answer).toMatchObject({ kind: expect.stringMatching(/^(unreachable|unintelligible)$/) })
}

describe('a call that', () => {
  it.each(misfortunes)('$what leaves an order unknown, and asking tells', async ({ isDone, begin }) => {
    begin()
    expectUnknown(await counter.channel.create(order, TRACE))
    expectUnknown(await counter.channel.query(order, TRACE))
    endMisfortune()

    expect(await counter.channel.query(order, TRACE)).toEqual({ state: isDone ? 'unpaid' : 'none' })
    await counter.open(order)
    expect(counter.alipay.trades.book.list()).toHaveLength(1)
  })

  it.each(misfortunes)('$what leaves a closing unknown, and asking tells', async ({ isDone, begin }) => {
    await counter.open(order)
    begin()
    expectUnknown(await counter.channel.close(order, TRACE))
    endMisfortune()

    expect(await counter.channel.query(order, TRACE)).toEqual({ state: isDone ? 'closed' : 'unpaid' })
    expect(await counter.channel.close(order, TRACE)).toBe('closed')
  })

  it.each(misfortunes)(
    '$what leaves a refund unknown, and the money goes back once',
    async ({ isDone, begin }) => {
      await counter.paid(order)
      begin()
      expectUnknown(await counter.channel.refund(refundOf(), TRACE))
      expectUnknown(await counter.channel.queryRefund(refundOf(), TRACE))
      endMisfortune()

      const asked = await counter.channel.queryRefund(refundOf(), TRACE)
      expect(asked).toMatchObject({ state: isDone ? 'done' : 'none' })
      await counter.channel.refund(refundOf(), TRACE)
      expect(counter.alipay.trades.book.list()[0]?.refunds).toHaveLength(1)
    },
  )
})

describe('what the SDK does not do by itself', () => {
  let gateway: Server | undefined

  afterEach(() => {
    gateway?.closeAllConnections()
    gateway?.close()
  })

  /** A channel to a gateway that always says the same. */
  async function hearing(text: string): Promise<PaymentChannel> {
    gateway = createServer((_, response) => response.end(text))
    await new Promise<void>((resolve) => gateway?.listen(0, '127.0.0.1', resolve))

    return counter.channelTo(`http://127.0.0.1:${(gateway.address() as AddressInfo).port}/gateway.do`)
  }

  function signed(node: string, content: object): string {
    return createAnswerWriter(counter.secrets, createAlipaySettings())(node, content)
  }

  const paid = {
    ...{ code: '10000', msg: 'Success', out_trade_no: order.orderNumber, trade_no: '1' },
    ...{ trade_status: 'TRADE_SUCCESS', total_amount: '15.00', send_pay_date: '2026-11-24 09:00:01' },
  }
  const NODE = 'alipay_trade_query_response'

  it('a refusal in error_response is a refusal, not a wrong signature', async () => {
    const { credentials } = await createAlipaySecrets()
    const { appPrivateKey } = counter.secrets.credentials
    counter.secrets.credentials.appPrivateKey = credentials.appPrivateKey
    const channel = counter.channelTo(counter.gateway)
    counter.secrets.credentials.appPrivateKey = appPrivateKey

    for (const failureNode of ['error_response', 'method_node'] as const) {
      Object.assign(counter.alipay.settings, { failureNode })
      const answer = await channel.create(order, TRACE)
      expect(isGatewayFailure(answer) && answer.code).toBe('isv.invalid-signature')
      expect(isGatewayFailure(answer) && channelRefusalOf(answer)).toBe('caller_refused')
    }
  })

  it('a refusal in error_response that Alipay did not sign decides nothing', async () => {
    const refusal = { code: '40002', sub_code: 'isv.invalid-app-id' }
    const channel = await hearing(JSON.stringify({ error_response: refusal, sign: 'bm8=' }))

    expectUnknown(await channel.create(order, TRACE))
  })

  it.each([
    ['without a signature', () => JSON.stringify({ [NODE]: paid })],
    ['with an empty signature', () => JSON.stringify({ [NODE]: paid, sign: '' })],
    ['whose amount was changed', () => signed(NODE, paid).replace('15.00', '51.00')],
    ['that is no object', () => 'null'],
    ['that is empty', () => ''],
    ['about another trade', () => signed(NODE, { ...paid, out_trade_no: 'P2026112400000009' })],
    ['in a status that we do not know', () => signed(NODE, { ...paid, trade_status: 'TRADE_PENDING' })],
    ['with a third decimal', () => signed(NODE, { ...paid, total_amount: '15.001' })],
    ['with a code that is not listed', () => signed(NODE, { code: '40004', sub_code: 'ACQ.NEW_CODE' })],
    ['with a code out of the language', () => signed(NODE, { code: '40004', sub_code: 'ACQ.toString' })],
  ])('an answer %s is no payment and no refusal', async (_what, text) => {
    const channel = await hearing(text())
    const answer = await channel.query(order, TRACE)

    expectUnknown(answer)
    expect(isGatewayFailure(answer) && channelRefusalOf(answer)).toBeUndefined()
  })

  it('a payment that Alipay does not date is a payment all the same', async () => {
    const { send_pay_date: _, ...undated } = paid
    const channel = await hearing(signed(NODE, undated))

    expect(await channel.query(order, TRACE)).toMatchObject({
      state: 'paid',
      paidAt: '2026-11-24T09:00:00+08:00',
    })
  })

  it('writes Beijing’s time, wherever the process believes to be', async () => {
    const zone = process.env.TZ
    process.env.TZ = 'America/New_York'
    try {
      expect(await counter.channel.create(order, TRACE)).toMatchObject({ means: 'alipay' })
    } finally {
      process.env.TZ = zone
    }
  })
})
