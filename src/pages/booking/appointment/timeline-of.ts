import type { Appointment } from '@tongzhen/contract/booking'
import type { AppointmentState } from '@tongzhen/contract/states'

export type StepName =
  | 'submitted'
  | 'confirm'
  | 'confirmed'
  | 'refused'
  | 'cancel'
  | 'cancelled'
  | 'returned'
  | 'visit'
  | 'visited'
  | 'missed'
  | 'stopped'

export interface Step {
  name: StepName
  /** Behind us, with someone now, or to come. */
  mark: 'done' | 'now' | 'next'
  /** When it was or will be (instant). */
  at?: string
  /** By when it will be known (instant). */
  by?: string
}

const submitted: Pick<Step, 'name' | 'mark'> = { name: 'submitted', mark: 'done' }
const confirmed: Step = { name: 'confirmed', mark: 'done' }

const steps: Record<AppointmentState, (appointment: Appointment) => Step[]> = {
  confirming: (appointment) => [
    { name: 'confirm', mark: 'now', ...deadline(appointment) },
    { name: 'visit', mark: 'next', at: appointment.startsAt },
  ],
  booked: ({ startsAt }) => [confirmed, { name: 'visit', mark: 'next', at: startsAt }],
  cancelling: (appointment) => [
    confirmed,
    { name: 'cancel', mark: 'now', ...deadline(appointment) },
    { name: 'returned', mark: 'next' },
  ],
  cancelled: () => [
    { name: 'cancelled', mark: 'done' },
    { name: 'returned', mark: 'done' },
  ],
  failed: () => [{ name: 'refused', mark: 'done' }],
  visited: ({ startsAt }) => [confirmed, { name: 'visited', mark: 'done', at: startsAt }],
  missed: ({ startsAt }) => [confirmed, { name: 'missed', mark: 'done', at: startsAt }],
  stopped: () => [{ name: 'stopped', mark: 'done' }],
}

/** What has been done, who has it now, and what comes next and by when. */
export function timelineOf(appointment: Appointment): Step[] {
  return [{ ...submitted, at: appointment.createdAt }, ...steps[appointment.state](appointment)]
}

function deadline({ settledByAt }: Appointment): Pick<Step, 'by'> {
  return settledByAt === null ? {} : { by: settledByAt }
}
