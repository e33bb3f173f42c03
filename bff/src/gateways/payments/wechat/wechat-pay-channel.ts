import { randomBytes } from 'node:crypto'
import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import type { z } from 'zod'
import type { MerchantConfig } from '../../../config/merchants.ts'
import { type Clock, SECOND_MS } from '../../../lib/clock.ts'
import { GatewayFailure, isGatewayFailure } from '../../failure.ts'
import type { ChannelRefundOrder, PaymentChannel, TradeKey } from '../port.ts'
import { ChannelRefused, channelRefusalOf } from '../refused.ts'
import { createCallbackReader } from './callback-reader.ts'
import { createWechatPayClient } from './client.ts'
import { loadKeys } from './keys.ts'
import { concluded, fromOrder, fromRefund, type Ourselves, toRefund, toTrade } from './mapper.ts'
import * as wire from './wire.ts'

export interface WechatPayChannelOptions {
  merchant: MerchantConfig<'wechat'>
  /** The official account whose pages ask for money; bound to the merchant. */
  appId: string
  /** Where call-backs reach us: public and without a query. */
  notifyUrl: string
  clock: Clock
}

const ORDERS = '/v3/pay/transactions'
const REFUNDS = '/v3/refund/domestic/refunds'

/** WeChat Pay v3, JSAPI (payments.md §1). */
export function createWechatPayChannel(options: WechatPayChannelOptions): PaymentChannel {
  const { merchant, appId, notifyUrl, clock } = options
  const { merchantId, apiV3Key } = merchant
  const keys = loadKeys(merchant)
  const client = createWechatPayClient(merchant, keys)
  const ourselves: Ourselves = { appId, merchantId, notifyUrl }

  return {
    means: 'wechat',

    async create(order, trace) {
      const { payer } = order
      // JSAPI cannot do without one: whoever pays is known by openid since they signed in.
      if (payer === undefined) return new ChannelRefused('payer_refused', { code: 'PAYER_MISSING' })
      const answer = await client.call(
        {
          method: 'POST',
          path: `${ORDERS}/jsapi`,
          body: fromOrder({ ...order, payer }, ourselves),
          answer: wire.prepaid,
        },
        trace,
      )

      return isGatewayFailure(answer) ? concluded(answer) : { means: 'wechat', prepayId: answer.prepay_id }
    },

    invocation(_order, prepaid) {
      if (prepaid.means !== 'wechat') throw new Error(`a trade of ${prepaid.means} is not WeChat Pay's`)
      const timeStamp = String(Math.floor(clock.now().getTime() / SECOND_MS))
      const nonceStr = randomBytes(16).toString('hex')
      const said = `prepay_id=${prepaid.prepayId}`
      const signed = Formatter.joinedByLineFeed(appId, timeStamp, nonceStr, said)
      const paySign = Rsa.sign(signed, keys.privateKey)

      return { means: 'wechat', appId, timeStamp, nonceStr, package: said, signType: 'RSA', paySign }
    },

    async query(order, trace) {
      const answer = await client.call(
        {
          method: 'GET',
          path: `${ORDERS}/out-trade-no/${order.orderNumber}`,
          query: { mchid: merchantId },
          answer: wire.trade,
        },
        trace,
      )
      if (!isGatewayFailure(answer)) return isOurs(answer, order) ? toTrade(answer) : ofAnother('order')
      const failure = concluded(answer)

      return channelRefusalOf(failure) === 'trade_unknown' ? { state: 'none' } : failure
    },

    async close(order, trace) {
      const answer = await client.call(
        {
          method: 'POST',
          path: `${ORDERS}/out-trade-no/${order.orderNumber}/close`,
          body: { mchid: merchantId },
          answer: wire.nothing,
        },
        trace,
      )
      if (!isGatewayFailure(answer)) return 'closed'
      const failure = concluded(answer)
      const refusal = channelRefusalOf(failure)
      if (refusal === 'already_paid') return 'already_paid'
      // A number never seen is as good as closed: an order of it that arrives late can be paid only by a
      // `prepay_id` that nobody was told, with a signature that only `invocation` makes.
      const isShut = refusal === 'trade_closed' || refusal === 'trade_unknown'

      return isShut ? 'closed' : failure
    },

    async refund(refund, trace) {
      const answer = await client.call(
        { method: 'POST', path: REFUNDS, body: fromRefund(refund, ourselves), answer: wire.refund },
        trace,
      )
      if (!isGatewayFailure(answer)) return readRefund(answer, refund)
      // The trade was seen as paid before: that it is not found passes (payments.md §1.5).
      const failure = concluded(answer, { RESOURCE_NOT_EXISTS: 'busy' })
      if (failure.code === 'USER_ACCOUNT_ABNORMAL') return { state: 'impossible', code: failure.code }

      return failure
    },

    async queryRefund(refund, trace) {
      const answer = await client.call(
        { method: 'GET', path: `${REFUNDS}/${refund.refundNumber}`, answer: wire.refund },
        trace,
      )
      if (!isGatewayFailure(answer)) return readRefund(answer, refund)
      const failure = concluded(answer)

      return channelRefusalOf(failure) === 'trade_unknown' ? { state: 'none' } : failure
    },

    readCallback: createCallbackReader({ keys, apiV3Key, ourselves, clock }),
  }

  function isOurs(answer: z.output<typeof wire.trade>, { orderNumber }: TradeKey): boolean {
    return answer.appid === appId && answer.mchid === merchantId && answer.out_trade_no === orderNumber
  }
}

function readRefund(answer: z.output<typeof wire.refund>, asked: ChannelRefundOrder) {
  const isAsked =
    answer.out_refund_no === asked.refundNumber &&
    answer.transaction_id === asked.providerNumber &&
    answer.amount.refund === asked.amountFen

  return isAsked ? toRefund(answer) : ofAnother('refund')
}

function ofAnother(what: 'order' | 'refund'): GatewayFailure {
  return new GatewayFailure('unintelligible', { reason: `answer about another ${what}` })
}
