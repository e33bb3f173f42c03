import type { ErrorCode } from '@tongzhen/contract/errors'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { AppointmentRow } from './appointments.ts'

/** Reasons that say what the person can do; whatever else went wrong is the hospital's system. */
const tellable = [
  'SLOT_FULL',
  'SLOT_GONE',
  'SESSION_STOPPED',
  'SESSION_ALREADY_BOOKED',
  'FEE_CHANGED',
  'CARD_REQUIRED',
  'PATIENT_BARRED',
] as const satisfies readonly ErrorCode[]

type Told = (typeof tellable)[number] | 'HOSPITAL_UNAVAILABLE'

/** How a booking that failed while the person waited is told: as a refusal, like one that was never begun. */
export function refusalOfFailed({ reason, reason_params: params }: AppointmentRow): Refusal<Told> {
  const code: Told = tellable.find((one) => one === reason) ?? 'HOSPITAL_UNAVAILABLE'

  return refuse(code, params ? { params } : {})
}
