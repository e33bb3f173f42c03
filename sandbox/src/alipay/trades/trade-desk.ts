import type { Clock } from '../../lib/clock.ts'
import type { StateTable } from '../../lib/outside-system.ts'
import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import type { Store } from '../../lib/store.ts'
import { yuanOf } from '../../lib/yuan.ts'
import { findPerson } from '../../people.ts'
import type { AlipaySettings } from '../alipay-settings.ts'
import type { Method } from '../method.ts'
import { Cashier } from './cashier.ts'
import { closeTrade } from './close.ts'
import { createTrade } from './create.ts'
import type { NoticeSeller } from './notice-fields.ts'
import { createNotices, type NoticeSender } from './notices.ts'
import { queryTrade } from './query.ts'
import { refundTrade } from './refund.ts'
import { queryRefund } from './refund-query.ts'
import { refundedFen } from './trade.ts'
import { TradeBook } from './trade-book.ts'

/** Everything around trades, put together. */
export interface TradeDesk {
  book: TradeBook
  notices: NoticeSender
  cashier: Cashier
  methods: Record<string, Method>
  describe(): StateTable[]
}

export function createTradeDesk({
  store,
  clock,
  settings,
  seller,
  seed,
}: {
  store: Store
  clock: Clock
  settings: AlipaySettings
  seller: NoticeSeller
  seed: string
}): TradeDesk {
  const notices = createNotices({
    ...{ store, clock, settings, seller, seed },
    tradeOf: (outTradeNo) => book.find({ outTradeNo }),
  })
  const book = new TradeBook({ store, clock, settings, notices })

  return {
    book,
    notices,
    cashier: new Cashier({ book, settings }),
    methods: {
      'alipay.trade.create': createTrade(book, seller),
      'alipay.trade.query': queryTrade(book),
      'alipay.trade.close': closeTrade(book),
      'alipay.trade.refund': refundTrade(book, settings),
      'alipay.trade.fastpay.refund.query': queryRefund(book),
    },
    describe: () => [tradeTable(book), noticeTable(notices)],
  }
}

const ROWS = 50

function tradeTable(book: TradeBook): StateTable {
  return {
    title: '交易 Trades',
    columns: ['时间', '商户订单号', '支付宝交易号', '买家', '商品', '金额（元）', '已退（元）', '状态'],
    rows: book
      .list()
      .slice(-ROWS)
      .reverse()
      .map((trade) => [
        shanghaiDateTime(trade.createdAtMs),
        trade.outTradeNo,
        trade.tradeNo,
        findPerson(trade.personId)?.name ?? trade.personId,
        trade.subject,
        yuanOf(trade.totalFen),
        yuanOf(refundedFen(trade)),
        book.statusOf(trade),
      ]),
  }
}

function noticeTable(notices: NoticeSender): StateTable {
  return {
    title: '异步通知 Notices',
    columns: ['时间', '商户订单号', '事件', '已试次数', '状态'],
    rows: notices
      .list()
      .slice(0, ROWS)
      .map(({ content, attempts, state, atMs }) => [
        shanghaiDateTime(atMs),
        content.outTradeNo,
        content.event,
        String(attempts),
        state,
      ]),
  }
}
