import {
  type OperationKind as BookingKind,
  states as bookingStates,
} from '../../src/modules/booking/states.ts'
import { type Booking, type BookingEvent, SETTLE_WITHIN_MS } from '../../src/modules/booking/step.ts'
import type { PaymentOrder } from '../../src/modules/payments/order.ts'
import { type OperationKind as PaymentKind, phaseLimitsMs } from '../../src/modules/payments/states.ts'
import { firstOperation, type PaymentEvent } from '../../src/modules/payments/step.ts'
import type { ModelSlot } from '../booking-model/model-hospital.ts'
import { type Ground, MINUTE, Violation } from '../payments-simulator/ground.ts'
import type { Rules } from './rules.ts'

/** A row of `operations`; at most one for each subject. */
export interface Operation<Kind extends string = string> {
  kind: Kind
  setbacks: number
  /** Of the subject when it was written. */
  version: number
  dueMs: number
  leasedToMs: number
  leaseNo: number
  tries: number
}

export interface Appointment {
  /** Its number at the hospital. */
  name: string
  booking: Booking
  version: number
  slot: ModelSlot
  person: number
  /** Ours is taken. */
  holdsPlace: boolean
  /** The one that pays it, or was the last to try. */
  payment: Payment | undefined
  operation: Operation<BookingKind> | undefined
  /** Whose place this one takes. */
  replaces: Appointment | undefined
}

export interface Payment {
  /** Its number at the provider. */
  name: string
  appointment: Appointment
  order: PaymentOrder
  version: number
  operation: Operation<PaymentKind> | undefined
}

export type Subject = Appointment | Payment

export interface StoreEvents {
  owed(subject: Subject, operation: Operation): void
  appointmentMoved(appointment: Appointment, from: Booking['state']): void
  paymentMoved(payment: Payment, from: PaymentOrder['state']): void
}

export const FEE_FEN = 5_000
const PAY_WITHIN_MS = 15 * MINUTE

/** The tables of appointments and payments in memory. A method is one transaction, which locks what it changes. */
export class Store {
  readonly appointments: Appointment[] = []
  readonly payments: Payment[] = []
  readonly #taken = new Map<number, number>()

  constructor(
    private readonly ground: Ground,
    private readonly rules: Rules,
    private readonly on: StoreEvents,
  ) {}

  taken({ slot }: ModelSlot): number {
    return this.#taken.get(slot) ?? 0
  }

  /** booking/book.ts */
  book(slot: ModelSlot, person: number): void {
    const holdsOne = this.appointments.some(
      (one) =>
        one.person === person &&
        one.slot.session === slot.session &&
        bookingStates[one.booking.state].isActive,
    )
    if (this.taken(slot) >= slot.capacity || holdsOne || this.ground.nowMs >= slot.startsAtMs) return
    this.#taken.set(slot.slot, this.taken(slot) + 1)
    const appointment: Appointment = {
      name: `TZ${this.appointments.length + 1}`,
      booking: {
        ...{ state: 'locking', feeFen: FEE_FEN, feeState: 'owed', payUntilAt: null, isStopped: false },
        startsAt: new Date(slot.startsAtMs),
        giveUpAt: new Date(this.ground.nowMs + SETTLE_WITHIN_MS),
      },
      ...{ version: 1, slot, person, holdsPlace: true, payment: undefined, operation: undefined },
      replaces: undefined,
    }
    this.#begin(appointment)
  }

  /** booking/move.ts: another time in the place of one whose clinic was stopped, with the fee. */
  move(replaced: Appointment, slot: ModelSlot): void {
    const { nowMs, now: at } = this.ground
    const { payment, person, booking } = replaced
    const isFeeThere = payment === undefined || payment.order.state === 'paid'
    const isFree = this.taken(slot) < slot.capacity && nowMs < slot.startsAtMs
    const isOther = slot.session !== replaced.slot.session
    const holdsOne = this.appointments.some(
      (one) =>
        one.person === person &&
        one.slot.session === slot.session &&
        bookingStates[one.booking.state].isActive,
    )
    if (!isFeeThere || !isFree || !isOther || holdsOne) return
    if (!this.tell(replaced, { kind: 'move_begun', at })) return
    this.#taken.set(slot.slot, this.taken(slot) + 1)
    const { feeFen, feeState } = booking
    this.#begin({
      name: `TZ${this.appointments.length + 1}`,
      booking: {
        ...{ state: 'locking', feeFen, feeState, payUntilAt: null, isStopped: false },
        startsAt: new Date(slot.startsAtMs),
        giveUpAt: new Date(nowMs + SETTLE_WITHIN_MS),
      },
      ...{ version: 1, slot, person, holdsPlace: true, payment, operation: undefined },
      replaces: replaced,
    })
  }

  #begin(appointment: Appointment): void {
    this.appointments.push(appointment)
    this.ground.trace?.(`${appointment.name} is made`)
    this.#owe(appointment, { kind: 'lock', setbacks: 0, delayMs: 0 })
  }

  /** payments/pay-registration.ts: the place stays for this payment; one that has ended makes room for it. */
  pay(appointment: Appointment): Payment | undefined {
    const { nowMs, now: at } = this.ground
    const { payment: before } = appointment
    if (appointment.booking.state === 'paying' && before) {
      if (this.rules.isOpen(before.order)) return undefined
      this.tell(appointment, {
        ...{ kind: 'answered', at, setbacks: 0 },
        answer: { to: 'await_payment', is: 'done' },
      })
    }
    const paymentId = `PY${this.payments.length + 1}`
    const { payUntilAt } = appointment.booking
    if (payUntilAt === null || !this.tell(appointment, { kind: 'payment_opened', at, paymentId }))
      return undefined
    const payment: Payment = {
      ...{ name: paymentId, appointment, version: 1, operation: undefined },
      order: {
        ...{ state: 'checking', plan: 'cash_only', amountFen: FEE_FEN },
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
        expiresAt: new Date(Math.min(payUntilAt.getTime(), nowMs + PAY_WITHIN_MS)),
        deadlineAt: new Date(nowMs + (phaseLimitsMs.prepare ?? 0)),
      },
    }
    appointment.payment = payment
    this.payments.push(payment)
    this.ground.figures.payments += 1
    this.ground.trace?.(`${paymentId} is made for ${appointment.name}`)
    this.#owe(payment, firstOperation)

    return payment
  }

  /** booking/take-event.ts; false when it means nothing now. */
  tell(appointment: Appointment, event: BookingEvent): boolean {
    const next = this.rules.bookingStep(appointment.booking, event)
    if (next === undefined) return false
    const { state, change = {}, operation, reason } = next
    const { state: from, isStopped: wasStopped } = appointment.booking
    const isStopped = reason === undefined ? wasStopped : reason?.code === 'SESSION_STOPPED'
    const { paymentId: _, ...changed } = change
    appointment.booking = { ...appointment.booking, ...changed, state, isStopped }
    if (state !== from) appointment.version += 1
    appointment.operation = undefined
    this.#trace(appointment.name, { state, event })
    if (operation) this.#owe(appointment, operation)
    if (state === from) return true
    const hasEnded = state === 'failed' || state === 'cancelled' || state === 'moved'
    if (appointment.holdsPlace && hasEnded) this.#giveBack(appointment)
    this.#endMove(appointment)
    this.on.appointmentMoved(appointment, from)

    return true
  }

  /** booking/end-move.ts */
  #endMove({ booking, replaces, payment }: Appointment): void {
    if (replaces === undefined || replaces.booking.state !== 'moving') return
    const at = this.ground.now
    const { rules } = this
    if (booking.state === 'failed') this.tell(replaces, { kind: 'move_failed', at })
    if (booking.state !== 'booked') return
    const moved = this.appointments.find((one) => one.booking === booking)
    this.tell(replaces, { kind: 'moved', at })
    if (payment === undefined || moved === undefined || !rules.movesFee) return
    payment.appointment = moved
    replaces.payment = undefined
  }

  /** payments/take-step.ts; false when it means nothing now. */
  ask(payment: Payment, event: PaymentEvent): boolean {
    const next = this.rules.paymentStep(payment.order, event)
    if (next === undefined) return false
    const { state: from } = payment.order
    payment.order = next.order
    if (next.order.state !== from) payment.version += 1
    payment.operation = undefined
    this.#trace(payment.name, { state: next.order.state, event })
    if (next.operation) this.#owe(payment, next.operation)
    if (next.events.includes('payment.paid')) this.ground.figures.paid += 1
    if (next.order.state !== from) this.on.paymentMoved(payment, from)

    return true
  }

  /** jobs/operations.ts `hurryOperation`. */
  hurry(payment: Payment): void {
    const { operation } = payment
    const { nowMs } = this.ground
    if (operation === undefined || operation.leasedToMs > 0 || operation.dueMs <= nowMs) return
    operation.dueMs = nowMs
    this.on.owed(payment, operation)
  }

  #giveBack(appointment: Appointment): void {
    appointment.holdsPlace = false
    this.#taken.set(appointment.slot.slot, this.taken(appointment.slot) - 1)
  }

  #owe(
    subject: Subject,
    { kind, setbacks, delayMs }: { kind: BookingKind | PaymentKind; setbacks: number; delayMs: number },
  ): void {
    if (subject.operation !== undefined) throw new Violation(`${subject.name} owes two things`)
    const operation: Operation = {
      ...{ kind, setbacks, version: subject.version, dueMs: this.ground.nowMs + delayMs },
      ...{ leasedToMs: 0, leaseNo: 0, tries: 0 },
    }
    Object.assign(subject, { operation })
    this.on.owed(subject, operation)
  }

  #trace(name: string, { state, event }: { state: string; event: BookingEvent | PaymentEvent }): void {
    if (this.ground.trace === undefined) return
    const why = event.kind === 'answered' ? `${event.answer.to}: ${JSON.stringify(event.answer)}` : event.kind
    this.ground.trace(`${Math.round(this.ground.nowMs / 1000)} s: ${name} ${state} after ${why}`)
  }
}

export function isPayment(subject: Subject): subject is Payment {
  return 'order' in subject
}

export function refundNumberOf({ name, order }: Payment): string {
  return `R${name}${order.refundSeq}`
}
