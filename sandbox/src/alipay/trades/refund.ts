import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import type { AlipaySettings } from '../alipay-settings.ts'
import { done, type Method } from '../method.ts'
import { type BizContent, bizContent } from './biz-content.ts'
import { namesOf } from './query.ts'
import { type Refund, refundedFen, type Trade } from './trade.ts'
import { tradeAmount } from './trade-amount.ts'
import type { TradeBook } from './trade-book.ts'
import { refuseTrade, type TradeRefusal } from './trade-refusal.ts'

/**
 * `alipay.trade.refund` { out_trade_no | trade_no, refund_amount, out_request_no, refund_reason? }. `fund_change`
 * tells whether money moved by this very call: `N` for a repetition and for a refund that is on its way.
 * `refund_fee` counts all refunds of the trade (payments.md §3.4).
 */
export function refundTrade(book: TradeBook, settings: AlipaySettings): Method {
  return (asked) => {
    const content = bizContent(asked)
    const trade = book.find({ outTradeNo: content.text('out_trade_no'), tradeNo: content.text('trade_no') })
    if (trade === undefined) return refuseTrade('TRADE_NOT_EXIST')
    const refund = readRefund(content, trade, book.nowMs + settings.refundSeconds * 1000)
    if (refund === undefined) return refuseTrade('INVALID_PARAMETER')

    const earlier = trade.refunds.find(({ outRequestNo }) => outRequestNo === refund.outRequestNo)
    if (earlier !== undefined && settings.refusesRepeatedRefunds) {
      return refuseTrade('REFUND_AMT_NOT_EQUAL_TOTAL')
    }
    if (earlier !== undefined) {
      return earlier.amountFen === refund.amountFen
        ? answer(trade, { change: 'N', refund: earlier, nowMs: book.nowMs })
        : refuseTrade('DISCORDANT_REPEAT_REQUEST')
    }
    const refusal = refundRefusal({ trade, refund, book, settings })
    if (refusal !== undefined) return refuseTrade(refusal)
    const change = refund.paysAtMs > book.nowMs ? 'N' : 'Y'

    return answer(book.refund(trade, refund), { change, refund, nowMs: book.nowMs })
  }
}

/** Without a number of its own a refund must be of the whole, and bears the trade's. */
function readRefund(content: BizContent, trade: Trade, paysAtMs: number): Refund | undefined {
  const amountFen = tradeAmount(content.text('refund_amount'))
  const outRequestNo =
    content.text('out_request_no') ?? (amountFen === trade.totalFen ? trade.outTradeNo : undefined)
  if (amountFen === undefined || outRequestNo === undefined || outRequestNo.length > 64) return undefined

  return { outRequestNo, amountFen, reason: content.text('refund_reason') ?? '', paysAtMs }
}

function refundRefusal({
  trade,
  refund,
  book,
  settings,
}: {
  trade: Trade
  refund: Refund
  book: TradeBook
  settings: AlipaySettings
}): TradeRefusal | undefined {
  const status = book.statusOf(trade)
  if (status === 'WAIT_BUYER_PAY') return 'TRADE_STATUS_ERROR'
  if (status === 'TRADE_CLOSED') return 'TRADE_HAS_CLOSE'
  if (status === 'TRADE_FINISHED') return 'TRADE_HAS_FINISHED'
  if (refundedFen(trade) + refund.amountFen > trade.totalFen) return 'REFUND_AMT_NOT_EQUAL_TOTAL'
  if (settings.isSellerBalanceEmpty) return 'SELLER_BALANCE_NOT_ENOUGH'

  return undefined
}

function answer(
  trade: Trade,
  { change, refund, nowMs }: { change: 'Y' | 'N'; refund: Refund; nowMs: number },
) {
  return done({
    ...namesOf(trade),
    fund_change: change,
    refund_fee: yuanOf(refundedFen(trade)),
    ...(refund.paysAtMs <= nowMs ? { gmt_refund_pay: shanghaiDateTime(refund.paysAtMs) } : {}),
  })
}
