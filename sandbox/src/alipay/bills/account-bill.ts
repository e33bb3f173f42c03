import { createHash } from 'node:crypto'
import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import type { BillLine } from './bill-lines.ts'
import { type BillPage, textCell } from './bill-page.ts'
import { payerInBill } from './payer-in-bill.ts'

type Content = Pick<BillPage, 'title' | 'columns' | 'rows' | 'totals'>

/**
 * 账务明细 of `signcustomer`: every movement of the account with the balance after it. The order of the columns is
 * UNCONFIRMED (payments.md §3.7).
 * @param earlier movements before the day, which the balance counts in
 */
export function accountDetail(lines: readonly BillLine[], earlier: readonly BillLine[]): Content {
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
export function accountSummary(lines: readonly BillLine[]): Content {
  const kinds = [
    { name: '在线支付', of: lines.filter(({ fen }) => fen > 0) },
    { name: '交易退款', of: lines.filter(({ fen }) => fen < 0) },
  ]

  return {
    title: '账务汇总',
    columns: ['类型', '收入笔数', '收入金额（+元）', '支出笔数', '支出金额（-元）'],
    rows: kinds.map(({ name, of }) => {
      const sum = yuanOf(of.reduce((total, { fen }) => total + fen, 0))
      const count = String(of.length)

      return name === '在线支付' ? [name, count, sum, '0', '0.00'] : [name, '0', '0.00', count, sum]
    }),
    totals: totalsOf(lines),
  }
}

function accountRow({ trade, refund, fen, atMs }: BillLine, balanceFen: number): string[] {
  const name = `${trade.tradeNo}/${refund?.outRequestNo ?? ''}`
  const digest = createHash('sha256').update(name).digest()

  return [
    textCell(`${trade.tradeNo.slice(0, 8)}${digest.readBigUInt64BE().toString().slice(0, 8)}`),
    ...[textCell(trade.tradeNo), textCell(trade.outTradeNo), textCell(trade.subject)],
    ...[shanghaiDateTime(atMs), textCell(payerInBill(trade))],
    ...[fen > 0 ? yuanOf(fen) : '0.00', fen < 0 ? yuanOf(fen) : '0.00', yuanOf(balanceFen)],
    ...['支付宝', refund === undefined ? '在线支付' : '交易退款', textCell(refund?.outRequestNo ?? '')],
  ]
}

function totalsOf(lines: readonly BillLine[]): string[] {
  const of = (isKind: (fen: number) => boolean) => lines.filter(({ fen }) => isKind(fen))
  const sum = (some: readonly BillLine[]) => yuanOf(some.reduce((total, { fen }) => total + fen, 0))
  const [income, spent] = [of((fen) => fen > 0), of((fen) => fen < 0)]

  return [
    `收入合计：${income.length}笔，共${sum(income)}元`,
    `支出合计：${spent.length}笔，共${sum(spent)}元`,
  ]
}
