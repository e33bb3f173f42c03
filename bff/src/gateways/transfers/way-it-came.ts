import { GatewayFailure, isGatewayFailure } from '../failure.ts'
import type { ChannelRefund, ChannelRefundOrder, ChannelRefusal, PaymentChannel } from '../payments/port.ts'
import { channelRefusalOf } from '../payments/refused.ts'
import type { TransferChannel, TransferOrder, TransferStanding } from './port.ts'

/** A trade by which money came onto a card, given back in part: a refund at its provider, in the words of a transfer. */
export function createWayItCame(channel: PaymentChannel): TransferChannel {
  return {
    async send(order, trace) {
      const answer = await channel.refund(refundOf(order), trace)
      if (!isGatewayFailure(answer)) return standingOf(answer, order)
      const refusal = channelRefusalOf(answer)
      const code = answer.code ?? refusal ?? ''
      if (refusal !== undefined && later.has(refusal)) return { state: 'later', code }

      return refusal === undefined ? answer : { state: 'refused', code, cause: 'channel' }
    },

    async query(order, trace) {
      const answer = await channel.queryRefund(refundOf(order), trace)
      if (isGatewayFailure(answer)) return answer

      return answer.state === 'none' ? { state: 'none' } : standingOf(answer, order)
    },
  }
}

const later: ReadonlySet<ChannelRefusal> = new Set(['merchant_balance', 'busy'])

function standingOf(
  refund: ChannelRefund,
  { transferNumber }: TransferOrder,
): TransferStanding | GatewayFailure {
  switch (refund.state) {
    case 'done':
      return { state: 'paid', providerNumber: transferNumber, paidAt: refund.refundedAt }
    case 'impossible':
      return { state: 'failed', code: refund.code, cause: 'channel' }
    case 'processing':
      return { state: 'processing' }
    case 'none':
      return new GatewayFailure('unintelligible', { reason: 'a refund that was taken is not known' })
  }
}

function refundOf({ payee, ...order }: TransferOrder): ChannelRefundOrder {
  if (payee.to !== 'trade') throw new Error('the way it came needs the trade by which it came')
  const { orderNumber, orderedAt, providerNumber, paidFen } = payee

  return {
    ...{ orderNumber, orderedAt, providerNumber, paidFen, refundNumber: order.transferNumber },
    ...{ refundedAt: order.decidedAt, amountFen: order.amountFen, reason: order.remark },
  }
}
