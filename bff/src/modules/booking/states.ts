import type { AppointmentState } from '@tongzhen/contract/states'

/**
 * Where an appointment stands between us and the hospital. Every call to the hospital has an *unknown* twin:
 * a call that was sent and not answered is neither done nor failed, and is resolved by asking
 * (reliability.md §3.6, R2).
 */
export const bookingStates = [
  /** The intent is stored and a place of ours is taken; the hospital is asked to hold it. */
  'locking',
  'lock_unknown',
  /** The hospital holds the place; it is asked to make it an appointment. */
  'confirming',
  'confirm_unknown',
  'booked',
  /** We give up: the order number is killed at the hospital before anything is said to the person. */
  'releasing',
  'release_unknown',
  'failed',
  /** The person gives the place back. */
  'cancelling',
  'cancel_unknown',
  'cancelled',
  'visited',
  'missed',
  'stopped',
] as const
export type BookingState = (typeof bookingStates)[number]

/** What the hospital is asked next; every state that waits for an answer asks exactly one of these. */
export const operationKinds = ['lock', 'confirm', 'cancel', 'query'] as const
export type OperationKind = (typeof operationKinds)[number]

interface StateDescription {
  /** What the person is told. */
  outside: AppointmentState
  /** What is asked in this state; nothing when it rests. */
  asks: OperationKind | undefined
  /** The person holds, or may hold, a place: no second one in the same session, and ours stays taken. */
  isActive: boolean
  /** Every state that may follow. A state that rests is left only by what the hospital reports or the person asks. */
  to: readonly BookingState[]
}

const fromHospital = ['visited', 'missed', 'stopped'] as const

export const states: Readonly<Record<BookingState, StateDescription>> = {
  locking: {
    outside: 'confirming',
    asks: 'lock',
    isActive: true,
    to: ['confirming', 'lock_unknown', 'releasing', 'failed'],
  },
  lock_unknown: {
    outside: 'confirming',
    asks: 'query',
    isActive: true,
    to: ['locking', 'releasing', 'booked', 'failed', ...fromHospital],
  },
  confirming: {
    outside: 'confirming',
    asks: 'confirm',
    isActive: true,
    to: ['booked', 'confirm_unknown', 'releasing', 'failed'],
  },
  confirm_unknown: {
    outside: 'confirming',
    asks: 'query',
    isActive: true,
    to: ['booked', 'confirming', 'locking', 'releasing', 'failed', ...fromHospital],
  },
  booked: {
    outside: 'booked',
    asks: undefined,
    isActive: true,
    to: ['cancelling', 'cancelled', ...fromHospital],
  },
  releasing: {
    outside: 'confirming',
    asks: 'cancel',
    isActive: true,
    to: ['failed', 'release_unknown'],
  },
  release_unknown: {
    outside: 'confirming',
    asks: 'query',
    isActive: true,
    to: ['failed', 'releasing', 'booked', ...fromHospital],
  },
  failed: { outside: 'failed', asks: undefined, isActive: false, to: [] },
  cancelling: {
    outside: 'cancelling',
    asks: 'cancel',
    isActive: true,
    to: ['cancelled', 'cancel_unknown', 'booked'],
  },
  cancel_unknown: {
    outside: 'cancelling',
    asks: 'query',
    isActive: true,
    to: ['cancelled', 'cancelling', 'booked', ...fromHospital],
  },
  cancelled: { outside: 'cancelled', asks: undefined, isActive: false, to: [] },
  visited: { outside: 'visited', asks: undefined, isActive: false, to: [] },
  /** The desk may correct it when the person came late. */
  missed: { outside: 'missed', asks: undefined, isActive: false, to: ['visited'] },
  stopped: { outside: 'stopped', asks: undefined, isActive: false, to: [] },
}

export const activeStates: readonly BookingState[] = bookingStates.filter((state) => states[state].isActive)
