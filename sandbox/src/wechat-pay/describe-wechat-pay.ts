import type { StateTable } from '../lib/outside-system.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { yuanOf } from '../lib/yuan.ts'
import { people } from '../people.ts'
import type { EventOf, NoticeSender } from './notices.ts'
import type { Refunds } from './refunds.ts'
import type { Trades } from './trades.ts'
import type { Transfers } from './transfers.ts'
import type { WechatPaySettings } from './wechat-pay-settings.ts'

const SHOWN = 50

/** What the control panel shows. */
export function describeWechatPay(of: {
  trades: Trades
  refunds: Refunds
  transfers: Transfers
  notices: NoticeSender
  eventOf: EventOf
  settings: WechatPaySettings
}): StateTable[] {
  return [
    {
      title: '订单 Trades',
      columns: ['下单时间', '商户订单号', '付款人', '金额（元）', '状态', '支付时间', '微信订单号'],
      rows: latest(of.trades.list()).map(({ order, orderedAtMs, state, paidAtMs, transactionId }) => [
        shanghaiDateTime(orderedAtMs),
        order.out_trade_no,
        nameOf(order.payer.openid),
        yuanOf(order.amount.total),
        state,
        paidAtMs === undefined ? '' : shanghaiDateTime(paidAtMs),
        transactionId ?? '',
      ]),
    },
    {
      title: '退款 Refunds',
      columns: ['申请时间', '商户退款单号', '商户订单号', '金额（元）', '状态'],
      rows: latest(of.refunds.list()).map(({ order, outTradeNo, createdAtMs, status }) => [
        shanghaiDateTime(createdAtMs),
        order.out_refund_no,
        outTradeNo,
        yuanOf(order.amount.refund),
        status,
      ]),
    },
    {
      title: '回调 Call-backs',
      columns: ['时间', '事件', '地址', '次数', '最后结果', '状态'],
      rows: of.notices
        .list()
        .slice(0, SHOWN)
        .map(({ atMs, content, url, attempts, outcome = '', state }) => [
          shanghaiDateTime(atMs),
          of.eventOf(content).type,
          url,
          String(attempts),
          outcome,
          state,
        ]),
    },
    {
      title: '转账 Transfers',
      columns: ['发起时间', '商户单号', '收款人', '金额（元）', '状态', '失败原因'],
      rows: latest(of.transfers.list()).map(({ order, createdAtMs, state, failReason = '' }) => [
        shanghaiDateTime(createdAtMs),
        order.number,
        nameOf(order.openid),
        yuanOf(order.amountFen),
        state,
        failReason,
      ]),
    },
    {
      title: '设置 Settings',
      columns: ['项目', '值'],
      rows: Object.entries(of.settings).map(([name, value]) => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    },
  ]
}

function latest<T>(rows: T[]): T[] {
  return rows.slice(-SHOWN).reverse()
}

function nameOf(openid: string): string {
  return people.find(({ accounts }) => accounts.wechat.openid === openid)?.name ?? openid
}
