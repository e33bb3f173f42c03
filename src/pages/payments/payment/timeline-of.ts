import type { Payment } from '@tongzhen/contract/payments'
import type { PaymentState } from '@tongzhen/contract/states'
import { deadline, type Step } from '@/lib/step'

type StepName =
  | 'submitted'
  | 'prepare'
  | 'pay'
  | 'confirm'
  | 'paid'
  | 'taken'
  | 'closed'
  | 'refund'
  | 'refunded'
  | 'refundedPart'
  | 'review'
  | 'outcome'

const steps: Record<PaymentState, (payment: Payment) => Step<StepName>[]> = {
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
  paid: (payment) => [
    ...paid(payment),
    { name: 'taken', mark: 'done' },
    ...(payment.refundedFen > 0 ? [{ name: 'refundedPart', mark: 'done' } as const] : []),
  ],
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
export function timelineOf(payment: Payment): Step<StepName>[] {
  return [{ name: 'submitted', mark: 'done', at: payment.createdAt }, ...steps[payment.state](payment)]
}

/** Money may be on its way without our knowing: only what is known to have been paid is said to be. */
function paid({ paidAt }: Payment): Step<StepName>[] {
  return paidAt === null ? [] : [{ name: 'paid', mark: 'done', at: paidAt }]
}
