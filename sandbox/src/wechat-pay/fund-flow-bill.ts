import { createHash } from 'node:crypto'
import { shanghaiDate, shanghaiDateTime } from '../lib/shanghai-time.ts'
import { yuanOf } from '../lib/yuan.ts'
import { billFile } from './bill-file.ts'
import type { Refund } from './refunds.ts'
import type { PaidTrade } from './trades.ts'
import type { Transfer } from './transfers.ts'

interface Movement {
  /** By which its line can be altered: the merchant's own. */
  number: string
  atMs: number
  businessNumber: string
  what: '交易' | '退款' | '商家转账' | '商家转账退回'
  /** Positive into the account, negative out of it. */
  fen: number
}

const COLUMNS = [
  ...['记账时间', '微信支付业务单号', '资金流水单号', '业务名称', '业务类型', '收支类型', '收支金额(元)'],
  ...['账户结余(元)', '资金变更提交申请人', '备注', '业务凭证号'],
]

/** What moved on one of the merchant's accounts on a day, with the balance after each (payments.md §1.6); undefined when nothing did. */
export function fundFlowBill(date: string, movements: readonly Movement[]): string | undefined {
  let balanceFen = 0
  const booked = movements
    .toSorted((a, b) => a.atMs - b.atMs)
    .map((movement) => {
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
      业务凭证号: movement.number,
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

/** The basic account. */
export function paidAndRefunded(trades: readonly PaidTrade[], refunds: readonly Refund[]): Movement[] {
  return [
    ...trades.map(
      ({ paidAtMs, transactionId, order }): Movement => ({
        ...{ atMs: paidAtMs, businessNumber: transactionId, number: order.out_trade_no },
        ...{ what: '交易', fen: order.amount.total },
      }),
    ),
    ...refunds.map(
      ({ createdAtMs, refundId, order }): Movement => ({
        ...{ atMs: createdAtMs, businessNumber: refundId, number: order.out_refund_no },
        ...{ what: '退款', fen: -order.amount.refund },
      }),
    ),
  ]
}

/**
 * The account from which transfers are paid. What they are called, which number stands where, and whether the money leaves
 * at once and comes back when nobody takes it, is UNCONFIRMED.
 */
export function transferred(transfers: readonly Transfer[], debited: 'at once' | 'when taken'): Movement[] {
  return transfers.flatMap((transfer): Movement[] => {
    const { order, billNo, state, createdAtMs, updatedAtMs } = transfer
    const common = { number: order.number, businessNumber: billNo }
    const left = (atMs: number): Movement => ({ ...common, atMs, what: '商家转账', fen: -order.amountFen })
    if (debited === 'when taken') return state === 'SUCCESS' ? [left(updatedAtMs)] : []
    const isBack = state === 'FAIL' || state === 'CANCELLED'
    // Refused as soon as it was looked at: nothing has moved.
    if (isBack && updatedAtMs === createdAtMs) return []
    const back: Movement = { ...common, atMs: updatedAtMs, what: '商家转账退回', fen: order.amountFen }

    return isBack ? [left(createdAtMs), back] : [left(createdAtMs)]
  })
}

/** The same for the same movement whenever the bill is asked for. */
function flowNumber({ businessNumber, what }: Movement): string {
  const digest = createHash('sha256')
    .update(`${businessNumber}${what === '商家转账退回' ? ' back' : ''}`)
    .digest('hex')

  return `1000${BigInt(`0x${digest}`).toString().slice(-24)}`
}

function total(movements: readonly Movement[]): number {
  return movements.reduce((sum, { fen }) => sum + fen, 0)
}
