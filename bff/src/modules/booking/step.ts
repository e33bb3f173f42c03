import type { ErrorCode } from '@tongzhen/contract/errors'
import { isGatewayFailure } from '../../gateways/failure.ts'
import {
  type HisRefusal,
  type HisResult,
  type HospitalConfirmation,
  type HospitalLock,
  type HospitalOrder,
  refusalOf,
} from '../../gateways/his/port.ts'
import { pauseAfter } from '../../jobs/pauses.ts'
import { MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import type { LocalText } from '../../lib/local-text.ts'
import { failureReason } from './failure-reason.ts'
import {
  type BookingState,
  type FeeOperationKind,
  type FeeState,
  type OperationKind,
  states,
} from './states.ts'

/** The part of an appointment on which its next step depends. */
export interface Booking {
  state: BookingState
  /** What the person agreed to. */
  feeFen: number
  startsAt: Date
  /** From then on nothing new is begun: what the hospital does not hold yet is given up. */
  giveUpAt: Date
  feeState: FeeState
  /** Known once the hospital holds a place whose fee is paid online. */
  payUntilAt: Date | null
  /** The hospital has stopped its clinic. */
  isStopped: boolean
}

/** How long what is not at the hospital yet is tried, from the last word of the person on. */
export const SETTLE_WITHIN_MS = 10 * MINUTE_MS
/** The end of the hospital's hold is for closing the trade, and for the confirmation of who paid at the last second. */
const CONFIRM_WITHIN_MS = 3 * MINUTE_MS
/** Providers open no trade that ends sooner. */
const PAY_AT_LEAST_MS = MINUTE_MS

export type Answer = HospitalAnswer | FeeAnswer

export type HospitalAnswer =
  | { to: 'lock'; result: HisResult<HospitalLock> }
  | { to: 'confirm'; result: HisResult<HospitalConfirmation> }
  | { to: 'cancel'; result: HisResult<null> }
  | { to: 'query'; result: HisResult<HospitalOrder> }

/** `done`: no payment can be taken any more; of `return_fee`: the money is on its way back; of `await_choice`: it is over. */
export interface FeeAnswer {
  to: FeeOperationKind
  is: 'done' | 'later'
}

export type BookingEvent =
  /** `setbacks` of the operation that was answered. */
  | { kind: 'answered'; at: Date; setbacks: number; answer: Answer }
  | { kind: 'cancel_asked'; at: Date }
  | { kind: 'payment_opened'; at: Date; paymentId: string }
  /** What the hospital does not let go is cancelled there: two people have made sure (docs/decisions/0049). */
  | { kind: 'staff_cancelled'; at: Date }
  /** The money has come in. */
  | { kind: 'fee_paid'; at: Date }
  /** The payment goes back, unless the hospital has confirmed: it is made sure that it never will (R3). */
  | { kind: 'given_up'; at: Date }
  /** Another time takes the place of one whose clinic was stopped: asked for; confirmed; not to be had. */
  | { kind: 'move_begun' | 'moved' | 'move_failed'; at: Date }
  /** The hospital was asked how a settled appointment stands. */
  | { kind: 'reported'; at: Date; order: HospitalOrder; stopReason?: LocalText | null }

export interface Reason {
  code: ErrorCode
  params?: Record<string, string | number>
}

export interface Step {
  /** May be the state it was in: then only the operation is new. */
  state: BookingState
  /** Why it failed, was stopped or could not be cancelled; absent leaves what is known, null forgets it. */
  reason?: Reason | null
  confirmation?: HospitalConfirmation
  /** Of the hospital, in its words. */
  stopReason?: LocalText | null
  change?: BookingChange
  operation?: NextOperation
}

/** What else is another one from now on. */
export interface BookingChange {
  feeState?: FeeState
  payUntilAt?: Date
  giveUpAt?: Date
  paymentId?: string
}

export interface NextOperation {
  kind: OperationKind
  /**
   * Calls of this order number that were not answered, or answered "later", since the hospital last did what it
   * was asked. Delays grow with it; and while it is not zero an earlier call may still arrive there.
   */
  setbacks: number
  delayMs: number
}

/** What to do, before the table of states has had its say. */
interface Decision {
  to: BookingState
  setbacks?: number
  reason?: Reason | null
  confirmation?: HospitalConfirmation
  stopReason?: LocalText | null
  change?: BookingChange
  /** In a state that rests: nothing to be done. */
  isOver?: true
}

/** In a cancel that was too late, the two clocks may differ by this much. */
const CLOCK_MARGIN_MS = 10 * 60 * 1000
const DELAYS_MS = [0, 200, 500, 1000, 2000, 4000, 8000, 15_000, 30_000]
/** Of what staff see to. */
const HELD_EVERY_MS = 10 * MINUTE_MS
/** Looks at a payment that somebody else carries on. */
const PAYMENT_DELAYS_MS = [1, 2, 5, 10, 15].map((seconds) => seconds * SECOND_MS)

/**
 * The next step of a booking: a pure function, so that it can be run against a model of the hospital with every
 * fault. Undefined when the event means nothing in this state.
 */
export function step(booking: Booking, event: BookingEvent): Step | undefined {
  const decision = decide(booking, event)
  if (decision === undefined) return undefined

  const { to, setbacks = 0, reason, confirmation, stopReason, isOver } = decision
  const change = beginsToEnd(booking, decision)
    ? { ...decision.change, giveUpAt: shift(event.at, SETTLE_WITHIN_MS) }
    : decision.change
  if (to !== booking.state && !states[booking.state].to.includes(to)) {
    throw new Error(`a booking cannot go from ${booking.state} to ${to}`)
  }
  const { feeState } = { ...booking, ...change }
  const { asks, whenPaid } = states[to]
  const kind = isOver ? undefined : (asks ?? (feeState === 'paid' ? whenPaid : undefined))

  return {
    state: to,
    ...(reason !== undefined && { reason }),
    ...(confirmation && { confirmation }),
    ...(stopReason && { stopReason }),
    ...(change && { change }),
    ...(kind && {
      operation: {
        kind,
        setbacks,
        delayMs: delayOf({ ...booking, ...change }, { to, kind, setbacks, at: event.at }),
      },
    }),
  }
}

function delayOf(
  { state, payUntilAt, startsAt }: Booking,
  { to, kind, setbacks, at }: { to: BookingState; kind: OperationKind; setbacks: number; at: Date },
): number {
  if (to === 'cancel_held') return HELD_EVERY_MS
  if (to === 'to_pay') return Math.max(0, (payUntilAt ?? at).getTime() - at.getTime())
  if (kind === 'await_choice') return Math.max(0, startsAt.getTime() - at.getTime())
  if (to === 'paying') return pauseAfter(setbacks, PAYMENT_DELAYS_MS)

  return to === state || kind === 'query' ? pauseAfter(setbacks, DELAYS_MS) : 0
}

function decide(booking: Booking, event: BookingEvent): Decision | undefined {
  switch (event.kind) {
    case 'answered':
      return onAnswer(booking, event)
    case 'reported':
      return onReport(booking, event)
    case 'cancel_asked':
      return onCancelAsked(booking.state)
    case 'staff_cancelled':
      return booking.state === 'cancel_held' ? { to: 'cancelled' } : undefined
    case 'payment_opened':
      return onPaymentOpened(booking, event)
    case 'fee_paid':
      return booking.state === 'paying' ? feePaid(event.at) : undefined
    case 'given_up':
      return onGivenUp(booking)
    case 'move_begun':
      return booking.state === 'stopped' ? { to: 'moving' } : undefined
    case 'moved':
      return booking.state === 'moving' ? { to: 'moved' } : undefined
    case 'move_failed':
      return booking.state === 'moving' ? { to: 'stopped' } : undefined
  }
}

function onAnswer(
  booking: Booking,
  event: Extract<BookingEvent, { kind: 'answered' }>,
): Decision | undefined {
  const { answer } = event
  const { asks, whenPaid } = states[booking.state]
  if (answer.to !== (asks ?? whenPaid)) return undefined
  const context: Context = { ...booking, setbacks: event.setbacks, at: event.at }
  switch (answer.to) {
    case 'lock':
      return onLock(context, answer.result)
    case 'confirm':
      return onConfirm(context, answer.result)
    case 'cancel':
      return heldIfOverdue(context, onCancel(context, answer.result))
    case 'query':
      return heldIfOverdue(context, onQuery(context, answer.result))
    case 'await_payment':
      return onAwaitedPayment(context, answer)
    case 'close_payment':
      return answer.is === 'done' ? { to: 'cancelling' } : setback(context, 'withdrawing')
    case 'return_fee':
      return answer.is === 'done' ? { to: booking.state, isOver: true } : setback(context, booking.state)
    case 'await_choice':
      return answer.is === 'done' ? { to: 'cancelling' } : setback(context, 'stopped')
  }
}

const letGoStates: readonly BookingState[] = ['releasing', 'release_unknown', 'cancelling', 'cancel_unknown']

/** From here on a stopped one is let go, for so long as anything is tried. */
function beginsToEnd({ state, isStopped }: Booking, { to, reason }: Decision): boolean {
  if (!letGoStates.includes(to)) return false

  return reason?.code === 'SESSION_STOPPED' || (isStopped && !letGoStates.includes(state))
}

/** Of a stopped clinic there is no visit that would end the asking: staff do, when it was tried for long enough. */
function heldIfOverdue(booking: Context, decision: Decision): Decision {
  const isOverdue = booking.isStopped && booking.at >= booking.giveUpAt && letGoStates.includes(booking.state)

  return isOverdue && letGoStates.includes(decision.to) ? { to: 'cancel_held' } : decision
}

function onCancelAsked(state: BookingState): Decision | undefined {
  if (state === 'booked' || state === 'to_pay' || state === 'stopped') return { to: 'cancelling' }

  return state === 'paying' ? { to: 'withdrawing' } : undefined
}

function onPaymentOpened(
  { state, payUntilAt }: Booking,
  { at, paymentId }: { at: Date; paymentId: string },
): Decision | undefined {
  if (state !== 'to_pay' || payUntilAt === null || at > shift(payUntilAt, -PAY_AT_LEAST_MS)) return undefined

  return { to: 'paying', change: { paymentId } }
}

function feePaid(at: Date): Decision {
  return { to: 'confirming', change: { feeState: 'paid', giveUpAt: shift(at, SETTLE_WITHIN_MS) } }
}

function onAwaitedPayment(booking: Context, { is }: FeeAnswer): Decision {
  const { state, at, payUntilAt } = booking
  if (is === 'later') return setback(booking, state)
  if (payUntilAt !== null && at < payUntilAt) return { to: 'to_pay' }

  return { to: 'releasing', reason: { code: 'PAYMENT_EXPIRED' } }
}

function onGivenUp({ state, feeState }: Booking): Decision | undefined {
  if (state === 'withdrawing') return { to: 'cancelling' }
  if (state !== 'paying' && feeState !== 'paid') return undefined
  switch (state) {
    case 'paying':
    case 'locking':
    case 'lock_unknown':
    case 'confirming':
    case 'confirm_unknown':
      return { to: 'releasing', reason: { code: 'HOSPITAL_UNAVAILABLE' } }
    default:
      return undefined
  }
}

interface Context extends Booking {
  setbacks: number
  at: Date
}

function onLock(booking: Context, result: HisResult<HospitalLock>): Decision {
  if (!isGatewayFailure(result)) {
    if (result.feeFen !== booking.feeFen) return { to: 'releasing', reason: { code: 'FEE_CHANGED' } }
    const payUntilAt = shift(new Date(result.lockedUntilAt), -CONFIRM_WITHIN_MS)

    return booking.feeState === 'owed' ? { to: 'to_pay', change: { payUntilAt } } : { to: 'confirming' }
  }
  const refusal = refusalOf(result)
  if (refusal === undefined || refusal.code === 'order_state') return setback(booking, 'lock_unknown')
  if (refusal.code === 'lock_expired') return { to: 'failed', reason: failureReason(refusal) }
  if (meansLater(refusal) && booking.at < booking.giveUpAt) return setback(booking, 'locking')

  // While an earlier call may still arrive, a refusal of this one settles nothing: the number is killed first.
  return { to: booking.setbacks > 0 ? 'releasing' : 'failed', reason: failureReason(refusal) }
}

function onConfirm(booking: Context, result: HisResult<HospitalConfirmation>): Decision {
  if (!isGatewayFailure(result)) return { to: 'booked', confirmation: result }
  const refusal = refusalOf(result)
  if (refusal === undefined || refusal.code === 'order_state' || refusal.code === 'order_unknown') {
    return setback(booking, 'confirm_unknown')
  }
  if (refusal.code === 'lock_expired') return { to: 'failed', reason: failureReason(refusal) }
  if (meansLater(refusal) && booking.at < booking.giveUpAt) return setback(booking, 'confirming')

  return { to: 'releasing', reason: failureReason(refusal) }
}

function onCancel(booking: Context, result: HisResult<null>): Decision {
  const isGivingUp = booking.state === 'releasing'
  const done = isGivingUp ? 'failed' : 'cancelled'
  if (!isGatewayFailure(result)) return { to: done }
  const refusal = refusalOf(result)
  // A number that the hospital never saw is dead from then on (his.md, `/appointment/cancel`).
  if (refusal?.code === 'order_unknown') return { to: done }
  if (booking.state === 'cancel_held') return setback(booking, 'cancel_held')
  const isTooLate = refusal?.code === 'too_late_to_cancel' && booking.feeState !== 'owed'
  if (isTooLate && !isGivingUp) return booking.isStopped ? { to: 'cancel_held' } : tooLateToCancel
  if (refusal !== undefined && meansLater(refusal)) return setback(booking, booking.state)

  return setback(booking, isGivingUp ? 'release_unknown' : 'cancel_unknown')
}

const tooLateToCancel: Decision = { to: 'booked', reason: { code: 'CANCEL_TOO_LATE' } }

function onQuery(booking: Context, result: HisResult<HospitalOrder>): Decision {
  if (isGatewayFailure(result)) return setback(booking, booking.state)
  switch (result.state) {
    case 'visited':
    case 'missed':
      return { to: result.state }
    case 'stopped':
      return onStopped(booking)
    case 'cancelled':
    case 'expired':
      return onNumberDead(booking.state)
    case 'confirmed':
      return onConfirmed(booking, result.confirmation)
    case 'locked':
    case 'none':
      return onUnconfirmed(booking, result.state)
  }
}

/** What was not known to be booked is given up, or given back as was asked: the number is killed first. */
function onStopped(booking: Context): Decision {
  const to = booking.state === 'cancel_unknown' ? 'cancelling' : 'releasing'

  return { ...again(booking, to), ...(!booking.isStopped && { reason: { code: 'SESSION_STOPPED' } }) }
}

function onNumberDead(state: BookingState): Decision {
  if (state === 'cancel_unknown') return { to: 'cancelled' }
  if (state === 'release_unknown') return { to: 'failed' }

  return { to: 'failed', reason: { code: 'HOSPITAL_UNAVAILABLE' } }
}

/**
 * While giving back, an earlier cancel may still arrive and take the appointment away, so it is repeated until
 * the hospital says that it is gone, or until the visit has begun and no cancel can succeed any more.
 */
function onConfirmed(booking: Context, confirmation: HospitalConfirmation): Decision {
  switch (booking.state) {
    case 'cancel_unknown':
      return hasBegun(booking) ? tooLateToCancel : again(booking, 'cancelling')
    case 'release_unknown':
      return hasBegun(booking) ? { to: 'booked', confirmation } : again(booking, 'releasing')
    default:
      return { to: 'booked', confirmation }
  }
}

function onUnconfirmed(booking: Context, order: 'locked' | 'none'): Decision {
  if (booking.state === 'cancel_unknown') return again(booking, 'cancelling')
  if (booking.state === 'release_unknown') return again(booking, 'releasing')
  if (booking.at >= booking.giveUpAt) {
    return { ...again(booking, 'releasing'), reason: { code: 'HOSPITAL_UNAVAILABLE' } }
  }
  // The same number again. A hold found by asking is locked once more too: only that answer tells its fee.
  return again(booking, order === 'locked' && booking.state === 'confirm_unknown' ? 'confirming' : 'locking')
}

function onReport(
  { state, startsAt }: Booking,
  { order, stopReason, at }: Extract<BookingEvent, { kind: 'reported' }>,
): Decision | undefined {
  if (state === 'missed') return order.state === 'visited' ? { to: 'visited' } : undefined
  const reason = { code: 'SESSION_STOPPED' } as const
  if (state === 'to_pay') return order.state === 'stopped' ? { to: 'releasing', reason } : undefined
  if (state === 'cancel_held') return onReportOfHeld(order, { startsAt, at })
  if (state === 'confirming' || state === 'confirm_unknown') {
    // The answer to its confirmation is older than this, and is not waited for; a call may still be under way.
    return order.state === 'stopped' ? { to: 'releasing', setbacks: 1, reason } : undefined
  }
  if (state !== 'booked' && state !== 'stopped') return undefined
  switch (order.state) {
    case 'visited':
    case 'missed':
    case 'cancelled':
      return { to: order.state }
    case 'stopped':
      return state === 'booked' ? { to: 'stopped', reason, ...(stopReason && { stopReason }) } : undefined
    case 'confirmed':
      // Opened again.
      return state === 'stopped'
        ? { to: 'booked', confirmation: order.confirmation, reason: null }
        : undefined
    default:
      return undefined
  }
}

/** The hospital's desk has found an end for it. */
function onReportOfHeld({ state }: HospitalOrder, times: { startsAt: Date; at: Date }): Decision | undefined {
  if (state === 'visited' || state === 'missed' || state === 'cancelled') return { to: state }

  // The clinic was opened again, and has begun: no cancel can succeed any more.
  return state === 'confirmed' && hasBegun(times) ? tooLateToCancel : undefined
}

function hasBegun({ startsAt, at }: { startsAt: Date; at: Date }): boolean {
  return at > shift(startsAt, CLOCK_MARGIN_MS)
}

/** Nothing was done, and the same call may succeed later. */
function meansLater(refusal: HisRefusal): boolean {
  return refusal.code === 'busy' || refusal.code === 'caller_refused'
}

function setback(booking: Context, to: BookingState): Decision {
  return { to, setbacks: booking.setbacks + 1 }
}

/** The same number again, remembering what went wrong before. */
function again(booking: Context, to: BookingState): Decision {
  return { to, setbacks: booking.setbacks }
}
