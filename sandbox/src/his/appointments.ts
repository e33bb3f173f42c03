import type { Session, SessionSlot } from '../group/session.ts'
import type { Clock } from '../lib/clock.ts'
import { shanghaiDate, shanghaiDateTime } from '../lib/shanghai-time.ts'
import type { Collection, Store } from '../lib/store.ts'
import { fenOf } from '../lib/yuan.ts'
import { barredUntil } from './barring.ts'
import { payMethods } from './billing/settlement.ts'
import { yuan } from './billing/settlement-fields.ts'
import { payStatuses } from './code-tables.ts'
import { date, identifier, oneOf, optional, readFields, text } from './fields.ts'
import {
  type FeePayment,
  hasBegun,
  isHolding,
  isSameRequest,
  LOCK_MINUTES,
  type LockRequest,
  moneyOf,
  type Order,
  toQueryAnswer,
  visitTimes,
} from './order.ts'
import type { OrderShelf } from './order-shelf.ts'
import { done, isRefusal, type Outcome, type Refusal, refuse } from './outcome.ts'
import type { PatientRegistry } from './patient-registry.ts'
import { momentOf, placesLeft } from './places.ts'
import { queueNoFor } from './queue-number.ts'
import type { Sequence } from './sequence.ts'
import type { SessionBoard } from './session-board.ts'

interface AppointmentsOptions {
  store: Store
  hospitalCode: string
  clock: Clock
  sequence: Sequence
  registry: PatientRegistry
  board: SessionBoard
  shelf: OrderShelf
}

const lockFields = {
  orderNo: identifier,
  patientNo: identifier,
  cardNo: identifier,
  scheduleNo: identifier,
  slotNo: identifier,
  channel: text(40),
}

/**
 * Locks, confirms, cancels and tells of appointments (`/appointment/*`). Every decision is made and
 * written in one step without waiting, so that requests at the same moment are decided one by one.
 */
export class Appointments {
  readonly #options: AppointmentsOptions
  /** Numbers that were cancelled before they were ever seen: they can never hold a place. */
  readonly #deadNumbers: Collection<{ reason: string }>

  constructor(options: AppointmentsOptions) {
    this.#options = options
    this.#deadNumbers = options.store.collection(`${options.hospitalCode}/dead-numbers`)
  }

  lock(body: unknown): Outcome<unknown> {
    const read = readFields(body, lockFields)
    if (isRefusal(read)) return read
    const request: LockRequest = read.values
    if (this.#deadNumbers.has(request.orderNo)) return refuse('3008', { status: 'CANCELLED' })
    const earlier = this.#options.shelf.find(request.orderNo)
    if (earlier !== undefined) return repeatedLock(earlier, request)

    const unfit = this.#findUnfitness(request)
    if (unfit !== undefined) return unfit
    const place = this.#findPlace(request)
    if (isRefusal(place)) return place

    return done(toLockAnswer(this.#keepLocked(request, place)))
  }

  confirm(body: unknown): Outcome<unknown> {
    const read = readFields(body, {
      ...{ orderNo: identifier, payStatus: oneOf(payStatuses) },
      replaces: optional(identifier),
    })
    if (isRefusal(read)) return read
    const { orderNo, payStatus, replaces } = read.values
    const payment = payStatus === '1' ? readPayment(body) : undefined
    if (payment !== undefined && isRefusal(payment)) return payment
    const order = this.#options.shelf.find(orderNo)
    if (order === undefined) return this.#neverSeen(orderNo)
    if (order.status === 'CONFIRMED') return repeatedConfirm(order, payment)
    if (order.status === 'EXPIRED') return refuse('3005')
    if (order.status === 'STOPPED') return refuse('3003')
    if (order.status !== 'LOCKED') return refuse('3008', { status: order.status })
    const session = this.#options.board.findShown(order.scheduleNo)
    if (session === undefined) return refuse('3001')

    if (payment !== undefined && fenOf(payment.amount) !== fenOf(order.fee)) return refuse('4005')

    const replaced = replaces === undefined ? undefined : this.#findReplaced(order, replaces, payment)
    if (replaced !== undefined && isRefusal(replaced)) return replaced

    return done(toConfirmAnswer(this.#keepConfirmed({ order, session, payStatus, payment, replaced })))
  }

  cancel(body: unknown): Outcome<unknown> {
    const read = readFields(body, { orderNo: identifier, reason: text() })
    if (isRefusal(read)) return read
    const { orderNo, reason } = read.values
    const { shelf, clock } = this.#options
    const order = shelf.find(orderNo)
    if (order === undefined) {
      this.#deadNumbers.set(orderNo, { reason })
      return refuse('3007')
    }
    if (order.status === 'CANCELLED') return done(toCancelAnswer(order))
    if (!['LOCKED', 'CONFIRMED', 'EXPIRED', 'STOPPED'].includes(order.status)) {
      return refuse('3008', { status: order.status })
    }
    if (order.isFrozen) return refuse('3008', { status: order.status })
    if (order.status === 'CONFIRMED' && hasBegun(order, clock.now())) return refuse('3006')
    const cancelled: Order = {
      ...{ ...order, status: 'CANCELLED', cancelReason: reason },
      ...(order.payment && { givenBackAtMs: clock.now() }),
    }
    shelf.save(cancelled)

    return done(toCancelAnswer(cancelled))
  }

  query(body: unknown): Outcome<unknown> {
    const read = readFields(body, { orderNo: identifier })
    if (isRefusal(read)) return read
    const { orderNo } = read.values
    const order = this.#options.shelf.find(orderNo)
    if (order !== undefined) return done(toQueryAnswer(order))

    return done({ orderNo, status: this.#deadNumbers.has(orderNo) ? 'CANCELLED' : 'NONE' })
  }

  list(body: unknown): Outcome<unknown> {
    const read = readFields(body, { patientNo: identifier, dateFrom: date, dateTo: date })
    if (isRefusal(read)) return read
    const { patientNo, dateFrom, dateTo } = read.values
    const { registry, shelf } = this.#options
    if (registry.find(patientNo) === undefined) return refuse('2001')
    const orders = shelf
      .ofPatient(patientNo)
      .filter((order) => order.date >= dateFrom && order.date <= dateTo)
      .sort((a, b) => visitTimes(a).beginTime.localeCompare(visitTimes(b).beginTime))

    return done({ orders: orders.map(toQueryAnswer) })
  }

  /** Why this person may not book at all, or not with this card. */
  #findUnfitness({ patientNo, cardNo }: LockRequest): Refusal | undefined {
    const { registry, shelf, clock } = this.#options
    const file = registry.find(patientNo)
    if (file === undefined) return refuse('2001')
    const hasCard = file.cards.some((card) => card.cardNo === cardNo && card.status === '1')
    if (!hasCard) return refuse('2004')
    const today = shanghaiDate(clock.now())
    const until = barredUntil({ file, orders: shelf.ofPatient(patientNo), today })

    return until === undefined ? undefined : refuse('3009', { until })
  }

  #findPlace(request: LockRequest): { session: Session; slot: SessionSlot } | Refusal {
    const { board, shelf, clock } = this.#options
    const session = board.findShown(request.scheduleNo)
    const slot = session?.slots.find(({ slotNo }) => slotNo === request.slotNo)
    if (session === undefined || slot === undefined) return refuse('3001')
    if (session.stopReason !== undefined) return refuse('3003')
    const held = shelf.ofPatient(request.patientNo).find((order) => isHolding(order) && isIn(order, session))
    if (held !== undefined) return refuse('3004', { orderNo: held.orderNo })
    const ours = shelf.holdingIn(session.scheduleNo, slot.slotNo).length
    if (placesLeft({ slot, ours, moment: momentOf(session, clock.now()) }) === 0) return refuse('3002')

    return { session, slot }
  }

  #keepLocked(request: LockRequest, { session, slot }: { session: Session; slot: SessionSlot }): Order {
    const { shelf, clock } = this.#options
    const now = clock.now()
    const order: Order = {
      ...request,
      status: 'LOCKED',
      lockedAtMs: now,
      lockExpiresAtMs: now + LOCK_MINUTES * 60 * 1000,
      fee: session.fee,
      departmentCode: session.departmentCode,
      doctorCode: session.doctorCode,
      date: session.date,
      period: session.period,
      beginTime: slot.beginTime,
      endTime: slot.endTime,
      location: session.location,
    }
    shelf.save(order)

    return order
  }

  #keepConfirmed(confirmation: {
    order: Order
    session: Session
    payStatus: string
    payment: PaidFee | undefined
    replaced: Order | undefined
  }): Order {
    const { order, session, payStatus, payment, replaced } = confirmation
    const { store, shelf, sequence, clock } = this.#options

    return store.transaction(() => {
      const number = String(sequence.next('appointment')).padStart(6, '0')
      const confirmed: Order = {
        ...order,
        status: 'CONFIRMED',
        payStatus,
        ...(payment && { payment: payment.payment, paidAtMs: replaced?.paidAtMs ?? clock.now() }),
        appointmentNo: `${order.date.replaceAll('-', '')}${number}`,
        queueNo: queueNoFor({ order, session, shelf, nowMs: clock.now() }),
      }
      shelf.save(confirmed)
      if (replaced !== undefined) shelf.save({ ...replaced, status: 'CANCELLED', movedTo: order.orderNo })

      return confirmed
    })
  }

  /** The appointment whose place is moved here: this person's, and its fee is the one that comes along. */
  #findReplaced(order: Order, replaces: string, paid: PaidFee | undefined): Order | Refusal {
    const replaced = this.#options.shelf.find(replaces)
    if (replaced?.patientNo !== order.patientNo) return refuse('3007')
    const isThere = replaced.status === 'STOPPED' || replaced.status === 'CONFIRMED'
    const isItsFee = replaced.payment?.payOrderNo === paid?.payment.payOrderNo

    return isThere && isItsFee ? replaced : refuse('3008', { status: replaced.status })
  }

  #neverSeen(orderNo: string): Refusal {
    return this.#deadNumbers.has(orderNo) ? refuse('3008', { status: 'CANCELLED' }) : refuse('3007')
  }
}

function repeatedLock(earlier: Order, request: LockRequest): Outcome<unknown> {
  if (!isSameRequest(earlier, request)) return refuse('3008', { status: earlier.status })
  if (earlier.status === 'LOCKED') return done(toLockAnswer(earlier))

  return earlier.status === 'EXPIRED' ? refuse('3005') : refuse('3008', { status: earlier.status })
}

interface PaidFee {
  amount: string
  payment: FeePayment
}

function readPayment(body: unknown): PaidFee | Refusal {
  const read = readFields(body, {
    ...{ payOrderNo: identifier, payMethod: oneOf(payMethods), payNo: identifier },
    payAmount: yuan,
  })
  if (isRefusal(read)) return read
  const { payAmount, ...payment } = read.values

  return { amount: payAmount, payment }
}

/** The first answer again; an appointment that somebody else's money has confirmed is not ours to take. */
function repeatedConfirm(order: Order, paid: PaidFee | undefined): Outcome<unknown> {
  const isOther = paid !== undefined && paid.payment.payOrderNo !== order.payment?.payOrderNo

  return isOther ? refuse('3008', { status: order.status }) : done(toConfirmAnswer(order))
}

function isIn(order: Order, session: Session): boolean {
  return (
    order.doctorCode === session.doctorCode && order.date === session.date && order.period === session.period
  )
}

function toLockAnswer({ orderNo, lockExpiresAtMs, fee }: Order) {
  return { orderNo, status: 'LOCKED', lockExpireTime: shanghaiDateTime(lockExpiresAtMs), fee }
}

function toCancelAnswer(order: Order) {
  return { orderNo: order.orderNo, status: 'CANCELLED', ...moneyOf(order) }
}

function toConfirmAnswer(order: Order) {
  const { orderNo, appointmentNo, queueNo, location } = order

  return { orderNo, status: 'CONFIRMED', appointmentNo, queueNo, location, ...visitTimes(order) }
}
