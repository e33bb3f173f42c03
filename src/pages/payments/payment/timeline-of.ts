import type { Payment } from '@tongzhen/contract/payments'
import type { PaymentState } from '@tongzhen/contract/states'

export type StepName =
  | 'submitted'
  | 'prepare'
  | 'pay'
  | 'confirm'
  | 'paid'
  | 'taken'
  | 'closed'
  | 'refund'
  | 'refunded'
  | 'review'
  | 'outcome'

export interface Step {
  name: StepName
  /** Behind us, with someone now, to come; or where it came to an end. */
  mark: 'done' | 'now' | 'next' | 'ended'
  /** When it was (instant). */
  at?: string
  /** By when it will be over (instant). */
  by?: string
}

const steps: Record<PaymentState, (payment: Payment) => Step[]> = {
  preparing: ({ settledByAt }) => [
    { name: 'prepare', mark: 'now', ...deadline(settledByAt) },
    { name: 'pay', mark: 'next' },
  ],
  to_pay: ({ expiresAt }) => [
    { name: 'pay', mark: 'now', ...deadline(expiresAt) },
    { name: 'confirm', mark: 'next' },
  ],
  confirming: (payment) => [
    ...paid(payment),
    { name: 'confirm', mark: 'now', ...deadline(payment.settledByAt) },
  ],
  paid: (payment) => [...paid(payment), { name: 'taken', mark: 'done' }],
  closed: () => [{ name: 'closed', mark: 'ended' }],
  refunding: (payment) => [
    ...paid(payment),
    { name: 'refund', mark: 'now', ...deadline(payment.settledByAt) },
    { name: 'refunded', mark: 'next' },
  ],
  refunded: (payment) => [...paid(payment), { name: 'refunded', mark: 'done' }],
  in_review: (payment) => [
    ...paid(payment),
    { name: 'review', mark: 'now' },
    { name: 'outcome', mark: 'next' },
  ],
}

/** What has been done, who has it now, and what comes next and by when. */
export function timelineOf(payment: Payment): Step[] {
  return [{ name: 'submitted', mark: 'done', at: payment.createdAt }, ...steps[payment.state](payment)]
}

/** Money may be on its way without our knowing: only what is known to have been paid is said to be. */
function paid({ paidAt }: Payment): Step[] {
  return paidAt === null ? [] : [{ name: 'paid', mark: 'done', at: paidAt }]
}

function deadline(by: string | null): Pick<Step, 'by'> {
  return by === null ? {} : { by }
}
