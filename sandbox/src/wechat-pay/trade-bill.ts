import type { AlteredLines } from '../lib/altered-lines.ts'
import { shanghaiDate, shanghaiDateTime } from '../lib/shanghai-time.ts'
import { yuanOf } from '../lib/yuan.ts'
import { type BillLine, billFile } from './bill-file.ts'
import { type Refund, sum } from './refunds.ts'
import type { PaidTrade } from './trades.ts'

export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND'

const HEAD = [
  ...['交易时间', '公众账号ID', '商户号', '特约商户号', '设备号', '微信订单号', '商户订单号', '用户标识'],
  ...['交易类型', '交易状态', '付款银行', '货币种类', '应结订单金额', '代金券金额'],
]
const REFUND_TIMES = ['退款申请时间', '退款成功时间']
const REFUND_COLUMNS = [
  ...['微信退款单号', '商户退款单号', '退款金额', '充值券退款金额', '退款类型', '退款状态'],
]
const TAIL = ['商品名称', '商户数据包', '手续费', '费率', '订单金额']
const COLUMNS: Record<TradeBillType, string[]> = {
  ALL: [...HEAD, ...REFUND_COLUMNS, ...TAIL, '申请退款金额', '费率备注'],
  SUCCESS: [...HEAD, ...TAIL, '费率备注'],
  REFUND: [...HEAD, ...REFUND_TIMES, ...REFUND_COLUMNS, ...TAIL, '申请退款金额', '费率备注'],
}

/** The trade bill of a day (payments.md §1.6); undefined when nothing was traded. No fees are charged here. */
export function tradeBill({
  date,
  type,
  trades,
  refunds,
  altered,
}: {
  date: string
  type: TradeBillType
  trades: readonly PaidTrade[]
  refunds: readonly Refund[]
  altered: AlteredLines
}): string | undefined {
  const tradesByNumber = new Map(trades.map((trade) => [trade.transactionId, trade]))
  const paid = trades.map((trade): Movement => {
    const { order, paidAtMs } = trade

    return { number: order.out_trade_no, fen: order.amount.total, atMs: paidAtMs, trade }
  })
  const back = refunds.flatMap((refund): Movement[] => {
    const trade = tradesByNumber.get(refund.transactionId)
    const { out_refund_no: number, amount } = refund.order

    return trade ? [{ number, fen: -amount.refund, atMs: refund.createdAtMs, trade, refund }] : []
  })
  const movements = altered
    .apply([...(type === 'REFUND' ? [] : paid), ...(type === 'SUCCESS' ? [] : back)])
    .filter(({ atMs }) => shanghaiDate(atMs) === date)
    .sort((a, b) => a.atMs - b.atMs)
  if (movements.length === 0) return undefined
  const paidFen = sum(movements.map(({ fen }) => Math.max(fen, 0)))
  const backFen = sum(movements.map(({ fen }) => Math.max(-fen, 0)))

  return billFile({
    columns: COLUMNS[type],
    lines: movements.map(lineOf),
    summary: {
      总交易单数: `${movements.length}`,
      应结订单总金额: yuanOf(paidFen),
      退款总金额: yuanOf(backFen),
      充值券退款总金额: yuanOf(0),
      手续费总金额: '0.00000',
      订单总金额: yuanOf(paidFen),
      申请退款总金额: yuanOf(backFen),
    },
  })
}

/** What the merchant was paid, or has given back. */
interface Movement {
  number: string
  fen: number
  atMs: number
  trade: PaidTrade
  refund?: Refund
}

function lineOf({ trade, refund, fen, atMs }: Movement): BillLine {
  const amount = yuanOf(Math.abs(fen))

  return refund ? refundLine({ refund, trade, amount, atMs }) : paymentLine(trade, { total: amount, atMs })
}

function paymentLine(trade: PaidTrade, { total, atMs }: { total: string; atMs: number }): BillLine {
  return {
    ...commonCells(trade),
    交易时间: shanghaiDateTime(atMs),
    交易状态: 'SUCCESS',
    应结订单金额: total,
    微信退款单号: '0',
    商户退款单号: '0',
    退款金额: yuanOf(0),
    订单金额: total,
    申请退款金额: yuanOf(0),
  }
}

interface RefundCells {
  refund: Refund
  trade: PaidTrade
  amount: string
  atMs: number
}

function refundLine({ refund, trade, amount, atMs }: RefundCells): BillLine {
  return {
    ...commonCells(trade),
    交易时间: shanghaiDateTime(atMs),
    交易状态: 'REFUND',
    应结订单金额: yuanOf(0),
    退款申请时间: shanghaiDateTime(refund.createdAtMs),
    退款成功时间: refund.settledAtMs === undefined ? '' : shanghaiDateTime(refund.settledAtMs),
    微信退款单号: refund.refundId,
    商户退款单号: refund.order.out_refund_no,
    退款金额: amount,
    退款类型: 'ORIGINAL',
    退款状态: refund.status,
    订单金额: yuanOf(0),
    申请退款金额: amount,
  }
}

function commonCells({ order, transactionId }: PaidTrade): BillLine {
  return {
    公众账号ID: order.appid,
    商户号: order.mchid,
    特约商户号: '0',
    微信订单号: transactionId,
    商户订单号: order.out_trade_no,
    用户标识: order.payer.openid,
    交易类型: 'JSAPI',
    付款银行: 'OTHERS',
    货币种类: 'CNY',
    代金券金额: yuanOf(0),
    充值券退款金额: yuanOf(0),
    商品名称: order.description,
    商户数据包: order.attach ?? '',
    手续费: '0.00000',
    费率: '0.00%',
  }
}
