import {
  anything,
  equalTo,
  fen,
  matching,
  notifyUrl,
  object,
  optional,
  required,
  text,
} from './body-rules.ts'
import { PayRefusal, resourceUnknown } from './pay-refusal.ts'
import { type RefundOrder, type Refunds, refundAnswer } from './refunds.ts'
import type { PayRoute } from './signed-routes.ts'

const refundOrder = object({
  transaction_id: optional(text(32)),
  out_trade_no: optional(text(32)),
  out_refund_no: required(matching(/^[0-9A-Za-z_\-|*@]{1,64}$/)),
  reason: optional(text(80)),
  notify_url: optional(notifyUrl),
  funds_account: optional(equalTo('AVAILABLE')),
  amount: required(
    object({
      refund: required(fen),
      total: required(fen),
      currency: required(equalTo('CNY')),
      from: optional(anything),
    }),
  ),
  goods_detail: optional(anything),
})

/**
 * `POST /v3/refund/domestic/refunds` accepts a refund; `GET …/{out_refund_no}` tells how it stands (payments.md
 * §1.5).
 */
export function refundRoutes(refunds: Refunds): PayRoute[] {
  return [
    {
      method: 'POST',
      url: '/v3/refund/domestic/refunds',
      handle({ body }) {
        const problem = refundOrder(body, '')
        if (problem !== undefined) return problem
        const refund = refunds.refund(body as RefundOrder)

        return refund instanceof PayRefusal ? refund : refundAnswer(refund)
      },
    },
    {
      method: 'GET',
      url: '/v3/refund/domestic/refunds/:outRefundNo',
      handle({ params }) {
        const refund = refunds.find(params.outRefundNo ?? '')

        return refund === undefined ? resourceUnknown() : refundAnswer(refund)
      },
    },
  ]
}
