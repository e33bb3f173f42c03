import type { Appointment } from '@tongzhen/contract/booking'
import type { AppointmentState } from '@tongzhen/contract/states'

export type StepName =
  | 'submitted'
  | 'confirm'
  | 'pay'
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
  /** Behind us, with someone now, to come; or where it came to an end. */
  mark: 'done' | 'now' | 'next' | 'ended'
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
  to_pay: ({ startsAt, payUntilAt }) => [
    { name: 'pay', mark: 'now', ...(payUntilAt === null ? {} : { by: payUntilAt }) },
    { name: 'confirm', mark: 'next' },
    { name: 'visit', mark: 'next', at: startsAt },
  ],
  booked: ({ startsAt }) => [confirmed, { name: 'visit', mark: 'next', at: startsAt }],
  cancelling: (appointment) => [
    confirmed,
    { name: 'cancel', mark: 'now', ...deadline(appointment) },
    { name: 'returned', mark: 'next' },
  ],
  cancelled: () => [{ name: 'cancelled', mark: 'ended' }],
  failed: () => [{ name: 'refused', mark: 'ended' }],
  visited: ({ startsAt }) => [confirmed, { name: 'visited', mark: 'done', at: startsAt }],
  missed: ({ startsAt }) => [confirmed, { name: 'missed', mark: 'ended', at: startsAt }],
  stopped: () => [{ name: 'stopped', mark: 'ended' }],
}

/** What has been done, who has it now, and what comes next and by when. */
export function timelineOf(appointment: Appointment): Step[] {
  return [{ ...submitted, at: appointment.createdAt }, ...steps[appointment.state](appointment)]
}

function deadline({ settledByAt }: Appointment): Pick<Step, 'by'> {
  return settledByAt === null ? {} : { by: settledByAt }
}
