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
import { failureReason } from './failure-reason.ts'
import { type BookingState, type OperationKind, states } from './states.ts'

/** The part of an appointment on which its next step depends. */
export interface Booking {
  state: BookingState
  /** What the person agreed to. */
  feeFen: number
  startsAt: Date
  /** From then on nothing new is begun: what the hospital does not hold yet is given up. */
  giveUpAt: Date
}

export type Answer =
  | { to: 'lock'; result: HisResult<HospitalLock> }
  | { to: 'confirm'; result: HisResult<HospitalConfirmation> }
  | { to: 'cancel'; result: HisResult<null> }
  | { to: 'query'; result: HisResult<HospitalOrder> }

export type BookingEvent =
  /** `setbacks` of the operation that was answered. */
  | { kind: 'answered'; at: Date; setbacks: number; answer: Answer }
  | { kind: 'cancel_asked'; at: Date }
  /** The hospital was asked how a settled appointment stands. */
  | { kind: 'reported'; at: Date; order: HospitalOrder }

export interface Reason {
  code: ErrorCode
  params?: Record<string, string | number>
}

export interface Step {
  /** May be the state it was in: then only the operation is new. */
  state: BookingState
  /** Why it failed, was stopped or could not be cancelled; absent leaves what is known. */
  reason?: Reason
  confirmation?: HospitalConfirmation
  operation?: NextOperation
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
  reason?: Reason
  confirmation?: HospitalConfirmation
}

/** In a cancel that was too late, the two clocks may differ by this much. */
const CLOCK_MARGIN_MS = 10 * 60 * 1000
const DELAYS_MS = [0, 200, 500, 1000, 2000, 4000, 8000, 15_000, 30_000]

/**
 * The next step of a booking: a pure function, so that it can be run against a model of the hospital with every
 * fault. Undefined when the event means nothing in this state.
 */
export function step(booking: Booking, event: BookingEvent): Step | undefined {
  const decision = decide(booking, event)
  if (decision === undefined) return undefined

  const { to, setbacks = 0, reason, confirmation } = decision
  if (to !== booking.state && !states[booking.state].to.includes(to)) {
    throw new Error(`a booking cannot go from ${booking.state} to ${to}`)
  }
  const kind = states[to].asks
  const isAgain = to === booking.state || kind === 'query'
  const delayMs = isAgain ? delayAfter(setbacks) : 0

  return {
    state: to,
    ...(reason && { reason }),
    ...(confirmation && { confirmation }),
    ...(kind && { operation: { kind, setbacks, delayMs } }),
  }
}

function delayAfter(setbacks: number): number {
  return DELAYS_MS[Math.min(setbacks, DELAYS_MS.length - 1)] ?? 0
}

function decide(booking: Booking, event: BookingEvent): Decision | undefined {
  if (event.kind === 'cancel_asked') return booking.state === 'booked' ? { to: 'cancelling' } : undefined
  if (event.kind === 'reported') return onReport(booking.state, event.order)

  const { answer } = event
  if (answer.to !== states[booking.state].asks) return undefined
  const context: Context = { ...booking, setbacks: event.setbacks, at: event.at }
  switch (answer.to) {
    case 'lock':
      return onLock(context, answer.result)
    case 'confirm':
      return onConfirm(context, answer.result)
    case 'cancel':
      return onCancel(context, answer.result)
    case 'query':
      return onQuery(context, answer.result)
  }
}

interface Context extends Booking {
  setbacks: number
  at: Date
}

function onLock(booking: Context, result: HisResult<HospitalLock>): Decision {
  if (!isGatewayFailure(result)) {
    const isAgreed = result.feeFen === booking.feeFen

    return isAgreed ? { to: 'confirming' } : { to: 'releasing', reason: { code: 'FEE_CHANGED' } }
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
  if (refusal?.code === 'too_late_to_cancel' && !isGivingUp) return tooLateToCancel
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
      return { to: 'stopped', reason: { code: 'SESSION_STOPPED' } }
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
  const hasBegun = booking.at.getTime() > booking.startsAt.getTime() + CLOCK_MARGIN_MS
  switch (booking.state) {
    case 'cancel_unknown':
      return hasBegun ? tooLateToCancel : again(booking, 'cancelling')
    case 'release_unknown':
      return hasBegun ? { to: 'booked', confirmation } : again(booking, 'releasing')
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

function onReport(state: BookingState, order: HospitalOrder): Decision | undefined {
  if (state === 'missed') return order.state === 'visited' ? { to: 'visited' } : undefined
  if (state !== 'booked') return undefined
  switch (order.state) {
    case 'visited':
    case 'missed':
    case 'cancelled':
      return { to: order.state }
    case 'stopped':
      return { to: 'stopped', reason: { code: 'SESSION_STOPPED' } }
    default:
      return undefined
  }
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
