import type { HisRefusal } from '../../gateways/his/port.ts'
import type { Reason } from './step.ts'

/** What the person is told when the hospital does not give the place. */
export function failureReason(refusal: HisRefusal): Reason {
  switch (refusal.code) {
    case 'slot_full':
      return { code: 'SLOT_FULL' }
    case 'slot_unknown':
      return { code: 'SLOT_GONE' }
    case 'clinic_stopped':
      return { code: 'SESSION_STOPPED' }
    case 'session_already_booked':
      return { code: 'SESSION_ALREADY_BOOKED' }
    case 'person_barred':
      return { code: 'PATIENT_BARRED', ...(refusal.untilOn && { params: { until: refusal.untilOn } }) }
    case 'person_unknown':
    case 'card_unknown':
      return { code: 'CARD_REQUIRED' }
    default:
      return { code: 'HOSPITAL_UNAVAILABLE' }
  }
}
