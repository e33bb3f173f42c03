import type { Clock } from '../../lib/clock.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { Collection, Store } from '../../lib/store.ts'
import { fenOf, yuanOf } from '../../lib/yuan.ts'
import { identifier, readFields, text } from '../fields.ts'
import { done, isRefusal, type Outcome, type Refusal, refuse } from '../outcome.ts'
import type { PatientRegistry } from '../patient-registry.ts'
import type { Sequence } from '../sequence.ts'
import { amountFenOf, type Bill, digestOf, isShown, toBillRow } from './bill.ts'
import type { BillShelf } from './bill-shelf.ts'
import {
  type DeadNumber,
  isSameSettlement,
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
  readonly #orders: Collection<Settlement | DeadNumber>
  readonly #refunds: Collection<SettlementRefund>

  constructor(options: SettlementsOptions) {
    const { store, hospitalCode } = options
    this.#options = options
    this.#orders = store.collection(`${hospitalCode}/settlements`)
    this.#refunds = store.collection(`${hospitalCode}/settlement-refunds`)
  }

  /** The newest first. */
  list(): Settlement[] {
    return [...this.#orders.values()].filter((order) => order.status !== 'CANCELLED').reverse()
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
    const earlier = this.#orders.get(request.orderNo)
    if (earlier !== undefined) return repeatedSettlement(earlier, request)
    const bills = this.#findPayable(request)
    if (isRefusal(bills)) return bills
    const amountFen = amountFenOf(bills)
    if (fenOf(request.amount) !== amountFen || request.digest !== digestOf(bills)) return refuse('4005')

    return done(toSettlementAnswer(this.#keepSettled({ request, bills, amountFen })))
  }

  query(body: unknown): Outcome<unknown> {
    const read = readFields(body, { orderNo: identifier })
    if (isRefusal(read)) return read
    const { orderNo } = read.values
    const order = this.#orders.get(orderNo)
    if (order === undefined) return done({ orderNo, status: 'NONE' })

    return done(order.status === 'CANCELLED' ? { orderNo, status: 'CANCELLED' } : toSettlementAnswer(order))
  }

  /** The fence: whatever was or was not seen of the number before, it settles nothing from now on. */
  cancel(body: unknown): Outcome<unknown> {
    const read = readFields(body, { orderNo: identifier, reason: text() })
    if (isRefusal(read)) return read
    const { orderNo, reason } = read.values
    const order = this.#orders.get(orderNo)
    if (order === undefined) this.#orders.set(orderNo, { status: 'CANCELLED', reason })
    else if (order.status !== 'CANCELLED') return refuse('4008', { status: order.status })

    return done({ orderNo, status: 'CANCELLED' })
  }

  refund(body: unknown): Outcome<unknown> {
    const asked = readRefund(body)
    if (isRefusal(asked)) return asked
    const earlier = this.#refunds.get(asked.refundNo)
    if (earlier !== undefined) return repeatedRefund(earlier, asked)
    const order = this.#orders.get(asked.orderNo)
    if (order === undefined) return refuse('4006')
    if (order.status === 'CANCELLED') return refuse('4007')
    if (order.status === 'REFUNDED' || asked.amountFen !== order.amountFen) return refuse('4009')
    const bills = this.#billsOf(order)
    const executed = bills.find(({ isExecuted }) => isExecuted)
    if (executed !== undefined) return refuse('4010', { billNo: executed.billNo })

    return done(toRefundAnswer(this.#keepRefunded({ asked, order, bills })))
  }

  queryRefund(body: unknown): Outcome<unknown> {
    const read = readFields(body, { orderNo: identifier, refundNo: identifier })
    if (isRefusal(read)) return read
    const { orderNo, refundNo } = read.values
    const refund = this.#refunds.get(refundNo)
    const isOfOrder = refund !== undefined && refund.orderNo === orderNo

    return done(isOfOrder ? toRefundAnswer(refund) : { orderNo, refundNo, status: 'NONE' })
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
      this.#orders.set(request.orderNo, settlement)
      for (const bill of bills) shelf.save({ ...bill, status: 'PAID', orderNo: request.orderNo })

      return settlement
    })
  }

  #keepRefunded(refunded: {
    asked: Omit<SettlementRefund, 'refundedAtMs'>
    order: Settlement
    bills: Bill[]
  }): SettlementRefund {
    const { asked, order, bills } = refunded
    const { store, clock, shelf } = this.#options

    return store.transaction(() => {
      const refund: SettlementRefund = { ...asked, refundedAtMs: clock.now() }
      this.#refunds.set(asked.refundNo, refund)
      this.#orders.set(asked.orderNo, { ...order, status: 'REFUNDED', refundNo: asked.refundNo })
      for (const bill of bills) shelf.save({ ...bill, status: 'REFUNDED' })

      return refund
    })
  }
}

function repeatedSettlement(earlier: Settlement | DeadNumber, request: SettlementRequest): Outcome<unknown> {
  if (earlier.status === 'CANCELLED') return refuse('4007')
  const isRepeated = earlier.status === 'SETTLED' && isSameSettlement(earlier, request)

  return isRepeated ? done(toSettlementAnswer(earlier)) : refuse('4008', { status: earlier.status })
}

function repeatedRefund(
  earlier: SettlementRefund,
  asked: Omit<SettlementRefund, 'refundedAtMs'>,
): Outcome<unknown> {
  const isSame = earlier.orderNo === asked.orderNo && earlier.amountFen === asked.amountFen

  return isSame ? done(toRefundAnswer(earlier)) : refuse('1004', { field: 'refundNo' })
}
