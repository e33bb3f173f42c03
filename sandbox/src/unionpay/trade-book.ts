import { randomInt } from 'node:crypto'
import { demoDepositsOf } from '../demo-deposits.ts'
import type { Clock } from '../lib/clock.ts'
import type { Collection, Store } from '../lib/store.ts'
import { people } from '../people.ts'
import { cashierCards } from './cashier-cards.ts'
import { compactTime } from './compact-time.ts'
import type { Fields } from './fields.ts'
import type { PendingCode, ResponseCode } from './response-codes.ts'

/** What `(orderId, txnTime)` stands for at UnionPay: the merchant's order, or one of its refunds. */
export interface Trade {
  /** The request as it came; answers repeat parts of it. */
  asked: Fields
  amountFen: number
  /** Absent while nobody has paid. */
  outcome: Outcome | undefined
}

export interface Outcome {
  /** What it is from `decidedAtMs` on. */
  code: ResponseCode
  /** What it is before. */
  pending: PendingCode | undefined
  madeAtMs: number
  decidedAtMs: number
  /** UnionPay's own number, 21 digits. */
  queryId: string
  traceNo: string
  /** Masked, `6216***********0018`. */
  accNo: string
  /** 01 debit, 02 credit. */
  payCardType: string
}

export interface NewOutcome {
  code: ResponseCode
  pending?: PendingCode | undefined
  settlesAfterMs?: number
  accNo: string
  payCardType: string
}

const DAY_MS = 86_400_000

/** Every order and refund, by number and time together. */
export class TradeBook {
  readonly #trades: Collection<Trade>
  readonly #store: Store
  readonly #clock: Clock

  constructor({ store, clock }: { store: Store; clock: Clock }) {
    this.#store = store
    this.#trades = store.collection('trades')
    this.#clock = clock
  }

  /** What demo people paid onto their cards before the first start (`demo-deposits.ts`), once for each. */
  addDemoDeposits(): void {
    const [card] = cashierCards
    this.#store.transaction(() => {
      for (const { by, payOrderNo, payNo, yuan, daysAgo } of people.flatMap(demoDepositsOf)) {
        if (by !== 'unionpay' || this.findByQueryId(payNo) !== undefined) continue
        const paidAtMs = this.#clock.now() - daysAgo * DAY_MS
        const amountFen = Math.round(yuan * 100)
        const kind = { txnType: '01', txnSubType: '01', txnAmt: String(amountFen) }
        this.#put({
          asked: { ...kind, orderId: payOrderNo, txnTime: compactTime(paidAtMs) },
          amountFen,
          outcome: {
            ...{ code: '00', pending: undefined, madeAtMs: paidAtMs, decidedAtMs: paidAtMs },
            ...{ queryId: payNo, traceNo: payNo.slice(-6) },
            ...{ accNo: card?.number ?? '', payCardType: card?.payCardType ?? '' },
          },
        })
      }
    })
  }

  find(key: Fields): Trade | undefined {
    return this.#trades.get(keyOf(key))
  }

  findByQueryId(queryId: string): Trade | undefined {
    return this.list().find(({ outcome }) => outcome?.queryId === queryId)
  }

  /** Newest first. */
  list(): Trade[] {
    return [...this.#trades.values()].reverse()
  }

  open(asked: Fields): Trade {
    return this.#put({ asked, amountFen: Number(asked.txnAmt), outcome: undefined })
  }

  decide(trade: Trade, { code, pending, settlesAfterMs = 0, accNo, payCardType }: NewOutcome): Trade {
    const now = this.#clock.now()
    const outcome: Outcome = {
      ...{ code, pending, accNo, payCardType },
      madeAtMs: now,
      decidedAtMs: pending === undefined ? now : now + settlesAfterMs,
      queryId: `${compactTime(now)}${digits(7)}`,
      traceNo: digits(6),
    }

    return this.#put({ ...trade, outcome })
  }

  /** `origRespCode`; undefined while nobody has paid. */
  codeOf({ outcome }: Trade): ResponseCode | undefined {
    if (outcome?.pending !== undefined && this.#clock.now() < outcome.decidedAtMs) return outcome.pending

    return outcome?.code
  }

  /** What has gone back of a payment, or is on its way. */
  returnedFen(queryId: string): number {
    return this.list()
      .filter((one) => one.asked.origQryId === queryId && one.outcome?.code === '00')
      .reduce((sum, { amountFen }) => sum + amountFen, 0)
  }

  #put(trade: Trade): Trade {
    this.#trades.set(keyOf(trade.asked), trade)

    return trade
  }
}

function keyOf({ orderId, txnTime }: Fields): string {
  return `${orderId} ${txnTime}`
}

function digits(length: number): string {
  return String(randomInt(10 ** length)).padStart(length, '0')
}
