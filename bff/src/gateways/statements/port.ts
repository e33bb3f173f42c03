import type { PaymentMeans } from '@tongzhen/contract/states'
import type { GatewayFailure } from '../failure.ts'

/** What the other sides say of a day's money: providers by their bills, hospitals by their books. */
export interface StatementGateway {
  /**
   * Hands a day's lines over in batches, in the other side's order, and checks their sums at the end. Whatever was
   * handed over counts only when the answer is `read`.
   * @param day `YYYY-MM-DD`; of UnionPay the clearing day, 23:00 to 23:00
   */
  read(day: string, sink: StatementSink, trace: Trace): Promise<Statement | GatewayFailure>
}

interface Trace {
  traceId: string
}

export type StatementSink = (lines: readonly StatementLine[]) => Promise<void>

/** `nothing`: the other side says that nothing was traded that day. `not_ready`: it is not written yet, ask later. */
export type Statement = ({ is: 'read' } & StatementSums) | { is: 'nothing' } | { is: 'not_ready' }

/** Amounts in fen, none negative. */
export interface StatementSums {
  count: number
  paidFen: number
  /** Transfers too. */
  refundedFen: number
  /** What moved on the account, where the other side tells that too. */
  flow?: { inFen: number; outFen: number }
}

export interface StatementLine {
  /** Ours, of the payment or the refund; null of a refund whose number the other side never learned. */
  number: string | null
  orderNumber: string
  kind: 'payment' | 'refund' | 'transfer'
  /** Of a transfer that came back: of what came back. */
  fen: number
  /** ISO with offset. */
  at: string
  status: 'done' | 'pending' | 'failed'
  means: PaymentMeans
  /** The provider's own number of it. */
  providerNumber: string
}

/** A statement that is not what it should be: thrown while it is read, and a `GatewayFailure` outside. */
export class UnreadableStatement extends Error {}
