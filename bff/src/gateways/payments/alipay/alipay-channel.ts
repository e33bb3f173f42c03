import type { z } from 'zod'
import type { Clock } from '../../../lib/clock.ts'
import { shanghaiInstant } from '../../../lib/shanghai-time.ts'
import type { AlipayClient } from '../../alipay/client.ts'
import { isUserId } from '../../alipay/wire.ts'
import { GatewayFailure, isGatewayFailure } from '../../failure.ts'
import { toLocalDateTime, toYuan } from '../../values.ts'
import type {
  ChannelRefund,
  ChannelRefundOrder,
  ChannelResult,
  ChannelTrade,
  PaymentChannel,
  Trace,
  TradeKey,
} from '../port.ts'
import { ChannelRefused } from '../refused.ts'
import { inWordsOfThePort, nothingLeft, notWaiting, refundBarred, TRADE_NOT_EXIST } from './codes.ts'
import { readNotice } from './read-notice.ts'
import * as wire from './wire.ts'

export interface AlipayChannelOptions {
  client: AlipayClient
  /** Who is paid, `2088…`. */
  sellerId: string
  /** Where notices of its trades arrive. */
  notifyUrl: string
  clock: Clock
}

/** Trades of a mini-program: `alipay.trade.create` by JSAPI_PAY and what follows (payments.md §3.3–3.5). */
export function createAlipayChannel(options: AlipayChannelOptions): PaymentChannel {
  const { client, sellerId, notifyUrl, clock } = options

  function call<S extends z.ZodType>(
    method: string,
    { content, answer, ...more }: { content: object; answer: S; notifyUrl?: string },
    { traceId }: Trace,
  ) {
    return client.call({ method, parameters: { ...more, bizContent: content }, answer, traceId })
  }

  /** Nobody should wait for a date: what Alipay does not date is dated by when we learn of it. */
  const now = () => shanghaiInstant(clock.now())

  async function query({ orderNumber }: TradeKey, trace: Trace): Promise<ChannelTrade | GatewayFailure> {
    const answer = await call(
      'alipay.trade.query',
      { content: { outTradeNo: orderNumber }, answer: wire.trade },
      trace,
    )
    if (!isGatewayFailure(answer)) {
      return answer.outTradeNo === orderNumber ? toTrade(answer, now) : ofAnotherTrade
    }

    return answer.code === TRADE_NOT_EXIST ? { state: 'none' } : inWordsOfThePort(answer)
  }

  async function queryRefund(
    { orderNumber, refundNumber, amountFen }: ChannelRefundOrder,
    trace: Trace,
  ): Promise<ChannelResult<ChannelRefund>> {
    const answer = await call(
      'alipay.trade.fastpay.refund.query',
      {
        content: {
          outTradeNo: orderNumber,
          outRequestNo: refundNumber,
          queryOptions: ['gmt_refund_pay'],
        },
        answer: wire.refundQueried,
      },
      trace,
    )
    if (isGatewayFailure(answer)) return inWordsOfThePort(answer)
    // Not received, failed or still under way: repeating it under the same number is right in all three.
    if (answer.refundStatus === undefined) return { state: 'none' }
    if (answer.refundStatus !== 'REFUND_SUCCESS') return { state: 'processing' }
    const { outTradeNo = orderNumber, outRequestNo = refundNumber, refundAmount } = answer
    const isOurs = outTradeNo === orderNumber && outRequestNo === refundNumber
    if (!isOurs || refundAmount !== amountFen) return ofAnotherTrade

    return { state: 'done', refundedAt: answer.gmtRefundPay ?? now() }
  }

  return {
    means: 'alipay',

    async create(order, trace) {
      const { orderNumber, payer } = order
      if (payer === undefined) return new ChannelRefused('payer_refused', { code: 'payer unknown' })
      const answer = await call(
        'alipay.trade.create',
        {
          notifyUrl,
          content: {
            outTradeNo: orderNumber,
            totalAmount: toYuan(order.amountFen),
            subject: subjectOf(order.description),
            productCode: 'JSAPI_PAY',
            opAppId: client.appId,
            sellerId,
            timeExpire: toLocalDateTime(order.expiresAt),
            ...buyerOf(payer),
          },
          answer: wire.created,
        },
        trace,
      )
      if (isGatewayFailure(answer)) return inWordsOfThePort(answer)

      return answer.outTradeNo === orderNumber ? { means: 'alipay', tradeNo: answer.tradeNo } : ofAnotherTrade
    },

    invocation(_order, prepaid) {
      if (prepaid.means !== 'alipay') throw new Error(`${prepaid.means} is not paid by Alipay`)

      return { means: 'alipay', tradeNo: prepaid.tradeNo }
    },

    query,

    async close(key, trace) {
      const answer = await call(
        'alipay.trade.close',
        { content: { outTradeNo: key.orderNumber }, answer: wire.closed },
        trace,
      )
      if (!isGatewayFailure(answer)) return answer.outTradeNo === key.orderNumber ? 'closed' : ofAnotherTrade
      // Should it still arrive, then without anybody who knows Alipay's number of it, which opens the cashier; and it
      // dies at its `time_expire`. UNCONFIRMED that Alipay offers such a trade to its buyer nowhere else.
      if (answer.code === TRADE_NOT_EXIST) return 'closed'
      if (!notWaiting.has(answer.code)) return inWordsOfThePort(answer)

      const trade = await query(key, trace)
      if (isGatewayFailure(trade)) return trade
      if (trade.state === 'paid') return 'already_paid'

      return trade.state === 'closed' ? 'closed' : new ChannelRefused('busy', { code: answer.code ?? '' })
    },

    async refund(order, trace) {
      const { orderNumber, refundNumber, amountFen, reason } = order
      const answer = await call(
        'alipay.trade.refund',
        {
          content: {
            outTradeNo: orderNumber,
            outRequestNo: refundNumber,
            refundAmount: toYuan(amountFen),
            refundReason: cut(reason),
          },
          answer: wire.refunded,
        },
        trace,
      )
      if (isGatewayFailure(answer)) {
        const { code = '' } = answer
        if (refundBarred.has(code)) return { state: 'impossible', code }
        if (!nothingLeft.has(code)) return inWordsOfThePort(answer)
        const earlier = await queryRefund(order, trace)

        return !isGatewayFailure(earlier) && earlier.state === 'none' ? inWordsOfThePort(answer) : earlier
      }
      if (answer.outTradeNo !== orderNumber) return ofAnotherTrade
      // N: taken, or taken before. Which of the two, and whether it is done, only the query says (payments.md §3.4).
      if (answer.fundChange === 'N') return { state: 'processing' }

      return { state: 'done', refundedAt: answer.gmtRefundPay ?? now() }
    },

    queryRefund,

    readCallback: (callback) => readNotice(callback, { client, sellerId, clock }),
  }
}

/** A signature does not say what was asked: a true answer to another question must not count as ours. */
const ofAnotherTrade = new GatewayFailure('unintelligible', { reason: 'the answer is about another trade' })

/**
 * A closed trade that has a day of payment was paid and then given back whole (payments.md §3.4; that the day is still
 * there is UNCONFIRMED, and the payment's own record knows it anyway).
 */
function toTrade(answer: z.output<typeof wire.trade>, now: () => string): ChannelTrade {
  const { tradeStatus, totalAmount: amountFen, tradeNo: providerNumber, sendPayDate } = answer
  if (tradeStatus === 'WAIT_BUYER_PAY') return { state: 'unpaid' }
  if (tradeStatus === 'TRADE_CLOSED' && sendPayDate === undefined) return { state: 'closed' }

  return { state: 'paid', amountFen, providerNumber, paidAt: sendPayDate ?? now() }
}

/** Alipay takes neither `/` nor `=` nor `&` in it (payments.md §3.3). */
function subjectOf(description: string): string {
  return cut(description.replaceAll(/[/=&]/g, ' '))
}

/** As long as Alipay takes; never half a character. */
function cut(text: string): string {
  return [...text].slice(0, 256).join('')
}

/** An `open_id`, or the `2088…` of old applications. */
function buyerOf(payer: string): object {
  return isUserId(payer) ? { buyerId: payer } : { buyerOpenId: payer }
}
