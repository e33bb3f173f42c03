import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import { type DemoPerson, findPerson } from '../../people.ts'
import { done, type Method } from '../method.ts'
import { bizContent } from './biz-content.ts'
import { isPaid, type Trade } from './trade.ts'
import type { TradeBook } from './trade-book.ts'
import { refuseTrade } from './trade-refusal.ts'

/** `alipay.trade.query` { out_trade_no | trade_no } (payments.md §3.4). */
export function queryTrade(book: TradeBook): Method {
  return (asked) => {
    const content = bizContent(asked)
    const trade = book.find({ outTradeNo: content.text('out_trade_no'), tradeNo: content.text('trade_no') })
    if (trade === undefined) return refuseTrade('TRADE_NOT_EXIST')

    return done({
      ...namesOf(trade),
      trade_status: book.statusOf(trade),
      total_amount: yuanOf(trade.totalFen),
      ...(isPaid(trade, book.nowMs) ? paymentOf(trade) : unpaid),
    })
  }
}

/** The trade's numbers and its buyer, part of every answer about it. */
export function namesOf({ tradeNo, outTradeNo, personId }: Trade): object {
  const person = findPerson(personId)

  return {
    trade_no: tradeNo,
    out_trade_no: outTradeNo,
    buyer_logon_id: person && logonIdOf(person),
    buyer_open_id: person?.accounts.alipay.openId,
  }
}

const unpaid = {
  receipt_amount: '0.00',
  buyer_pay_amount: '0.00',
  point_amount: '0.00',
  invoice_amount: '0.00',
}

function paymentOf({ totalFen, paidAtMs = 0 }: Trade): object {
  const amount = yuanOf(totalFen)

  return {
    ...{ receipt_amount: amount, buyer_pay_amount: amount, invoice_amount: amount, point_amount: '0.00' },
    send_pay_date: shanghaiDateTime(paidAtMs),
    fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount, real_amount: amount }],
  }
}

/** A phone number as Alipay shows it to merchants: `139******01`. */
export function logonIdOf({ phone }: DemoPerson): string {
  return phone.replace(/^(.{3}).*(.{2})$/, '$1******$2')
}
