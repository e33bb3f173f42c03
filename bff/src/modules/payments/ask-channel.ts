import type { Config } from '../../config.ts'
import { detailOf, type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import type {
  ChannelOrder,
  ChannelRefund,
  ChannelRefundOrder,
  ChannelResult,
  ClosableTrade,
  PaymentChannel,
  Trace,
  TradeKey,
} from '../../gateways/payments/port.ts'
import { channelRefusalOf } from '../../gateways/payments/refused.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { AnswerTo } from './answers.ts'
import { type PaymentRow, readIdentity } from './payments.ts'
import { returnUrlOf } from './return-page.ts'

/** Shown in wallets and on their bills: never what it is for in particular (payments.md §7). */
const descriptions = { bills: '门诊费用', registration: '挂号费', prepaid: '住院费用' } as const

export function channelOrderOf(
  { fields, config }: { fields: FieldCrypto; config: Pick<Config, 'publicOrigins'> },
  row: PaymentRow,
): ChannelOrder {
  return {
    ...closableTradeOf(row),
    amountFen: row.cash_fen,
    description: `${row.snapshot.institutionName.zh} ${descriptions[row.purpose]}`,
    payer: readIdentity(fields, row).payer,
    returnUrl: returnUrlOf(config, row),
  }
}

export function tradeKeyOf(row: PaymentRow): TradeKey {
  return { orderNumber: row.order_number, orderedAt: shanghaiInstant(row.created_at) }
}

export function closableTradeOf(row: PaymentRow): ClosableTrade {
  return { ...tradeKeyOf(row), expiresAt: shanghaiInstant(row.expires_at) }
}

export async function askPrepay(
  channel: PaymentChannel,
  order: ChannelOrder,
  trace: Trace,
): Promise<AnswerTo<'prepay'>> {
  const to = 'prepay'
  const result = await channel.create(order, trace)
  if (!isGatewayFailure(result)) return { to, is: 'done', facts: { prepaid: result } }
  const detail = detailOf(result)
  switch (channelRefusalOf(result)) {
    case undefined:
      return { to, is: 'unknown', detail }
    case 'already_paid':
      return { to, is: 'already_paid', detail }
    case 'busy':
    case 'caller_refused':
      return { to, is: 'later', detail }
    default:
      return { to, is: 'refused', detail }
  }
}

export async function askTrade(
  channel: PaymentChannel,
  key: TradeKey,
  trace: Trace,
): Promise<AnswerTo<'query_trade'>> {
  const to = 'query_trade'
  const result = await channel.query(key, trace)
  if (isGatewayFailure(result)) return { to, is: 'unknown', detail: detailOf(result) }
  if (result.state !== 'paid') return { to, is: result.state }
  const { amountFen, providerNumber, paidAt } = result

  return { to, is: 'paid', amountFen, facts: { providerNumber, paidAt: new Date(paidAt) } }
}

export async function askClose(
  channel: PaymentChannel,
  trade: ClosableTrade,
  trace: Trace,
): Promise<AnswerTo<'close_trade'>> {
  const to = 'close_trade'
  const result = await channel.close(trade, trace)
  if (!isGatewayFailure(result)) return { to, is: result }
  const detail = detailOf(result)
  switch (channelRefusalOf(result)) {
    case 'already_paid':
      return { to, is: 'already_paid', detail }
    case 'trade_closed':
      return { to, is: 'closed', detail }
    default:
      return { to, is: 'unknown', detail }
  }
}

export async function askRefund(
  channel: PaymentChannel,
  refund: ChannelRefundOrder,
  trace: Trace,
): Promise<AnswerTo<'refund'>> {
  const to = 'refund'
  const result = await channel.refund(refund, trace)
  if (isGatewayFailure(result)) return { to, is: refusedRefund(result), detail: detailOf(result) }

  return { to, is: result.state === 'none' ? 'unknown' : result.state, ...detailOfRefund(result) }
}

function refusedRefund(failure: GatewayFailure): 'later' | 'impossible' | 'unknown' {
  switch (channelRefusalOf(failure)) {
    case undefined:
      return 'unknown'
    case 'merchant_balance':
    case 'busy':
    case 'caller_refused':
      return 'later'
    default:
      return 'impossible'
  }
}

export async function askAboutRefund(
  channel: PaymentChannel,
  refund: ChannelRefundOrder,
  trace: Trace,
): Promise<AnswerTo<'query_refund'>> {
  const to = 'query_refund'
  const result: ChannelResult<ChannelRefund> = await channel.queryRefund(refund, trace)

  if (isGatewayFailure(result)) return { to, is: 'unknown', detail: detailOf(result) }

  return { to, is: result.state, ...detailOfRefund(result) }
}

/** When the provider says that the money went, or why it cannot. */
function detailOfRefund(refund: ChannelRefund): { detail?: string } {
  switch (refund.state) {
    case 'done':
      return { detail: refund.refundedAt }
    case 'impossible':
      return { detail: refund.code }
    default:
      return {}
  }
}
