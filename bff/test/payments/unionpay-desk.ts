import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLetterBox } from '../../../sandbox/src/lib/letter-box.test-support.ts'
import { createSandboxContext } from '../../../sandbox/src/lib/sandbox-context.ts'
import { startUnionpay, type Unionpay } from '../../../sandbox/src/unionpay/start-unionpay.ts'
import type {
  UnionpayCredentials,
  UnionpaySecrets,
} from '../../../sandbox/src/unionpay/unionpay-credentials.ts'
import type { MerchantConfig } from '../../src/config/merchants.ts'
import { isGatewayFailure } from '../../src/gateways/failure.ts'
import type {
  ChannelOrder,
  ChannelRefundOrder,
  ChannelTrade,
  PaymentChannel,
  RawCallback,
} from '../../src/gateways/payments/port.ts'
import { createUnionpayChannel } from '../../src/gateways/payments/unionpay/unionpay-channel.ts'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { createHttpClient } from '../../src/lib/http.ts'
import { asCallback } from '../as-callback.ts'
import { createTestClock, type TestClock } from '../test-clock.ts'

export const TRACE = { traceId: 'trace-1' }

/** The BFF's gateway on UnionPay's sandbox, and the address that UnionPay calls back. */
export interface UnionpayDesk {
  unionpay: Unionpay
  channel: PaymentChannel
  clock: TestClock
  config: MerchantConfig<'unionpay'>
  /** Call-backs as they came, oldest first. */
  callbacks: RawCallback[]
  /** An order of 128.50 yuan, made now, to be paid within 15 minutes. */
  order(more?: Partial<ChannelOrder>): ChannelOrder
  /** Takes the order's form to the cashier, as a browser does: the cashier's address, or the page that refuses. */
  openCashier(order: ChannelOrder): Promise<{ url: string; page: string }>
  pay(order: ChannelOrder, card?: 'debit' | 'credit' | 'short'): Promise<void>
  /** The order, paid, with UnionPay's number for it. */
  paidOrder(more?: Partial<ChannelOrder>): Promise<ChannelOrder & { providerNumber: string }>
  refundOf(
    order: ChannelOrder & { providerNumber: string },
    more?: Partial<ChannelRefundOrder>,
  ): ChannelRefundOrder
  /** The same gateway with another patience, or with its answers altered on the way. */
  channelWith(changes: { timeoutMs?: number; alter?: (text: string) => string }): PaymentChannel
  close(): Promise<void>
}

export async function createUnionpayDesk(secrets: UnionpaySecrets): Promise<UnionpayDesk> {
  const clock = createTestClock()
  const context = createSandboxContext({ clock: { now: () => clock.now().getTime() } })
  await context.credentials.section('unionpayOwn', () => secrets)
  const unionpay = await startUnionpay({ context, port: 0 })
  const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-unionpay-'))
  const ours = await openLetterBox()
  const config: MerchantConfig<'unionpay'> = {
    ...merchantOf(secrets.credentials, dataDir),
    ...{ gateway: unionpay.origin, cashierOrigins: [], timeoutMs: 5_000 },
  }
  const http = createHttpClient({ allowedHosts: new Set([new URL(unionpay.origin).host]) })
  const channelWith: UnionpayDesk['channelWith'] = ({
    timeoutMs = config.timeoutMs,
    alter = (text) => text,
  }) =>
    createUnionpayChannel(
      { ...config, timeoutMs },
      {
        http: {
          ...http,
          async send(request) {
            const answer = await http.send(request)

            return isGatewayFailure(answer) ? answer : { ...answer, text: alter(answer.text) }
          },
        },
        clock,
        callbackUrl: `${ours.origin}/callbacks`,
      },
    )
  const channel = channelWith({})
  let numbered = 0

  const desk: UnionpayDesk = {
    ...{ unionpay, channel, channelWith, clock, config },
    get callbacks() {
      return ours.received.filter(({ path }) => path === '/callbacks').map(asCallback)
    },
    order(more = {}) {
      numbered += 1

      return {
        orderNumber: `TZ2026112400${String(numbered).padStart(4, '0')}`,
        orderedAt: clock.now().toISOString(),
        amountFen: 12_850,
        description: '门诊缴费',
        expiresAt: new Date(clock.now().getTime() + 15 * MINUTE_MS).toISOString(),
        payer: undefined,
        returnUrl: `${ours.origin}/return?from=unionpay&page=bill`,
        ...more,
      }
    },
    async openCashier(order) {
      const invocation = channel.invocation(order, { means: 'unionpay' })
      if (invocation.means !== 'unionpay') throw new Error('not a form')
      const answer = await fetch(invocation.action, {
        method: 'POST',
        body: new URLSearchParams(invocation.fields),
      })

      return { url: answer.url, page: await answer.text() }
    },
    async pay(order, card = 'debit') {
      const { url } = await desk.openCashier(order)
      await fetch(`${url}/pay`, { method: 'POST', body: new URLSearchParams({ card }) })
      await unionpay.notices.deliverDue()
    },
    async paidOrder(more) {
      const order = desk.order(more)
      await desk.pay(order)
      const trade = await channel.query(order, TRACE)
      if (isGatewayFailure(trade) || trade.state !== 'paid') throw new Error('the order is not paid')

      return { ...order, providerNumber: trade.providerNumber }
    },
    refundOf({ orderNumber, orderedAt, amountFen, providerNumber }, more = {}) {
      numbered += 1

      return {
        ...{ orderNumber, orderedAt, amountFen, providerNumber, paidFen: amountFen },
        refundNumber: `TZR2026112400${String(numbered).padStart(4, '0')}`,
        refundedAt: clock.now().toISOString(),
        reason: '退号',
        ...more,
      }
    },
    async close() {
      await unionpay.close()
      ours.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }

  return desk
}

/** What the query says, when it must say something. */
export async function tradeOf(desk: UnionpayDesk, order: ChannelOrder): Promise<ChannelTrade> {
  const trade = await desk.channel.query(order, TRACE)
  if (isGatewayFailure(trade)) throw new Error(trade.reason)

  return trade
}

/** The merchant's entry in the configuration, its keys written to `dataDir`. */
export function merchantOf(credentials: UnionpayCredentials, dataDir: string) {
  const pem = (name: string, text: string) => {
    const path = join(dataDir, name)
    writeFileSync(path, text)

    return path
  }

  return {
    means: 'unionpay' as const,
    merchantId: credentials.merchantId,
    privateKeyPath: pem('unionpay-merchant.key', credentials.privateKey),
    certPath: pem('unionpay-merchant.cer', credentials.cert),
    rootCertPath: pem('unionpay-root.cer', credentials.rootCert),
    middleCertPath: pem('unionpay-middle.cer', credentials.middleCert),
    signerName: credentials.signerName,
  }
}
