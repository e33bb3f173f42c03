import type { AlteredLines } from '../../lib/altered-lines.ts'
import { encodeGbk } from '../../lib/gbk.ts'
import { zip } from '../../lib/zip.ts'
import type { Trade } from '../trades/trade.ts'
import type { AlipayTransfer } from '../transfers/transfer-desk.ts'
import { accountDetail, accountLines, accountSummary } from './account-bill.ts'
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
  transfers,
  altered,
  sellerId,
  nowMs,
}: {
  type: BillType
  /** `yyyy-MM-dd`. */
  day: string
  trades: readonly Trade[]
  transfers: readonly AlipayTransfer[]
  altered: AlteredLines
  sellerId: string
  nowMs: number
}): BillArchive {
  const { startMs, endMs } = boundsOf(day)
  const until = { endMs, altered }
  const ofDay = <Line extends { atMs: number }>(all: readonly Line[]) => ({
    earlier: all.filter(({ atMs }) => atMs < startMs),
    lines: all.filter(({ atMs }) => atMs >= startMs),
  })
  const traded = ofDay(linesUntil(trades, until)).lines
  const moved = ofDay(accountLines({ trades, transfers }, until))

  const account = `${sellerId}0156`
  const name = `${account}_${day.replaceAll('-', '')}`
  const [detail, summary] =
    type === 'trade'
      ? [tradeDetail(traded), tradeSummary(traded)]
      : [accountDetail(moved.lines, moved.earlier), accountSummary(moved.lines)]
  const entry = (suffix: string, page: Omit<BillPage, 'account' | 'day' | 'exportedAtMs'>) => ({
    name: encodeGbk(`${name}_${detail.title}${suffix}.csv`),
    content: encodeGbk(billPage({ ...page, account, day, exportedAtMs: nowMs })),
  })

  return {
    fileName: `${name}.csv.zip`,
    content: zip([entry('', detail), entry('(汇总)', summary)]),
    isEmpty: (type === 'trade' ? traded : moved.lines).length === 0,
  }
}
