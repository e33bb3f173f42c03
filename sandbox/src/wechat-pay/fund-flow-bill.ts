import { createHash } from 'node:crypto'
import { shanghaiDate, shanghaiDateTime } from '../lib/shanghai-time.ts'
import { yuanOf } from '../lib/yuan.ts'
import { billFile } from './bill-file.ts'
import type { Refund } from './refunds.ts'
import type { PaidTrade } from './trades.ts'

interface Movement {
  atMs: number
  businessNumber: string
  voucherNumber: string
  what: '交易' | '退款'
  /** Positive into the account, negative out of it. */
  fen: number
}

const COLUMNS = [
  ...['记账时间', '微信支付业务单号', '资金流水单号', '业务名称', '业务类型', '收支类型', '收支金额(元)'],
  ...['账户结余(元)', '资金变更提交申请人', '备注', '业务凭证号'],
]

/**
 * What moved on the merchant's basic account on a day, with the balance after each (payments.md §1.6); undefined
 * when nothing did.
 */
export function fundFlowBill({
  date,
  trades,
  refunds,
}: {
  date: string
  trades: readonly PaidTrade[]
  refunds: readonly Refund[]
}): string | undefined {
  let balanceFen = 0
  const booked = movementsOf(trades, refunds).map((movement) => {
    balanceFen += movement.fen

    return { ...movement, balanceFen }
  })
  const ofDay = booked.filter(({ atMs }) => shanghaiDate(atMs) === date)
  if (ofDay.length === 0) return undefined
  const [incomes, expenses] = [ofDay.filter(({ fen }) => fen > 0), ofDay.filter(({ fen }) => fen < 0)]

  return billFile({
    columns: COLUMNS,
    lines: ofDay.map((movement) => ({
      记账时间: shanghaiDateTime(movement.atMs),
      微信支付业务单号: movement.businessNumber,
      资金流水单号: flowNumber(movement),
      业务名称: movement.what,
      业务类型: movement.what,
      收支类型: movement.fen > 0 ? '收入' : '支出',
      '收支金额(元)': yuanOf(Math.abs(movement.fen)),
      '账户结余(元)': yuanOf(movement.balanceFen),
      资金变更提交申请人: 'system',
      业务凭证号: movement.voucherNumber,
    })),
    summary: {
      资金流水总笔数: `${ofDay.length}`,
      收入笔数: `${incomes.length}`,
      收入金额: yuanOf(total(incomes)),
      支出笔数: `${expenses.length}`,
      支出金额: yuanOf(Math.abs(total(expenses))),
    },
  })
}

function movementsOf(trades: readonly PaidTrade[], refunds: readonly Refund[]): Movement[] {
  const incomes = trades.map(({ paidAtMs, transactionId, order }): Movement => {
    const voucherNumber = order.out_trade_no

    return {
      atMs: paidAtMs,
      businessNumber: transactionId,
      voucherNumber,
      what: '交易',
      fen: order.amount.total,
    }
  })
  const expenses = refunds.map(({ createdAtMs, refundId, order }): Movement => {
    const voucherNumber = order.out_refund_no

    return {
      atMs: createdAtMs,
      businessNumber: refundId,
      voucherNumber,
      what: '退款',
      fen: -order.amount.refund,
    }
  })

  return [...incomes, ...expenses].sort((a, b) => a.atMs - b.atMs)
}

/** The same for the same movement whenever the bill is asked for. */
function flowNumber({ businessNumber }: Movement): string {
  const digest = createHash('sha256').update(businessNumber).digest('hex')

  return `1000${BigInt(`0x${digest}`).toString().slice(-24)}`
}

function total(movements: readonly Movement[]): number {
  return movements.reduce((sum, { fen }) => sum + fen, 0)
}
