import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { boundsOf } from './bill-lines.ts'

export interface BillPage {
  /** As Alipay's heading has it, such as 业务明细. */
  title: string
  account: string
  day: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  /** Lines after the list. */
  totals: readonly string[]
  exportedAtMs: number
}

const RULE = '-'.repeat(41)

/** A bill's file: `#` lines around a list whose values are divided by commas (payments.md §3.7). Line ends UNCONFIRMED. */
export function billPage(page: BillPage): string {
  const { title, account, day, columns, rows, totals, exportedAtMs } = page
  const { startMs, endMs } = boundsOf(day)

  return [
    `#支付宝${title}查询`,
    `#账号：[${account}]`,
    `#起始日期：[${inBillTime(startMs)}]   终止日期：[${inBillTime(endMs)}]`,
    `#${RULE}${title}列表${RULE}`,
    columns.join(','),
    ...rows.map((row) => row.join(',')),
    `#${RULE}${title}列表结束${RULE}`,
    ...totals.map((line) => `#${line}`),
    `#导出时间：[${inBillTime(exportedAtMs)}]`,
    '',
  ].join('\r\n')
}

/** A cell of text: a tab behind it keeps spreadsheets from reading it as a number. A comma would begin another cell. */
export function textCell(value: string): string {
  return `${value.replaceAll(',', '，')}\t`
}

function inBillTime(instantMs: number): string {
  return shanghaiDateTime(instantMs).replace(/^(\d+)-(\d+)-(\d+)/, '$1年$2月$3日')
}
