import type { NamedDoctorRequest } from '@tongzhen/contract/named-doctor'
import type { NamedDoctorState } from '@tongzhen/contract/states'
import { deadline, type Step } from '@/lib/step'

type StepName =
  | 'asked'
  | 'take'
  | 'taken'
  | 'agree'
  | 'agreed'
  | 'book'
  | 'pay'
  | 'fixed'
  | 'visit'
  | 'declined'
  | 'withdrawn'
  | 'lapsed'

const taken: Step<StepName> = { name: 'taken', mark: 'done' }
const agreed: Step<StepName> = { name: 'agreed', mark: 'done' }
const visitOf = ({ visit }: NamedDoctorRequest): Step<StepName> => ({
  name: 'visit',
  mark: 'next',
  ...(visit && { at: visit.startsAt }),
})

const steps: Record<NamedDoctorState, (request: NamedDoctorRequest) => Step<StepName>[]> = {
  submitted: ({ lapsesAt }) => [
    { name: 'take', mark: 'now', ...deadline(lapsesAt) },
    { name: 'agree', mark: 'next' },
    { name: 'visit', mark: 'next' },
  ],
  being_arranged: ({ lapsesAt }) => [
    taken,
    { name: 'agree', mark: 'now', ...deadline(lapsesAt) },
    { name: 'visit', mark: 'next' },
  ],
  booking: (request) => [taken, agreed, { name: 'book', mark: 'now' }, visitOf(request)],
  to_pay: (request) => [
    taken,
    agreed,
    { name: 'pay', mark: 'now', ...deadline(request.visit?.payUntilAt ?? null) },
    visitOf(request),
  ],
  fixed: (request) => [taken, { name: 'fixed', mark: 'done' }, visitOf(request)],
  declined: () => [taken, { name: 'declined', mark: 'ended' }],
  withdrawn: () => [{ name: 'withdrawn', mark: 'ended' }],
  lapsed: () => [{ name: 'lapsed', mark: 'ended' }],
}

/** What has been done, who has it now, and what comes next and by when. */
export function timelineOf(request: NamedDoctorRequest): Step<StepName>[] {
  return [{ name: 'asked', mark: 'done', at: request.createdAt }, ...steps[request.state](request)]
}
