/** Money that goes back; the same `outRequestNo` goes back once. */
export interface Refund {
  outRequestNo: string
  amountFen: number
  reason: string
  /** When the money has left the seller; ahead of now while it is on its way. */
  paysAtMs: number
}

export interface Trade {
  outTradeNo: string
  tradeNo: string
  totalFen: number
  subject: string
  /** Demo person who pays. */
  personId: string
  notifyUrl: string | undefined
  createdAtMs: number
  expiresAtMs: number
  /** When the money has arrived; ahead of now while the payer's bank is still at it. */
  paidAtMs?: number
  closedAtMs?: number
  refunds: readonly Refund[]
}

export type TradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_CLOSED' | 'TRADE_SUCCESS' | 'TRADE_FINISHED'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Where a trade stands (payments.md §3.4). TRADE_CLOSED has two meanings: never paid, or paid and given back
 * whole. After the days in which it may be refunded it is TRADE_FINISHED.
 */
export function statusOf(
  trade: Trade,
  { nowMs, refundDays }: { nowMs: number; refundDays: number },
): TradeStatus {
  if (!isPaid(trade, nowMs)) {
    const isOver = trade.closedAtMs !== undefined || (nowMs >= trade.expiresAtMs && !isPaying(trade, nowMs))

    return isOver ? 'TRADE_CLOSED' : 'WAIT_BUYER_PAY'
  }
  const hasLeft = trade.refunds.filter(({ paysAtMs }) => paysAtMs <= nowMs)
  if (refundedFen({ ...trade, refunds: hasLeft }) === trade.totalFen) return 'TRADE_CLOSED'

  return nowMs >= (trade.paidAtMs ?? 0) + refundDays * DAY_MS ? 'TRADE_FINISHED' : 'TRADE_SUCCESS'
}

export function isPaid({ paidAtMs }: Trade, nowMs: number): boolean {
  return paidAtMs !== undefined && paidAtMs <= nowMs
}

/** The person has confirmed, and the bank has not answered yet. */
export function isPaying({ paidAtMs }: Trade, nowMs: number): boolean {
  return paidAtMs !== undefined && paidAtMs > nowMs
}

/** Given back up to and with one refund; without it, by all of them. */
export function refundedFen({ refunds }: Trade, upTo?: string): number {
  const last = upTo === undefined ? -1 : refunds.findIndex(({ outRequestNo }) => outRequestNo === upTo)
  const counted = last === -1 ? refunds : refunds.slice(0, last + 1)

  return counted.reduce((sum, { amountFen }) => sum + amountFen, 0)
}
