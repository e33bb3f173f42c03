import type { BookingState } from './states.ts'

/** What others are told of about an appointment. */
export type AppointmentEvent =
  | 'appointment.to_pay'
  | 'appointment.booked'
  | 'appointment.cancelled'
  /** The hospital does not let it go: staff see to it (docs/decisions/0049). */
  | 'appointment.cancel_held'
  | 'appointment.failed'
  | 'appointment.stopped'
  | 'appointment.reopened'
  | ReminderEvent
  | NoteEvent
  | QueueEvent

/** Of a visit to come (reminders.ts). */
export type ReminderEvent = 'appointment.week_ahead' | 'appointment.eve' | 'appointment.morning'

/** Once it is booked (modules/visit-notes). */
export type NoteEvent = 'appointment.note_wanted'

/** On the day of the visit (modules/queue). */
export type QueueEvent = 'appointment.three_ahead' | 'appointment.called'

const eventOfState: Readonly<Partial<Record<BookingState, AppointmentEvent>>> = {
  to_pay: 'appointment.to_pay',
  booked: 'appointment.booked',
  cancelled: 'appointment.cancelled',
  cancel_held: 'appointment.cancel_held',
  failed: 'appointment.failed',
  stopped: 'appointment.stopped',
}

const cancelling: readonly BookingState[] = ['cancelling', 'cancel_unknown', 'cancel_held']

/**
 * What a change of state is worth telling; an appointment that could not be cancelled is not booked anew, nor held anew
 * after a payment was given up.
 */
export function toldEvents(from: BookingState, to: BookingState): AppointmentEvent[] {
  const isStillBooked = to === 'booked' && cancelling.includes(from)
  const isStillHeld = to === 'to_pay' && from === 'paying'
  const isKnown = isStillBooked || isStillHeld || (from === 'moving' && to === 'stopped')
  const isReopened = from === 'stopped' && to === 'booked'
  const event = isKnown ? undefined : isReopened ? 'appointment.reopened' : eventOfState[to]

  return event ? [event] : []
}
