import type { Appointment } from '@tongzhen/contract/booking'
import type { AppointmentState } from '@tongzhen/contract/states'
import { deadline, type Step } from '@/lib/step'

type StepName =
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
  | 'moved'

const submitted: Pick<Step<StepName>, 'name' | 'mark'> = { name: 'submitted', mark: 'done' }
const confirmed: Step<StepName> = { name: 'confirmed', mark: 'done' }

const steps: Record<AppointmentState, (appointment: Appointment) => Step<StepName>[]> = {
  confirming: (appointment) => [
    { name: 'confirm', mark: 'now', ...deadline(appointment.settledByAt) },
    { name: 'visit', mark: 'next', at: appointment.startsAt },
  ],
  to_pay: ({ startsAt, payUntilAt }) => [
    { name: 'pay', mark: 'now', ...deadline(payUntilAt) },
    { name: 'confirm', mark: 'next' },
    { name: 'visit', mark: 'next', at: startsAt },
  ],
  booked: ({ startsAt }) => [confirmed, { name: 'visit', mark: 'next', at: startsAt }],
  cancelling: (appointment) => [
    confirmed,
    { name: 'cancel', mark: 'now', ...deadline(appointment.settledByAt) },
    { name: 'returned', mark: 'next' },
  ],
  cancelled: () => [{ name: 'cancelled', mark: 'ended' }],
  failed: () => [{ name: 'refused', mark: 'ended' }],
  visited: ({ startsAt }) => [confirmed, { name: 'visited', mark: 'done', at: startsAt }],
  missed: ({ startsAt }) => [confirmed, { name: 'missed', mark: 'ended', at: startsAt }],
  stopped: () => [{ name: 'stopped', mark: 'ended' }],
  moved: () => [
    { name: 'stopped', mark: 'done' },
    { name: 'moved', mark: 'ended' },
  ],
}

/** What has been done, who has it now, and what comes next and by when. */
export function timelineOf(appointment: Appointment): Step<StepName>[] {
  return [{ ...submitted, at: appointment.createdAt }, ...steps[appointment.state](appointment)]
}
