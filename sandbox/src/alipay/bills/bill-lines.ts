import type { AlteredLines } from '../../lib/altered-lines.ts'
import { instantOf } from '../../lib/shanghai-time.ts'
import type { Refund, Trade } from '../trades/trade.ts'

/** Money that came in or went out. */
export interface BillLine {
  /** Of the merchant: of the trade, or of the refund. */
  number: string
  trade: Trade
  /** Of money that went out. */
  refund: Refund | undefined
  /** Negative when it went out. */
  fen: number
  atMs: number
}

/** All movements before an instant, the oldest first. */
export function linesUntil(
  trades: readonly Trade[],
  { endMs, altered }: { endMs: number; altered: AlteredLines },
): BillLine[] {
  const lines = trades.flatMap((trade): BillLine[] => {
    if (trade.paidAtMs === undefined) return []
    const refunds = trade.refunds.map((refund) => ({
      ...{ number: refund.outRequestNo, trade, refund },
      fen: -refund.amountFen,
      atMs: refund.paysAtMs,
    }))

    const paid = { number: trade.outTradeNo, trade, refund: undefined }

    return [{ ...paid, fen: trade.totalFen, atMs: trade.paidAtMs }, ...refunds]
  })

  return altered
    .apply(lines)
    .filter(({ atMs }) => atMs < endMs)
    .sort((a, b) => a.atMs - b.atMs)
}

/** Midnight to midnight in Shanghai, in ms. @param day `yyyy-MM-dd` */
export function boundsOf(day: string): { startMs: number; endMs: number } {
  const startMs = instantOf(day, '00:00')

  return { startMs, endMs: startMs + 24 * 60 * 60 * 1000 }
}
