import type { OutboxType, PaymentOrder, Posting } from '../../src/modules/payments/order.ts'
import {
  type OperationKind,
  type OrderState,
  phaseLimitsMs,
  states,
} from '../../src/modules/payments/states.ts'
import {
  firstOperation,
  type NextOperation,
  type PaymentEvent,
  type Step,
} from '../../src/modules/payments/step.ts'
import { type Ground, MINUTE } from './ground.ts'

/** A row of `operations`; at most one for each payment. */
export interface Operation {
  payment: Payment
  kind: OperationKind
  setbacks: number
  /** Of the payment when it was written. */
  version: number
  dueMs: number
  leasedToMs: number
  leaseNo: number
  tries: number
}

/** A row of `payments`, with those that hang on it: refund numbers, history, ledger entries, outbox. */
export interface Payment extends Wish {
  orderNumber: string
  order: PaymentOrder
  version: number
  holdsBills: boolean
  operation: Operation | undefined
  /** Amounts by refund number, as decided. */
  readonly refunds: Map<string, number>
  /** What of it goes back under a number, by the hospital's numbers; of the whole, nothing is named. */
  readonly itemsBack: Map<string, readonly string[]>
  readonly history: OrderState[]
  readonly postings: Posting[]
  readonly told: OutboxType[]
}

export interface Wish {
  account: number
  /** Idempotency key. */
  key: string
  bills: readonly number[]
  plan: PaymentOrder['plan']
  amountFen: number
  /** The insurer's part, as the hospital will check it. */
  insuranceFen: number
}

/** A payment as a replica has read it. */
export interface Seen {
  order: PaymentOrder
  version: number
}

const PAY_WITHIN_MS = 15 * MINUTE

/**
 * The tables of payments in memory, with their unique keys. A method is one transaction (pay.ts, take-step.ts,
 * jobs/operations.ts, perform-operation.ts): all of it is written, or nothing.
 */
export class Store {
  readonly payments: Payment[] = []
  readonly #byKey = new Map<string, Payment>()
  readonly #holders = new Map<number, Payment>()
  readonly #callbacks = new Set<string>()

  constructor(
    private readonly ground: Ground,
    private readonly on: {
      step(payment: Payment, from: OrderState, step: Step): void
      owed(operation: Operation): void
    },
  ) {}

  /** The payment that this request made or finds; undefined when somebody else is paying one of the bills. */
  pay(wish: Wish): Payment | undefined {
    const earlier = this.#byKey.get(`${wish.account} ${wish.key}`)
    if (earlier) return earlier
    const holder = wish.bills.map((bill) => this.#holders.get(bill)).find((one) => one !== undefined)
    if (holder) return isSame(holder, wish) ? holder : undefined

    return this.#insert(wish)
  }

  #insert(wish: Wish): Payment {
    const { nowMs, figures } = this.ground
    figures.payments += 1
    const payment: Payment = {
      ...wish,
      orderNumber: `PY${this.payments.length + 1}`,
      order: {
        state: 'checking',
        plan: wish.plan,
        amountFen: wish.amountFen,
        ...{
          cashFen: 0,
          insuranceFen: 0,
          paidFen: 0,
          refundedFen: 0,
          byHandFen: 0,
          insuredFen: 0,
          settledFen: 0,
        },
        ...{ isInsured: false, refundFen: 0, refundSeq: 0 },
        expiresAt: new Date(nowMs + PAY_WITHIN_MS),
        deadlineAt: new Date(nowMs + (phaseLimitsMs.prepare ?? 0)),
      },
      version: 1,
      holdsBills: true,
      operation: undefined,
      refunds: new Map(),
      itemsBack: new Map(),
      history: ['checking'],
      postings: [],
      told: [],
    }
    this.payments.push(payment)
    this.#byKey.set(`${wish.account} ${wish.key}`, payment)
    for (const bill of wish.bills) this.#holders.set(bill, payment)
    this.ground.trace?.(`${payment.orderNumber} is made: ${JSON.stringify(wish)}`)
    this.#owe(payment, firstOperation, 1)

    return payment
  }

  claim(operation: Operation, leaseMs: number): boolean {
    const { nowMs } = this.ground
    if (operation.payment.operation !== operation) return false
    if (operation.dueMs > nowMs || operation.leasedToMs > nowMs) return false
    operation.leasedToMs = nowMs + leaseMs
    operation.leaseNo += 1
    operation.tries += 1

    return true
  }

  /** Nothing follows from an operation written for an earlier version of the payment. */
  drop(operation: Operation, leaseNo: number): void {
    if (this.#isHeld(operation, leaseNo)) operation.payment.operation = undefined
  }

  /** The transaction after a call; an outcome that came too late is dropped. */
  settle(
    { operation, leaseNo, seen }: { operation: Operation; leaseNo: number; seen: Seen },
    event: PaymentEvent,
  ): void {
    const { payment, version } = operation
    const { rules } = this.ground
    if (rules.fencesLeases && !this.#isHeld(operation, leaseNo)) return
    if (rules.comparesVersions && payment.version !== version) {
      if (payment.operation === operation) payment.operation = undefined
      return
    }
    const isTaken = this.take(payment, event, rules.comparesVersions ? asSeen(payment) : seen)
    if (!isTaken && rules.comparesVersions) {
      throw new Error(`an answer means nothing in the state ${payment.order.state}`)
    }
  }

  #isHeld(operation: Operation, leaseNo: number): boolean {
    return operation.payment.operation === operation && operation.leaseNo === leaseNo
  }

  /** False when the event means nothing to the payment as it was seen. */
  take(payment: Payment, event: PaymentEvent, seen: Seen = asSeen(payment)): boolean {
    const { rules } = this.ground
    const next = rules.step(seen.order, event)
    if (next === undefined) return false
    const hasMoved = next.order.state !== seen.order.state
    const keys = payment.postings.map(({ key }) => key)
    // The transaction is undone; the operation stays leased, and is found when its lease has run out.
    if (hasMoved && rules.postsOnce && next.postings.some(({ key }) => keys.includes(key))) return true
    const from = payment.order.state
    if (hasMoved) this.#change(payment, next, seen)
    payment.operation = undefined
    if (next.operation && (rules.polls || isUnpolled(next, event))) {
      this.#owe(payment, next.operation, hasMoved ? seen.version + 1 : seen.version)
    }
    this.#tell(payment, event, next)
    this.on.step(payment, from, next)

    return true
  }

  #change(payment: Payment, { order, postings, events, facts }: Step, seen: Seen): void {
    payment.order = order
    payment.version = seen.version + 1
    payment.history.push(order.state)
    payment.postings.push(...postings)
    payment.told.push(...events)
    if (events.includes('payment.paid')) this.ground.figures.paid += 1
    if (order.refundSeq > seen.order.refundSeq) {
      payment.refunds.set(refundNumberOf(payment), order.refundFen)
      if (facts.itemIds) payment.itemsBack.set(refundNumberOf(payment), facts.itemIds)
    }
    if (payment.holdsBills && !states[order.state].holdsBills) {
      payment.holdsBills = false
      for (const bill of payment.bills) this.#holders.delete(bill)
    }
  }

  #owe(payment: Payment, { kind, setbacks, delayMs }: NextOperation, version: number): void {
    const dueMs = this.ground.nowMs + delayMs
    payment.operation = { payment, kind, setbacks, version, dueMs, leasedToMs: 0, leaseNo: 0, tries: 0 }
    this.on.owed(payment.operation)
  }

  #tell(payment: Payment, event: PaymentEvent, { order, operation }: Step): void {
    if (this.ground.trace === undefined) return
    const why = event.kind === 'answered' ? `${event.answer.to}: ${event.answer.is}` : event.kind
    const owed = operation ? `${operation.kind} in ${operation.delayMs / 1000} s` : 'nothing'
    this.ground.trace(`${payment.orderNumber} ${order.state} after ${why}; owes ${owed}`)
  }

  /** Stores a call-back by its number; false when it is there already. */
  keepCallback(eventId: string): boolean {
    const isNew = !this.#callbacks.has(eventId)
    this.#callbacks.add(eventId)

    return isNew
  }
}

/** As it is now, for whoever goes on while it changes. */
export function asSeen({ order, version }: Payment): Seen {
  return { order, version }
}

export function refundNumberOf({ orderNumber, order }: Payment): string {
  return `R${orderNumber}${order.refundSeq}`
}

function isSame(holder: Payment, { account, bills, amountFen }: Wish): boolean {
  return (
    holder.account === account &&
    holder.amountFen === amountFen &&
    holder.bills.length === bills.length &&
    bills.every((bill) => holder.bills.includes(bill)) &&
    states[holder.order.state].outside !== 'paid'
  )
}

/** For software that only waits to be called back. */
function isUnpolled({ order }: Step, event: PaymentEvent): boolean {
  return order.state !== 'to_pay' || event.kind === 'hint'
}
