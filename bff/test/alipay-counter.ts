import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { type AlipaySecrets, SELLER_ID } from '../../sandbox/src/alipay/alipay-credentials.ts'
import { type Alipay, startAlipay } from '../../sandbox/src/alipay/start-alipay.ts'
import { type LetterBox, openLetterBox } from '../../sandbox/src/lib/letter-box.test-support.ts'
import { createSandboxContext } from '../../sandbox/src/lib/sandbox-context.ts'
import { findPerson } from '../../sandbox/src/people.ts'
import { createAlipayClient } from '../src/gateways/alipay/client.ts'
import { isGatewayFailure } from '../src/gateways/failure.ts'
import { createAlipayChannel } from '../src/gateways/payments/alipay/alipay-channel.ts'
import type {
  ChannelOrder,
  ChannelRefundOrder,
  PaymentChannel,
  RawCallback,
} from '../src/gateways/payments/port.ts'
import { asCallback } from './as-callback.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

export const TRACE = { traceId: 'trace-1' }

const PATIENT_MS = 60_000

/** Our side and Alipay's, with one clock, and the address where notices arrive. */
export class AlipayCounter {
  secrets!: AlipaySecrets
  alipay!: Alipay
  clock!: TestClock
  channel!: PaymentChannel
  /** Our address. */
  box!: LetterBox

  get noticeUrl(): string {
    return `${this.box.origin}/callbacks/alipay`
  }

  /** What has arrived there. */
  get notices(): RawCallback[] {
    return this.box.received.map(asCallback)
  }

  get gateway(): string {
    return `${this.alipay.origin}/gateway.do`
  }

  /** A channel that reaches Alipay, or whatever stands in its place, at an address. */
  channelTo(gateway: string, timeoutMs = PATIENT_MS): PaymentChannel {
    const folder = mkdtempSync(join(tmpdir(), 'alipay-'))
    const { credentials } = this.secrets
    const pem = (name: string, text: string) => {
      const path = join(folder, name)
      writeFileSync(path, text)

      return path
    }
    const client = createAlipayClient(
      {
        appId: credentials.appId,
        gateway,
        privateKeyPath: pem('app.key', credentials.appPrivateKey),
        appCertPath: pem('app.crt', credentials.appCert),
        alipayCertPath: pem('alipay.crt', credentials.alipayCert),
        rootCertPath: pem('root.crt', credentials.alipayRootCert),
        timeoutMs,
      },
      { clock: this.clock },
    )

    return createAlipayChannel({ client, sellerId: SELLER_ID, notifyUrl: this.noticeUrl, clock: this.clock })
  }

  /** Opens a trade and answers its number at Alipay. */
  async open(order: ChannelOrder): Promise<string> {
    const prepaid = await this.channel.create(order, TRACE)
    if (isGatewayFailure(prepaid) || prepaid.means !== 'alipay') throw new Error('no trade was opened')

    return prepaid.tradeNo
  }

  /** Opens a trade that its payer pays at once; answers its number at Alipay. */
  async paid(order: ChannelOrder, personId = 'li-ming'): Promise<string> {
    const tradeNo = await this.open(order)
    this.alipay.trades.cashier.pay(tradeNo, { personId, source: 'balance' })

    return tradeNo
  }

  /** What was sent in the last call of a method. */
  lastAsked(method: string): Record<string, unknown> {
    const exchange = this.alipay.exchanges.list().find(({ url }) => url.includes(`method=${method}`))
    const content = new URLSearchParams(exchange?.requestBody.replaceAll('+', '%2B')).get('biz_content')

    return JSON.parse(content ?? '{}') as Record<string, unknown>
  }
}

/** Starts Alipay and the address of notices around the tests of a file. */
export function setUpAlipayCounter(): AlipayCounter {
  const counter = new AlipayCounter()

  beforeAll(async () => {
    counter.secrets = inject('sandboxSecrets').alipayOwn
    counter.box = await openLetterBox()
  })

  beforeEach(async () => {
    counter.clock = createTestClock()
    Object.assign(counter.box, { received: [], answer: 'success' })
    const context = createSandboxContext({ clock: { now: () => counter.clock.now().getTime() } })
    await context.credentials.section('alipayOwn', () => counter.secrets)
    counter.alipay = await startAlipay({ context, port: 0 })
    counter.channel = counter.channelTo(counter.gateway)
  })

  afterEach(() => counter.alipay.close())
  afterAll(() => counter.box.close())

  return counter
}

export function openIdOf(personId: string): string {
  return findPerson(personId)?.accounts.alipay.openId ?? ''
}

/** Li Ming's bill of 15 yuan, to be paid within a quarter of an hour. */
export function orderOf(changes: Partial<ChannelOrder> = {}): ChannelOrder {
  return {
    orderNumber: 'P2026112400000001',
    orderedAt: '2026-11-24T09:00:00+08:00',
    amountFen: 1_500,
    description: '通诊 门诊缴费',
    expiresAt: '2026-11-24T09:15:00+08:00',
    payer: openIdOf('li-ming'),
    returnUrl: 'https://h5.example.cn/payments/1',
    ...changes,
  }
}

export function refundOf(changes: Partial<ChannelRefundOrder> = {}): ChannelRefundOrder {
  return {
    orderNumber: 'P2026112400000001',
    orderedAt: '2026-11-24T09:00:00+08:00',
    refundNumber: 'RP20261124000000011',
    refundedAt: '2026-11-24T09:05:00+08:00',
    amountFen: 1_500,
    paidFen: 1_500,
    providerNumber: '',
    reason: '退号',
    ...changes,
  }
}
