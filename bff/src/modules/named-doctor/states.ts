import type { NamedDoctorState } from '@tongzhen/contract/states'

/**
 * What may follow what (docs/decisions/0037). From `booking` on the appointment leads and the request follows; what was
 * found and lost again is arranged anew by whoever had it.
 */
export const moves: Readonly<Record<NamedDoctorState, readonly NamedDoctorState[]>> = {
  submitted: ['being_arranged', 'withdrawn', 'lapsed'],
  // To itself: a colleague takes it over.
  being_arranged: ['being_arranged', 'booking', 'declined', 'withdrawn', 'lapsed'],
  booking: ['to_pay', 'fixed', 'being_arranged', 'withdrawn'],
  to_pay: ['fixed', 'being_arranged', 'withdrawn'],
  fixed: ['withdrawn'],
  declined: [],
  withdrawn: [],
  lapsed: [],
}

/** The patient waits for the hospital, or the hospital for the patient. */
export const openStates = [
  'submitted',
  'being_arranged',
  'booking',
  'to_pay',
] as const satisfies readonly NamedDoctorState[]

/** Those in which a time is held, or perhaps is. */
export const withVisit: readonly NamedDoctorState[] = ['booking', 'to_pay', 'fixed']
