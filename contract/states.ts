/**
 * What a person is told about an appointment. The BFF has more states inside (bff/src/modules/booking/states.ts);
 * each maps to one of these.
 */
export const appointmentStates = [
  /** Sent to the hospital, outcome not known yet: never a failure, never to be repeated by hand. */
  'confirming',
  'booked',
  'cancelling',
  'cancelled',
  /** The hospital refused, or the place was gone: nothing is held and nothing is owed. */
  'failed',
  'visited',
  'missed',
  /** The hospital stopped the clinic. */
  'stopped',
] as const
export type AppointmentState = (typeof appointmentStates)[number]

/** States in which the patient holds, or may hold, a place. */
export const activeAppointmentStates: readonly AppointmentState[] = ['confirming', 'booked', 'cancelling']

export const visitKinds = ['ordinary', 'expert', 'special_need', 'mdt'] as const
export type VisitKind = (typeof visitKinds)[number]

export const dayPeriods = ['morning', 'afternoon', 'evening'] as const
export type DayPeriod = (typeof dayPeriods)[number]

export const scheduleStates = ['open', 'full', 'stopped'] as const
export type ScheduleState = (typeof scheduleStates)[number]
