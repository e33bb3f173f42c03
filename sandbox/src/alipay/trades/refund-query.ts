import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import { done, type Method } from '../method.ts'
import { bizContent } from './biz-content.ts'
import type { TradeBook } from './trade-book.ts'
import { refuseTrade } from './trade-refusal.ts'

/**
 * `alipay.trade.fastpay.refund.query` { out_trade_no | trade_no, out_request_no, query_options? }. Success also
 * for a refund that was never received or is on its way: then without `refund_status` (payments.md §3.4).
 */
export function queryRefund(book: TradeBook): Method {
  return (asked) => {
    const content = bizContent(asked)
    const outRequestNo = content.text('out_request_no')
    const trade = book.find({ outTradeNo: content.text('out_trade_no'), tradeNo: content.text('trade_no') })
    if (outRequestNo === undefined) return refuseTrade('INVALID_PARAMETER')
    if (trade === undefined) return refuseTrade('TRADE_NOT_EXIST')
    const refund = trade.refunds.find((one) => one.outRequestNo === outRequestNo)
    if (refund === undefined || refund.paysAtMs > book.nowMs) return done({})

    return done({
      out_trade_no: trade.outTradeNo,
      trade_no: trade.tradeNo,
      out_request_no: outRequestNo,
      total_amount: yuanOf(trade.totalFen),
      refund_amount: yuanOf(refund.amountFen),
      refund_status: 'REFUND_SUCCESS',
      ...(content.list('query_options').includes('gmt_refund_pay')
        ? { gmt_refund_pay: shanghaiDateTime(refund.paysAtMs) }
        : {}),
    })
  }
}
