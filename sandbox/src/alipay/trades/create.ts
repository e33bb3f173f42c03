import { people } from '../../people.ts'
import { readBeijingTime } from '../beijing-time.ts'
import { done, type Method } from '../method.ts'
import { type BizContent, bizContent } from './biz-content.ts'
import type { Trade } from './trade.ts'
import { tradeAmount } from './trade-amount.ts'
import type { TradeBook } from './trade-book.ts'
import { refuseTrade, type TradeRefusal } from './trade-refusal.ts'

interface Seller {
  appId: string
  sellerId: string
}

type Asked = Omit<Trade, 'tradeNo' | 'createdAtMs' | 'refunds' | 'notifyUrl'>

/** Alipay's own limit when none is given. */
const LONGEST_LIFE_MS = 15 * 24 * 60 * 60 * 1000

/**
 * `alipay.trade.create`, JSAPI_PAY for a mini-program: out_trade_no, total_amount, subject, product_code,
 * op_app_id, buyer_open_id (or buyer_id of old applications), seller_id?, time_expire? → out_trade_no, trade_no
 * (payments.md §3.3). The same order again answers the same trade.
 */
export function createTrade(book: TradeBook, seller: Seller): Method {
  return (asked) => {
    const order = readOrder(bizContent(asked), seller, book.nowMs)
    if (typeof order === 'string') return refuseTrade(order)
    const known = book.find({ outTradeNo: order.outTradeNo })
    const refusal = known === undefined ? undefined : repeatRefusal(known, order, book)
    if (refusal !== undefined) return refuseTrade(refusal)
    const trade = known ?? book.open({ ...order, notifyUrl: asked.notify_url || undefined })

    return done({ out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo })
  }
}

function readOrder(content: BizContent, seller: Seller, nowMs: number): Asked | TradeRefusal {
  const outTradeNo = content.text('out_trade_no') ?? ''
  const subject = content.text('subject') ?? ''
  const amount = content.text('total_amount')
  const totalFen = tradeAmount(amount)
  const expiry = content.text('time_expire')
  const expiresAtMs = expiry === undefined ? nowMs + LONGEST_LIFE_MS : readBeijingTime(expiry)

  if (!/^\w{1,64}$/.test(outTradeNo) || !/^[^/=&]{1,256}$/.test(subject)) return 'INVALID_PARAMETER'
  if (content.text('product_code') !== 'JSAPI_PAY' || expiresAtMs === undefined) return 'INVALID_PARAMETER'
  if (totalFen === undefined) return /^\d{9,}/.test(amount ?? '') ? 'TOTAL_FEE_EXCEED' : 'INVALID_PARAMETER'
  if (content.text('op_app_id') !== seller.appId) return 'UNBOUND_APPLICATION'
  if ((content.text('seller_id') ?? seller.sellerId) !== seller.sellerId) return 'PARTNER_ERROR'
  if (expiresAtMs <= nowMs) return 'NOW_TIME_AFTER_EXPIRE_TIME_ERROR'
  const buyer = findBuyer(content)
  if (buyer === undefined) return 'BUYER_NOT_EXIST'

  return { outTradeNo, subject, totalFen, expiresAtMs, personId: buyer.id }
}

function repeatRefusal(known: Trade, order: Asked, book: TradeBook): TradeRefusal | undefined {
  const isSame =
    known.totalFen === order.totalFen && known.subject === order.subject && known.personId === order.personId
  if (!isSame) return 'CONTEXT_INCONSISTENT'
  switch (book.statusOf(known)) {
    case 'WAIT_BUYER_PAY':
      return undefined
    case 'TRADE_CLOSED':
      return 'TRADE_HAS_CLOSE'
    default:
      return 'TRADE_HAS_SUCCESS'
  }
}

function findBuyer(content: BizContent) {
  const openId = content.text('buyer_open_id')
  const userId = content.text('buyer_id')

  return people.find(({ accounts: { alipay } }) =>
    openId === undefined ? alipay.userId === userId : alipay.openId === openId,
  )
}
