import { z } from 'zod'
import { localDateTime, yuan } from '../../values.ts'

/** Answers as the SDK hands them over, in camel case (payments.md §3.3, §3.4). Fields that are not used may come. */

/** Some times carry parts of a second. */
const time = z
  .string()
  .transform((text) => text.slice(0, 19))
  .pipe(localDateTime)

export const created = z.object({ outTradeNo: z.string(), tradeNo: z.string().min(1) })

export const trade = z.object({
  outTradeNo: z.string(),
  tradeNo: z.string().min(1),
  tradeStatus: z.enum(['WAIT_BUYER_PAY', 'TRADE_CLOSED', 'TRADE_SUCCESS', 'TRADE_FINISHED']),
  totalAmount: yuan,
  sendPayDate: time.optional(),
})

export const closed = z.object({ outTradeNo: z.string() })

export const refunded = z.object({
  outTradeNo: z.string(),
  fundChange: z.enum(['Y', 'N']),
  gmtRefundPay: time.optional(),
})

/** Empty for a refund that Alipay did not receive, or that is not done yet. */
export const refundQueried = z.object({
  outTradeNo: z.string().optional(),
  outRequestNo: z.string().optional(),
  refundStatus: z.string().optional(),
  refundAmount: yuan.optional(),
  gmtRefundPay: time.optional(),
})

/** The form of a notice (payments.md §3.5). */
export const notice = z.object({
  notify_id: z.string().min(1),
  notify_time: localDateTime,
  notify_type: z.literal('trade_status_sync'),
  app_id: z.string(),
  seller_id: z.string(),
  out_trade_no: z.string().min(1).max(64),
  /** Our number of a refund, in a notice about one. */
  out_biz_no: z.string().min(1).max(64).optional(),
  total_amount: yuan.optional().catch(undefined),
  refund_fee: yuan.optional().catch(undefined),
})
