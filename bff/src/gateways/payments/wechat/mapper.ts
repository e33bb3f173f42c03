import type { z } from 'zod'
import { shanghaiInstant } from '../../../lib/shanghai-time.ts'
import { GatewayFailure } from '../../failure.ts'
import type { ChannelOrder, ChannelRefund, ChannelRefundOrder, ChannelTrade } from '../port.ts'
import { ChannelRefused } from '../refused.ts'
import { refusalsByCode, refusalsByErrorId } from './codes.ts'
import type * as wire from './wire.ts'

/** Who we are to WeChat Pay. */
export interface Ourselves {
  appId: string
  merchantId: string
  /** Where call-backs reach us; without a query. */
  notifyUrl: string
}

const LONGEST_REASON = 80

/** The same order gives the same text, which WeChat Pay wants of a repeated one. */
export function fromOrder(
  order: ChannelOrder & { payer: string },
  { appId, merchantId, notifyUrl }: Ourselves,
) {
  return {
    appid: appId,
    mchid: merchantId,
    description: order.description,
    out_trade_no: order.orderNumber,
    time_expire: shanghaiInstant(new Date(order.expiresAt)),
    notify_url: notifyUrl,
    amount: { total: order.amountFen, currency: 'CNY' },
    payer: { openid: order.payer },
  }
}

export function fromRefund(refund: ChannelRefundOrder, { notifyUrl }: Ourselves) {
  return {
    // By its own number, a paid trade is sometimes "not found" for a while (payments.md §1.5).
    transaction_id: refund.providerNumber,
    out_refund_no: refund.refundNumber,
    reason: refund.reason.slice(0, LONGEST_REASON),
    notify_url: notifyUrl,
    amount: { refund: refund.amountFen, total: refund.paidFen, currency: 'CNY' },
  }
}

const UNPAID_STATES = {
  NOTPAY: 'unpaid',
  USERPAYING: 'unpaid',
  PAYERROR: 'unpaid',
  ACCEPT: 'unpaid',
  CLOSED: 'closed',
  REVOKED: 'closed',
} as const

export function toTrade(answer: z.output<typeof wire.trade>): ChannelTrade {
  if (answer.trade_state !== 'SUCCESS' && answer.trade_state !== 'REFUND')
    return { state: UNPAID_STATES[answer.trade_state] }

  return {
    state: 'paid',
    amountFen: answer.amount.total,
    providerNumber: answer.transaction_id,
    paidAt: shanghaiInstant(new Date(answer.success_time)),
  }
}

export function toRefund(answer: z.output<typeof wire.refund>): ChannelRefund {
  switch (answer.status) {
    case 'SUCCESS':
      return { state: 'done', refundedAt: shanghaiInstant(new Date(answer.success_time)) }
    case 'PROCESSING':
      return { state: 'processing' }
    default:
      return { state: 'impossible', code: answer.status }
  }
}

/**
 * What a refusal means in our words, `exceptions` of one operation first. A code that is nowhere listed says
 * nothing about what was done: unknown.
 */
export function concluded(
  failure: GatewayFailure,
  exceptions: Readonly<Record<string, ChannelRefused['refusal']>> = {},
): GatewayFailure {
  const { kind, code, data } = failure
  if (kind !== 'refused' || code === undefined) return failure
  const refusal = exceptions[code] ?? refusalsByErrorId[String(data)] ?? refusalsByCode[code]

  return refusal === undefined
    ? new GatewayFailure('unintelligible', { code, reason: `${failure.reason} is not listed` })
    : new ChannelRefused(refusal, { code })
}
