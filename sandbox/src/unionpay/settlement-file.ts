import { clearingDay, compactTime } from './compact-time.ts'
import type { Trade } from './trade-book.ts'
import type { UnionpayService } from './unionpay-service.ts'

/** Widths of the fields of a ZM file, a blank between them (payments.md §4.1; merchants' file interface, part 3, 6.1). */
const WIDTHS = [
  ...[3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15],
  ...[1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 32, 98],
]
/** Places of those that are filled here, counted from 0. */
const AT = {
  code: 0,
  traceNo: 3,
  sentAt: 4,
  card: 5,
  amount: 6,
  queryId: 9,
  orderId: 11,
  cardType: 12,
} as const
const ALSO_AT = { settled: 16, txnType: 19, txnSubType: 20, bizType: 21, origQueryId: 26, merId: 27 } as const

interface Movement {
  number: string
  fen: number
  atMs: number
  trade: Trade
}

/** One line for each payment and refund that was decided well, of a clearing day; undefined when there was none. */
export function settlementFile(
  { trades, altered }: Pick<UnionpayService, 'trades' | 'altered'>,
  day: string,
): string | undefined {
  const movements = trades.list().flatMap((trade): Movement[] => {
    if (trades.codeOf(trade) !== '00' || trade.outcome === undefined) return []
    const fen = trade.asked.txnType === '01' ? trade.amountFen : -trade.amountFen

    return [{ number: trade.asked.orderId ?? '', fen, atMs: trade.outcome.madeAtMs, trade }]
  })
  const ofDay = altered.apply(movements).filter(({ atMs }) => clearingDay(atMs) === day)

  return ofDay.length === 0 ? undefined : ofDay.map(lineOf).reverse().join('\r\n').concat('\r\n')
}

function lineOf({ trade: { asked, outcome }, fen, atMs }: Movement): string {
  const isPayment = fen >= 0
  const digits = String(Math.abs(fen)).padStart(12, '0')
  const filled = new Map<number, string>([
    [AT.code, isPayment ? 'S22' : 'S30'],
    [AT.traceNo, outcome?.traceNo ?? ''],
    [AT.sentAt, compactTime(atMs).slice(4)],
    [AT.card, outcome?.accNo ?? ''],
    [AT.amount, digits],
    [AT.queryId, outcome?.queryId ?? ''],
    [AT.orderId, asked.orderId ?? ''],
    [AT.cardType, outcome?.payCardType ?? ''],
    [ALSO_AT.settled, `${isPayment ? 'C' : 'D'}${digits}`],
    [ALSO_AT.txnType, asked.txnType ?? ''],
    [ALSO_AT.txnSubType, asked.txnSubType ?? ''],
    [ALSO_AT.bizType, asked.bizType ?? ''],
    [ALSO_AT.origQueryId, asked.origQryId ?? ''],
    [ALSO_AT.merId, asked.merId ?? ''],
  ])

  return WIDTHS.map((width, index) => (filled.get(index) ?? '').padEnd(width).slice(0, width)).join(' ')
}
