import type { Clock } from '../../lib/clock.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { Store } from '../../lib/store.ts'
import { fenOf, yuanOf } from '../../lib/yuan.ts'
import { OrderBook } from '../order-book.ts'
import { done, isRefusal, type Outcome, type Refusal, refuse } from '../outcome.ts'
import type { PatientRegistry } from '../patient-registry.ts'
import type { Sequence } from '../sequence.ts'
import { amountFenOf, type Bill, digestOf, isShown, itemNoOf, itemStatusOf, toBillRow } from './bill.ts'
import type { BillShelf } from './bill-shelf.ts'
import {
  type Settlement,
  type SettlementRefund,
  type SettlementRequest,
  toRefundAnswer,
  toSettlementAnswer,
} from './settlement.ts'
import { type AskedBills, readAskedBills, readRefund, readSettlement } from './settlement-fields.ts'

interface SettlementsOptions {
  store: Store
  hospitalCode: string
  clock: Clock
  sequence: Sequence
  registry: PatientRegistry
  shelf: BillShelf
}

/**
 * Takes bills as paid, and takes that back (`/settlement/*`). As with appointments, every decision is made and
 * written in one step without waiting.
 */
export class Settlements {
  readonly #options: SettlementsOptions
  readonly #book: OrderBook<Settlement, SettlementRefund>

  constructor(options: SettlementsOptions) {
    const { store, hospitalCode } = options
    this.#options = options
    this.#book = new OrderBook({
      ...{ store, orders: `${hospitalCode}/settlements`, backs: `${hospitalCode}/settlement-refunds` },
      ...{ heldAs: 'SETTLED', backNo: 'refundNo' },
      ...{ toAnswer: toSettlementAnswer, toBackAnswer: toRefundAnswer },
    })
  }

  /** The newest first. */
  list(): Settlement[] {
    return this.#book.list()
  }

  refunds(): SettlementRefund[] {
    return this.#book.backs()
  }

  check(body: unknown): Outcome<unknown> {
    const asked = readAskedBills(body)
    if (isRefusal(asked)) return asked
    const bills = this.#findPayable(asked)
    if (isRefusal(bills)) return bills

    return done({
      amount: yuanOf(amountFenOf(bills)),
      digest: digestOf(bills),
      bills: bills.filter(isShown).map(toBillRow),
    })
  }

  settle(body: unknown): Outcome<unknown> {
    const request = readSettlement(body)
    if (isRefusal(request)) return request

    return this.#book.take(request, () => {
      const bills = this.#findPayable(request)
      if (isRefusal(bills)) return bills
      const amountFen = amountFenOf(bills)
      if (fenOf(request.amount) !== amountFen || request.digest !== digestOf(bills)) return refuse('4005')

      return done(toSettlementAnswer(this.#keepSettled({ request, bills, amountFen })))
    })
  }

  query(body: unknown): Outcome<unknown> {
    return this.#book.query(body)
  }

  cancel(body: unknown): Outcome<unknown> {
    return this.#book.cancel(body)
  }

  refund(body: unknown): Outcome<unknown> {
    const asked = readRefund(body)
    if (isRefusal(asked)) return asked

    const isPart = asked.itemNos !== undefined

    return this.#book.giveBack({ ...asked, isPart, number: asked.refundNo }, (order) => {
      const bills = this.#billsOf(order)
      const returned = findReturned(bills, asked)
      if (isRefusal(returned)) return returned

      return done(toRefundAnswer(this.#keepRefunded({ asked, order, bills, returned })))
    })
  }

  queryRefund(body: unknown): Outcome<unknown> {
    return this.#book.queryBack(body)
  }

  /** The bills asked for, or why one of them cannot be paid now. */
  #findPayable({ patientNo, billNos }: AskedBills | SettlementRequest): Bill[] | Refusal {
    if (this.#options.registry.find(patientNo) === undefined) return refuse('2001')
    const bills: Bill[] = []
    for (const billNo of billNos) {
      const bill = this.#options.shelf.find(billNo)
      if (bill === undefined || bill.patientNo !== patientNo) return refuse('4001', { billNo })
      if (bill.status === 'WITHDRAWN') return refuse('4003', { billNo })
      if (bill.status !== 'OPEN') return refuse('4002', { billNo })
      if (bill.isHeld) return refuse('4004', { billNo })
      bills.push(bill)
    }

    return bills
  }

  #billsOf({ request }: Settlement): Bill[] {
    return request.billNos
      .map((billNo) => this.#options.shelf.find(billNo))
      .filter((bill) => bill !== undefined)
  }

  #keepSettled(settled: { request: SettlementRequest; bills: Bill[]; amountFen: number }): Settlement {
    const { request, bills, amountFen } = settled
    const { store, clock, sequence, shelf } = this.#options

    return store.transaction(() => {
      const now = clock.now()
      const number = String(sequence.next('settlement')).padStart(6, '0')
      const settlement: Settlement = {
        ...{ request, amountFen, status: 'SETTLED' },
        settlementNo: `S${shanghaiDate(now).replaceAll('-', '')}${number}`,
        settledAtMs: now,
      }
      this.#book.save(settlement)
      for (const bill of bills) shelf.save({ ...bill, status: 'PAID', orderNo: request.orderNo })

      return settlement
    })
  }

  #keepRefunded(refunded: {
    asked: Omit<SettlementRefund, 'refundedAtMs'>
    order: Settlement
    bills: Bill[]
    returned: ReadonlySet<string>
  }): SettlementRefund {
    const { asked, order, bills, returned } = refunded
    const { store, clock, shelf } = this.#options
    const backFen = (order.backFen ?? 0) + asked.amountFen
    const isWhole = backFen === order.amountFen

    return store.transaction(() => {
      const refund: SettlementRefund = { ...asked, refundedAtMs: clock.now() }
      this.#book.saveBack(asked.refundNo, refund)
      this.#book.save({
        ...{ ...order, backFen, refundNo: asked.refundNo },
        status: isWhole ? 'REFUNDED' : 'SETTLED',
      })
      for (const bill of bills) shelf.save(afterReturn(bill, returned))

      return refund
    })
  }
}

/** Numbers of the items that are given back, or why they are not. */
function findReturned(
  bills: readonly Bill[],
  { itemNos, amountFen }: Pick<SettlementRefund, 'itemNos' | 'amountFen'>,
): ReadonlySet<string> | Refusal {
  const items = bills.flatMap((bill) =>
    bill.items.map((item, index) => {
      const itemNo = itemNoOf(bill, index)

      return { itemNo, billNo: bill.billNo, amountFen: item.amountFen, status: itemStatusOf(bill, itemNo) }
    }),
  )
  const wanted = itemNos ?? items.filter(({ status }) => status !== 'REFUNDED').map(({ itemNo }) => itemNo)
  const found = items.filter(({ itemNo }) => wanted.includes(itemNo))
  const executed = found.find(({ status }) => status === 'EXECUTED')
  if (executed !== undefined) return refuse('4010', { billNo: executed.billNo, itemNo: executed.itemNo })
  if (found.length < wanted.length || found.some(({ status }) => status === 'REFUNDED')) return refuse('8011')
  if (found.reduce((sum, one) => sum + one.amountFen, 0) !== amountFen) return refuse('4009')

  return new Set(wanted)
}

/** A bill of which everything went back is refunded. */
function afterReturn(bill: Bill, returned: ReadonlySet<string>): Bill {
  const numbers = bill.items.map((_, index) => itemNoOf(bill, index))
  const back = [...(bill.refundedItemNos ?? []), ...numbers.filter((itemNo) => returned.has(itemNo))]

  return { ...bill, refundedItemNos: back, status: back.length === numbers.length ? 'REFUNDED' : bill.status }
}
