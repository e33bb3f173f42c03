import { createHash } from 'node:crypto'
import type { AlterableLine, AlteredLines } from '../../lib/altered-lines.ts'
import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import type { Trade } from '../trades/trade.ts'
import type { AlipayTransfer } from '../transfers/transfer-desk.ts'
import { linesUntil } from './bill-lines.ts'
import { type BillPage, textCell } from './bill-page.ts'
import { payerInBill } from './payer-in-bill.ts'

type Content = Pick<BillPage, 'title' | 'columns' | 'rows' | 'totals'>

/** A movement of the seller's account. */
interface AccountLine extends AlterableLine {
  businessNo: string
  orderNo: string
  subject: string
  other: string
  kind: '在线支付' | '交易退款' | '转账'
  remark: string
}

/** All movements before an instant, the oldest first; what a transfer is called is UNCONFIRMED. */
export function accountLines(
  { trades, transfers }: { trades: readonly Trade[]; transfers: readonly AlipayTransfer[] },
  { endMs, altered }: { endMs: number; altered: AlteredLines },
): AccountLine[] {
  const traded = linesUntil(trades, { endMs, altered }).map(
    ({ trade, refund, number, fen, atMs }): AccountLine => ({
      ...{ number, fen, atMs, businessNo: trade.tradeNo, orderNo: trade.outTradeNo, subject: trade.subject },
      ...{ other: payerInBill(trade), kind: refund === undefined ? '在线支付' : '交易退款' },
      remark: refund?.outRequestNo ?? '',
    }),
  )
  const sent = transfers.map(
    ({ order, orderId, paysAtMs }): AccountLine => ({
      ...{ number: order.outBizNo, fen: -order.amountFen, atMs: paysAtMs, businessNo: orderId },
      ...{ orderNo: order.outBizNo, subject: order.title, other: order.identity, kind: '转账', remark: '' },
    }),
  )
  const before = altered.apply(sent).filter(({ atMs }) => atMs < endMs)

  return [...traded, ...before].sort((a, b) => a.atMs - b.atMs)
}

/**
 * 账务明细 of `signcustomer`: every movement of the account with the balance after it. The order of the columns is
 * UNCONFIRMED (payments.md §3.7).
 * @param earlier movements before the day, which the balance counts in
 */
export function accountDetail(lines: readonly AccountLine[], earlier: readonly AccountLine[]): Content {
  let balanceFen = earlier.reduce((sum, { fen }) => sum + fen, 0)
  const rows = lines.map((line) => {
    balanceFen += line.fen

    return accountRow(line, balanceFen)
  })

  return {
    title: '账务明细',
    columns: [
      ...['账务流水号', '业务流水号', '商户订单号', '商品名称', '发生时间', '对方账号', '收入金额（+元）'],
      ...['支出金额（-元）', '账户余额（元）', '交易渠道', '业务类型', '备注'],
    ],
    rows,
    totals: totalsOf(lines),
  }
}

/** 账务明细(汇总); its columns are UNCONFIRMED. */
export function accountSummary(lines: readonly AccountLine[]): Content {
  const kinds = ['在线支付', '交易退款', '转账'] as const

  return {
    title: '账务汇总',
    columns: ['类型', '收入笔数', '收入金额（+元）', '支出笔数', '支出金额（-元）'],
    rows: kinds.map((name) => {
      const of = lines.filter(({ kind }) => kind === name)
      const sum = yuanOf(of.reduce((total, { fen }) => total + fen, 0))
      const count = String(of.length)

      return name === '在线支付' ? [name, count, sum, '0', '0.00'] : [name, '0', '0.00', count, sum]
    }),
    totals: totalsOf(lines),
  }
}

function accountRow({ fen, atMs, ...line }: AccountLine, balanceFen: number): string[] {
  const digest = createHash('sha256').update(`${line.businessNo}/${line.remark}`).digest()

  return [
    textCell(`${line.businessNo.slice(0, 8)}${digest.readBigUInt64BE().toString().slice(0, 8)}`),
    ...[textCell(line.businessNo), textCell(line.orderNo), textCell(line.subject)],
    ...[shanghaiDateTime(atMs), textCell(line.other)],
    ...[fen > 0 ? yuanOf(fen) : '0.00', fen < 0 ? yuanOf(fen) : '0.00', yuanOf(balanceFen)],
    ...['支付宝', line.kind, textCell(line.remark)],
  ]
}

function totalsOf(lines: readonly AccountLine[]): string[] {
  const of = (isKind: (fen: number) => boolean) => lines.filter(({ fen }) => isKind(fen))
  const sum = (some: readonly AccountLine[]) => yuanOf(some.reduce((total, { fen }) => total + fen, 0))
  const [income, spent] = [of((fen) => fen > 0), of((fen) => fen < 0)]

  return [
    `收入合计：${income.length}笔，共${sum(income)}元`,
    `支出合计：${spent.length}笔，共${sum(spent)}元`,
  ]
}
