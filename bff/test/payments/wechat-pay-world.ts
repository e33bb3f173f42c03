import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { createManualClock, type ManualClock } from '../../../sandbox/src/lib/clock.ts'
import { createSandboxContext } from '../../../sandbox/src/lib/sandbox-context.ts'
import { findPerson } from '../../../sandbox/src/people.ts'
import { startWechatPay, type WechatPay } from '../../../sandbox/src/wechat-pay/start-wechat-pay.ts'
import type { WechatPaySecrets } from '../../../sandbox/src/wechat-pay/wechat-pay-credentials.ts'
import { isGatewayFailure } from '../../src/gateways/failure.ts'
import type {
  ChannelOrder,
  ChannelRefundOrder,
  ChannelTrade,
  PaymentChannel,
} from '../../src/gateways/payments/port.ts'
import { createWechatPayChannel } from '../../src/gateways/payments/wechat/wechat-pay-channel.ts'
import { type PublishedWechatPay, type WechatPayMode, wechatPayMerchant } from './wechat-pay-merchant.ts'

export const TRACE = { traceId: 'trace-1' }
const NOTIFY_URL = 'http://127.0.0.1:1/callbacks/wechat-main'

export const openidOf = (personId: string) => findPerson(personId)?.accounts.wechat.openid ?? ''

export const ownSecrets = () => inject('sandboxSecrets').wechatPayOwn

interface ChannelChanges {
  mode?: WechatPayMode
  timeoutMs?: number
  apiBase?: string
  notifyUrl?: string
}

export interface PayWorld {
  pay: WechatPay
  channel: PaymentChannel
  /** Of both sides; the client in between reads the machine's. */
  clock: ManualClock
  /** 15 yuan of Li Ming, a quarter of an hour to pay. */
  order: ChannelOrder
  /** Another channel of the same merchant. */
  channelWith(changes: ChannelChanges): PaymentChannel
  /** Opens the order by a channel and pays it at the cashier. */
  pays(order?: ChannelOrder, by?: PaymentChannel): Promise<Extract<ChannelTrade, { state: 'paid' }>>
  close(): Promise<void>
}

/** A merchant's channel on WeChat Pay's stand-in, with real keys and signatures. */
export async function openWorld(
  secrets: WechatPaySecrets,
  { mode = 'public_key' }: { mode?: WechatPayMode } = {},
): Promise<PayWorld> {
  const clock = createManualClock(Math.floor(Date.now() / 1000) * 1000)
  const context = createSandboxContext({ clock })
  await context.credentials.section('wechat', () => ({ appId: secrets.credentials.appId }))
  await context.credentials.section('wechatPayOwn', () => secrets)
  const pay = await startWechatPay({ context, port: 0 })
  pay.settings.believesCallersClock = true
  const dataDir = mkdtempSync(join(tmpdir(), 'wechat-pay-channel-'))
  const published = context.credentials.all().wechatPay as unknown as PublishedWechatPay

  function channelWith(changes: ChannelChanges) {
    const { mode: otherMode = mode, notifyUrl = NOTIFY_URL, ...rest } = changes
    const merchant = wechatPayMerchant(published, { dataDir, mode: otherMode })

    return createWechatPayChannel({
      merchant: { ...merchant, ...rest },
      appId: published.appId,
      notifyUrl,
      clock: { now: () => new Date(clock.now()) },
    })
  }

  const channel = channelWith({})
  const order: ChannelOrder = {
    orderNumber: 'TZ2026112400000001',
    orderedAt: at(clock.now()),
    amountFen: 1500,
    description: '门诊缴费',
    expiresAt: at(clock.now() + 15 * 60_000),
    payer: openidOf('li-ming'),
    returnUrl: 'http://localhost:8080/',
  }

  return {
    ...{ pay, channel, clock, order, channelWith },
    async pays(paidOrder = order, by = channel) {
      const prepaid = await by.create(paidOrder, TRACE)
      if (isGatewayFailure(prepaid)) throw new Error(prepaid.reason)
      const invocation = by.invocation(paidOrder, prepaid)
      if (invocation.means !== 'wechat') throw new Error('not for WeChat')
      const payment = pay.cashier.pay({ invocation, openid: paidOrder.payer ?? '' })
      if ('problem' in payment) throw new Error(payment.problem)
      const trade = await by.query(paidOrder, TRACE)
      if (isGatewayFailure(trade) || trade.state !== 'paid') throw new Error('not paid')

      return trade
    },
    close: () => pay.close(),
  }
}

/** The refund of a paid order, in whole or in part. */
export function refundOf(
  order: ChannelOrder,
  { providerNumber, amountFen = order.amountFen }: { providerNumber: string; amountFen?: number },
): ChannelRefundOrder {
  const { orderNumber, orderedAt, amountFen: paidFen } = order

  return {
    ...{ orderNumber, orderedAt, amountFen, paidFen, providerNumber },
    refundNumber: `${orderNumber}R1`,
    refundedAt: orderedAt,
    reason: '退号',
  }
}

export const at = (instantMs: number) => new Date(instantMs).toISOString()
