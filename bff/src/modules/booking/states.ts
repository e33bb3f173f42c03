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
  /** The hospital holds the place until its fee is paid online. */
  'to_pay',
  /** A payment of the fee is under way: the place stays until it has ended. */
  'paying',
  /** The person gives the place back while a payment is under way: it ends first (reliability.md R8). */
  'withdrawing',
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
  /** Its clinic was stopped, and the hospital does not let it go: staff see to it, and it is asked again now and then. */
  'cancel_held',
  'cancelled',
  'visited',
  'missed',
  /** The hospital stopped the clinic: the person chooses another time, or gives the place up. */
  'stopped',
  /** The person has chosen another time; this is let go in the step that confirms that one (docs/decisions/0036). */
  'moving',
  'moved',
] as const
export type BookingState = (typeof bookingStates)[number]

/** Asked of the hospital. */
export const hospitalOperationKinds = ['lock', 'confirm', 'cancel', 'query'] as const
export type HospitalOperationKind = (typeof hospitalOperationKinds)[number]

/**
 * Asked of our own side, mostly of payments; done or not yet, and repeated without harm. `await_choice`: nobody has
 * chosen before the visit would have begun.
 */
export const feeOperationKinds = ['await_payment', 'close_payment', 'return_fee', 'await_choice'] as const
export type FeeOperationKind = (typeof feeOperationKinds)[number]

/** What is asked next; every state that waits for an answer asks exactly one of these. */
export const operationKinds = [...hospitalOperationKinds, ...feeOperationKinds] as const
export type OperationKind = (typeof operationKinds)[number]

/** A fee is paid at the hospital's desk (or there is none), or online: owed at first, then paid. */
export type FeeState = 'at_hospital' | 'owed' | 'paid'

interface StateDescription {
  /** What the person is told. */
  outside: AppointmentState
  /** What is asked in this state; nothing when it rests. */
  asks: OperationKind | undefined
  /** What is asked besides when the fee was paid online and there will be no visit for it. */
  whenPaid?: FeeOperationKind
  /** The person holds, or may hold, a place: no second one in the same session, and ours stays taken. */
  isActive: boolean
  /** Every state that may follow. A state that rests is left only by what the hospital reports or the person asks. */
  to: readonly BookingState[]
}

const fromHospital = ['visited', 'missed'] as const

export const states: Readonly<Record<BookingState, StateDescription>> = {
  locking: {
    outside: 'confirming',
    asks: 'lock',
    isActive: true,
    to: ['to_pay', 'confirming', 'lock_unknown', 'releasing', 'failed'],
  },
  lock_unknown: {
    outside: 'confirming',
    asks: 'query',
    isActive: true,
    to: ['locking', 'releasing', 'booked', 'failed', ...fromHospital],
  },
  to_pay: {
    outside: 'to_pay',
    asks: 'await_payment',
    isActive: true,
    to: ['paying', 'cancelling', 'releasing'],
  },
  paying: {
    outside: 'to_pay',
    asks: 'await_payment',
    isActive: true,
    to: ['to_pay', 'withdrawing', 'confirming', 'releasing'],
  },
  withdrawing: {
    outside: 'cancelling',
    asks: 'close_payment',
    isActive: true,
    to: ['cancelling'],
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
    to: ['cancelling', 'cancelled', 'stopped', ...fromHospital],
  },
  releasing: {
    outside: 'confirming',
    asks: 'cancel',
    isActive: true,
    to: ['failed', 'release_unknown', 'cancel_held'],
  },
  release_unknown: {
    outside: 'confirming',
    asks: 'query',
    isActive: true,
    to: ['failed', 'releasing', 'booked', 'cancel_held', ...fromHospital],
  },
  failed: { outside: 'failed', asks: undefined, isActive: false, to: [] },
  cancelling: {
    outside: 'cancelling',
    asks: 'cancel',
    isActive: true,
    to: ['cancelled', 'cancel_unknown', 'cancel_held', 'booked'],
  },
  cancel_unknown: {
    outside: 'cancelling',
    asks: 'query',
    isActive: true,
    to: ['cancelled', 'cancelling', 'cancel_held', 'booked', ...fromHospital],
  },
  cancel_held: {
    outside: 'cancelling',
    asks: 'cancel',
    isActive: true,
    to: ['cancelled', 'booked', ...fromHospital],
  },
  cancelled: { outside: 'cancelled', asks: undefined, whenPaid: 'return_fee', isActive: false, to: [] },
  visited: { outside: 'visited', asks: undefined, isActive: false, to: [] },
  /** The desk may correct it when the person came late. */
  missed: { outside: 'missed', asks: undefined, isActive: false, to: ['visited'] },
  /** Ours stays taken, since the clinic may be opened again. */
  stopped: {
    outside: 'stopped',
    asks: 'await_choice',
    isActive: true,
    to: ['booked', 'moving', 'cancelling', 'cancelled', ...fromHospital],
  },
  moving: { outside: 'stopped', asks: undefined, isActive: true, to: ['moved', 'stopped'] },
  moved: { outside: 'moved', asks: undefined, isActive: false, to: [] },
}
