import { done, type Method } from '../method.ts'
import { bizContent } from './biz-content.ts'
import { isPaying } from './trade.ts'
import type { TradeBook } from './trade-book.ts'
import { refuseTrade } from './trade-refusal.ts'

/**
 * `alipay.trade.close` { out_trade_no | trade_no }: only a trade that waits for its buyer. Whether the true one
 * refuses what is closed already is UNCONFIRMED; it does here, which is the harder case for the caller.
 */
export function closeTrade(book: TradeBook): Method {
  return (asked) => {
    const content = bizContent(asked)
    const trade = book.find({ outTradeNo: content.text('out_trade_no'), tradeNo: content.text('trade_no') })
    if (trade === undefined) return refuseTrade('TRADE_NOT_EXIST')
    if (book.statusOf(trade) !== 'WAIT_BUYER_PAY' || isPaying(trade, book.nowMs)) {
      return refuseTrade('TRADE_STATUS_ERROR')
    }
    book.close(trade)

    return done({ trade_no: trade.tradeNo, out_trade_no: trade.outTradeNo })
  }
}
