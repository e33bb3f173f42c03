import type { AlteredLines } from '../lib/altered-lines.ts'
import type { Clock } from '../lib/clock.ts'
import { addDays, instantOf, shanghaiDate, shanghaiDateTime } from '../lib/shanghai-time.ts'
import { fenOf, yuanOf } from '../lib/yuan.ts'
import type { PayMethod } from './billing/settlement.ts'
import type { Settlements } from './billing/settlements.ts'
import { date, matching, readFields } from './fields.ts'
import type { PrepaidAccounts } from './inpatient/prepaid-accounts.ts'
import type { OrderShelf } from './order-shelf.ts'
import { done, isRefusal, type Outcome, refuse } from './outcome.ts'
import type { CardAccounts } from './prepaid/card-accounts.ts'

interface StatementsOptions {
  clock: Clock
  shelf: OrderShelf
  settlements: Settlements
  accounts: PrepaidAccounts
  cardAccounts: CardAccounts
  altered: AlteredLines
}

/** Money that came into the hospital's books, or left them, under a number of ours. */
interface Movement {
  /** `refundNo`, or `payOrderNo` where there is none. */
  number: string
  business: '1' | '2' | '3'
  payOrderNo: string
  refundNo?: string
  payMethod: PayMethod
  payNo: string
  fen: number
  atMs: number
}

const LINES_ON_PAGE = 1000
const KEPT_DAYS = 400

/** The books of a day, page by page (`/statement/list`, docs/interfaces/his.md, "Reconciliation"). */
export class Statements {
  /** The books of a day are closed in the night after it. */
  closedAt = '02:00'
  readonly #options: StatementsOptions

  constructor(options: StatementsOptions) {
    this.#options = options
  }

  list(body: unknown): Outcome<unknown> {
    const read = readFields(body, { date, page: matching(/^[1-9]\d{0,4}$/) })
    if (isRefusal(read)) return read
    const { date: day, page } = read.values
    const now = this.#options.clock.now()
    if (day < addDays(shanghaiDate(now), -KEPT_DAYS)) return refuse('8002')
    if (now < instantOf(addDays(day, 1), this.closedAt)) return refuse('8001')
    const lines = this.#linesOf(day)
    const pages = Math.max(1, Math.ceil(lines.length / LINES_ON_PAGE))
    if (Number(page) > pages) return refuse('8003')
    const from = (Number(page) - 1) * LINES_ON_PAGE

    return done({
      date: day,
      page,
      pages: String(pages),
      count: String(lines.length),
      paid: yuanOf(sum(lines.map(({ fen }) => Math.max(fen, 0)))),
      refunded: yuanOf(sum(lines.map(({ fen }) => Math.max(-fen, 0)))),
      lines: lines.slice(from, from + LINES_ON_PAGE).map(toRow),
    })
  }

  #linesOf(day: string): Movement[] {
    const { altered } = this.#options
    const all = [...this.#fees(), ...this.#bills(), ...this.#topUps(), ...this.#cards()]

    return altered
      .apply(all)
      .filter(({ atMs }) => shanghaiDate(atMs) === day)
      .sort((a, b) => a.atMs - b.atMs || a.number.localeCompare(b.number))
  }

  /** A fee that moved along to another appointment is one movement. */
  #fees(): Movement[] {
    const paid = this.#options.shelf.list().filter(({ movedTo }) => movedTo === undefined)

    return paid.flatMap(({ payment, paidAtMs, givenBackAtMs, fee }): Movement[] => {
      if (payment === undefined || paidAtMs === undefined) return []
      const { payOrderNo, payMethod, payNo } = payment
      const fen = fenOf(fee) ?? 0
      const came = { business: '1' as const, number: payOrderNo, payOrderNo, payMethod, payNo }

      return [
        { ...came, fen, atMs: paidAtMs },
        ...(givenBackAtMs === undefined ? [] : [{ ...came, fen: -fen, atMs: givenBackAtMs }]),
      ]
    })
  }

  #bills(): Movement[] {
    const { settlements } = this.#options
    const taken = new Map(settlements.list().map((one) => [one.request.orderNo, one]))
    const came = [...taken.values()].map(({ request, amountFen, settledAtMs }): Movement => {
      const { orderNo: payOrderNo, payMethod, payNo } = request

      return {
        ...{ business: '2', number: payOrderNo, payOrderNo, payMethod, payNo },
        fen: amountFen,
        atMs: settledAtMs,
      }
    })
    const went = settlements
      .refunds()
      .flatMap(({ orderNo, refundNo, amountFen, refundedAtMs }): Movement[] => {
        const request = taken.get(orderNo)?.request
        if (request === undefined) return []
        const { payMethod, payNo } = request
        const numbers = { number: refundNo, refundNo, payOrderNo: orderNo, payMethod, payNo }

        return [{ business: '2', ...numbers, fen: -amountFen, atMs: refundedAtMs }]
      })

    return [...came, ...went]
  }

  #topUps(): Movement[] {
    const { accounts } = this.#options
    const taken = new Map(accounts.list().map((one) => [one.request.orderNo, one]))
    const came = [...taken.values()].map(({ request, amountFen, creditedAtMs }): Movement => {
      const { orderNo: payOrderNo, payMethod, payNo } = request

      return {
        ...{ business: '3', number: payOrderNo, payOrderNo, payMethod, payNo },
        fen: amountFen,
        atMs: creditedAtMs,
      }
    })
    const went = accounts
      .reversals()
      .flatMap(({ orderNo, reverseNo, amountFen, reversedAtMs }): Movement[] => {
        const request = taken.get(orderNo)?.request
        if (request === undefined) return []
        const { payMethod, payNo } = request
        const numbers = { number: reverseNo, refundNo: reverseNo, payOrderNo: orderNo, payMethod, payNo }

        return [{ business: '3', ...numbers, fen: -amountFen, atMs: reversedAtMs }]
      })

    return [...came, ...went]
  }

  /** Taken off cards to be given back outside, and put back when it could not be. */
  #cards(): Movement[] {
    const { cardAccounts } = this.#options
    const taken = new Map(cardAccounts.list().map((one) => [one.request.orderNo, one]))
    const went = [...taken.values()].map((one): Movement => {
      const { orderNo } = one.request

      return {
        ...{ business: '3', number: orderNo, payOrderNo: orderNo, refundNo: orderNo },
        ...{ payMethod: cardAccounts.payMethodOf(one), payNo: one.paid?.payNo ?? orderNo },
        ...{ fen: -one.amountFen, atMs: one.deductedAtMs },
      }
    })
    const came = cardAccounts.restorations().flatMap((back): Movement[] => {
      const { orderNo, restoreNo, amountFen: fen, restoredAtMs: atMs } = back
      const deduction = taken.get(orderNo)
      if (deduction === undefined) return []
      const payMethod = cardAccounts.payMethodOf(deduction)

      return [
        { business: '3', number: restoreNo, payOrderNo: restoreNo, payNo: orderNo, payMethod, fen, atMs },
      ]
    })

    return [...came, ...went]
  }
}

function toRow({ business, payOrderNo, refundNo, payMethod, payNo, fen, atMs }: Movement) {
  const amount = yuanOf(Math.abs(fen))

  return {
    ...{ business, kind: fen < 0 ? '2' : '1', payOrderNo, refundNo, payMethod, payNo, amount },
    time: shanghaiDateTime(atMs),
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, fen) => total + fen, 0)
}
