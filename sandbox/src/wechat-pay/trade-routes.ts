import {
  anything,
  equalTo,
  fen,
  instant,
  matching,
  notifyUrl,
  object,
  optional,
  required,
  text,
} from './body-rules.ts'
import { orderUnknown, otherAppId, otherMerchant, PayRefusal } from './pay-refusal.ts'
import type { PayRoute } from './signed-routes.ts'
import { type JsapiOrder, type Trade, type Trades, tradeAnswer } from './trades.ts'
import type { WechatPayCredentials } from './wechat-pay-credentials.ts'

const jsapiOrder = object({
  appid: required(text(32)),
  mchid: required(text(32)),
  description: required(text(127)),
  out_trade_no: required(matching(/^[0-9A-Za-z_\-|*]{6,32}$/)),
  time_expire: optional(instant),
  attach: optional(text(128)),
  notify_url: required(notifyUrl),
  goods_tag: optional(text(32)),
  support_fapiao: optional(anything),
  limit_pay: optional(anything),
  amount: required(object({ total: required(fen), currency: optional(equalTo('CNY')) })),
  payer: required(object({ openid: required(text(128)), identity: optional(anything) })),
  detail: optional(anything),
  scene_info: optional(anything),
  settle_info: optional(anything),
})

const closing = object({ mchid: required(text(32)) })

/**
 * JSAPI orders, their queries by either number, and their closing (payments.md §1.3).
 * `POST /v3/pay/transactions/jsapi` → `{ prepay_id }`; `GET …/id/{transaction_id}`, `GET …/out-trade-no/{no}` →
 * the trade; `POST …/out-trade-no/{no}/close` → 204.
 */
export function tradeRoutes(trades: Trades, { appId, merchantId }: WechatPayCredentials): PayRoute[] {
  const found = (trade: Trade | undefined, mchid: string | undefined) => {
    if (mchid !== merchantId) return otherMerchant()

    return trade === undefined ? orderUnknown() : tradeAnswer(trade)
  }

  return [
    {
      method: 'POST',
      url: '/v3/pay/transactions/jsapi',
      handle({ body }) {
        const problem = jsapiOrder(body, '')
        if (problem !== undefined) return problem
        const order = body as JsapiOrder
        if (order.mchid !== merchantId) return otherMerchant()
        if (order.appid !== appId) return otherAppId()

        return trades.order(order)
      },
    },
    {
      method: 'GET',
      url: '/v3/pay/transactions/id/:transactionId',
      handle: ({ params, query }) => found(trades.findByTransaction(params.transactionId ?? ''), query.mchid),
    },
    {
      method: 'GET',
      url: '/v3/pay/transactions/out-trade-no/:outTradeNo',
      handle: ({ params, query }) => found(trades.find(params.outTradeNo ?? ''), query.mchid),
    },
    {
      method: 'POST',
      url: '/v3/pay/transactions/out-trade-no/:outTradeNo/close',
      handle({ params, body }) {
        const problem = closing(body, '')
        if (problem instanceof PayRefusal) return problem
        if ((body as { mchid: string }).mchid !== merchantId) return otherMerchant()

        return trades.close(params.outTradeNo ?? '')
      },
    },
  ]
}
