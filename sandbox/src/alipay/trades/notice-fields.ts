import { createSign } from 'node:crypto'
import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import { findPerson } from '../../people.ts'
import { signContent } from '../request-check.ts'
import { refundedFen, type Trade } from './trade.ts'

/** Something the seller is told of a trade. That it expired is not told here; the true one tells it, UNCONFIRMED. */
export interface Notice {
  notifyId: string
  outTradeNo: string
  event: 'paid' | 'closed' | 'refunded'
  outRequestNo?: string
}

export type NoticeFields = Record<string, string>

/** Who is told, and by which key. */
export interface NoticeSeller {
  appId: string
  sellerId: string
  /** Alipay's own, PKCS#8 PEM. */
  privateKey: string
}

/** The form of a notice, unsigned. A refund says TRADE_SUCCESS again, or TRADE_CLOSED for the whole (payments.md §3.5). */
export function noticeFields(
  { trade, notice, nowMs }: { trade: Trade; notice: Notice; nowMs: number },
  { appId, sellerId }: NoticeSeller,
): NoticeFields {
  return {
    notify_time: shanghaiDateTime(nowMs),
    notify_type: 'trade_status_sync',
    notify_id: notice.notifyId,
    app_id: appId,
    auth_app_id: appId,
    charset: 'utf-8',
    version: '1.0',
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_open_id: findPerson(trade.personId)?.accounts.alipay.openId ?? '',
    seller_id: sellerId,
    subject: trade.subject,
    total_amount: yuanOf(trade.totalFen),
    gmt_create: shanghaiDateTime(trade.createdAtMs),
    ...eventFields(trade, notice),
  }
}

function eventFields(trade: Trade, { event, outRequestNo }: Notice): NoticeFields {
  if (event === 'closed') {
    return {
      trade_status: 'TRADE_CLOSED',
      gmt_close: shanghaiDateTime(trade.closedAtMs ?? trade.expiresAtMs),
    }
  }
  if (event === 'paid') return { trade_status: 'TRADE_SUCCESS', ...paymentFields(trade) }

  const refund = trade.refunds.find((one) => one.outRequestNo === outRequestNo)
  const refunded = refundedFen(trade, outRequestNo)
  return {
    ...paymentFields(trade),
    trade_status: refunded === trade.totalFen ? 'TRADE_CLOSED' : 'TRADE_SUCCESS',
    out_biz_no: outRequestNo ?? '',
    refund_fee: yuanOf(refunded),
    gmt_refund: `${shanghaiDateTime(refund?.paysAtMs ?? 0)}.000`,
  }
}

function paymentFields({ totalFen, paidAtMs = 0 }: Trade): NoticeFields {
  const amount = yuanOf(totalFen)

  return {
    gmt_payment: shanghaiDateTime(paidAtMs),
    receipt_amount: amount,
    invoice_amount: amount,
    buyer_pay_amount: amount,
    point_amount: '0.00',
    fund_bill_list: JSON.stringify([{ amount, fundChannel: 'ALIPAYACCOUNT' }]),
  }
}

/** Adds `sign_type` and `sign`, which cover neither themselves nor each other; no field is empty (payments.md §3.5, §5.1). */
export function signedNotice(fields: NoticeFields, privateKey: string): NoticeFields {
  const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
  const sign = createSign('RSA-SHA256').update(signContent(sent)).sign(privateKey, 'base64')

  return { ...sent, sign_type: 'RSA2', sign }
}
