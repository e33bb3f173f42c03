import type { BookingState } from '../booking/states.ts'
import type { AnswerTo } from './answers.ts'

/** What a payment may know of its appointment's place at the hospital. */
const places: Readonly<Record<BookingState, 'not asked' | 'open' | 'held' | 'ended'>> = {
  locking: 'open',
  lock_unknown: 'open',
  to_pay: 'not asked',
  paying: 'not asked',
  withdrawing: 'not asked',
  confirming: 'open',
  confirm_unknown: 'open',
  booked: 'held',
  releasing: 'open',
  release_unknown: 'open',
  failed: 'ended',
  cancelling: 'open',
  cancel_unknown: 'open',
  cancel_held: 'open',
  cancelled: 'ended',
  visited: 'held',
  missed: 'held',
  // Until the person has chosen, the fee stays where it is.
  stopped: 'held',
  moving: 'held',
  moved: 'ended',
}

/**
 * What the state of an appointment answers to the payment of its fee: pure, so that both machines can be run together.
 * Undefined is the state of an appointment that is gone, or that another payment pays.
 */
export type AppointmentSeen = BookingState | undefined

/** To `settle`, after the appointment was told that its fee is paid. */
export function settledBy(seen: AppointmentSeen): 'done' | 'unknown' | 'refused' {
  const place = seen && places[seen]
  if (place === 'held') return 'done'

  return place === 'open' ? 'unknown' : 'refused'
}

export function settlementOf(seen: AppointmentSeen): AnswerTo<'query_settlement'>['is'] {
  switch (seen && places[seen]) {
    case 'held':
      return 'settled'
    case 'open':
      return 'unknown'
    case 'not asked':
      return 'none'
    default:
      return 'cancelled'
  }
}

/** To `fence`, after the appointment was told to give up. */
export function fencedBy(seen: AppointmentSeen): AnswerTo<'fence'>['is'] {
  const place = seen && places[seen]
  if (place === 'held') return 'already_settled'

  return place === 'open' ? 'unknown' : 'done'
}

/** Whoever wants the fee back gives the place back, not the fee. */
export function unsettledBy(seen: AppointmentSeen): 'done' | 'later' | 'refused' {
  if (hasEnded(seen)) return 'done'

  return seen && places[seen] === 'open' ? 'later' : 'refused'
}

export function hasEnded(seen: AppointmentSeen): boolean {
  return seen === undefined || places[seen] === 'ended'
}
