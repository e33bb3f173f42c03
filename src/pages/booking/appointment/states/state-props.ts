import type { Appointment } from '@tongzhen/contract/booking'

/** What every state's part of the page is given. */
export interface StateProps {
  appointment: Appointment
}
