import type { AlteredLines } from '../../lib/altered-lines.ts'
import { encodeGbk } from '../../lib/gbk.ts'
import { zip } from '../../lib/zip.ts'
import type { Trade } from '../trades/trade.ts'
import { accountDetail, accountSummary } from './account-bill.ts'
import { boundsOf, linesUntil } from './bill-lines.ts'
import { type BillPage, billPage } from './bill-page.ts'
import { tradeDetail, tradeSummary } from './trade-bill.ts'

export type BillType = 'trade' | 'signcustomer'

export interface BillArchive {
  fileName: string
  content: Buffer
  isEmpty: boolean
}

/** A day's bill as a zip of two files; texts and names are GBK, which the zip does not say (payments.md §3.7). */
export function billArchive({
  type,
  day,
  trades,
  altered,
  sellerId,
  nowMs,
}: {
  type: BillType
  /** `yyyy-MM-dd`. */
  day: string
  trades: readonly Trade[]
  altered: AlteredLines
  sellerId: string
  nowMs: number
}): BillArchive {
  const { startMs, endMs } = boundsOf(day)
  const all = linesUntil(trades, { endMs, altered })
  const earlier = all.filter(({ atMs }) => atMs < startMs)
  const lines = all.slice(earlier.length)

  const account = `${sellerId}0156`
  const name = `${account}_${day.replaceAll('-', '')}`
  const [detail, summary] =
    type === 'trade'
      ? [tradeDetail(lines), tradeSummary(lines)]
      : [accountDetail(lines, earlier), accountSummary(lines)]
  const entry = (suffix: string, page: Omit<BillPage, 'account' | 'day' | 'exportedAtMs'>) => ({
    name: encodeGbk(`${name}_${detail.title}${suffix}.csv`),
    content: encodeGbk(billPage({ ...page, account, day, exportedAtMs: nowMs })),
  })

  return {
    fileName: `${name}.csv.zip`,
    content: zip([entry('', detail), entry('(汇总)', summary)]),
    isEmpty: lines.length === 0,
  }
}
