import type { Payment } from '@tongzhen/contract/payments'
import { TimeLeft } from '@/components/time-left'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { SumCard } from '../shared/sum-card'

/** How much, how long there is to pay it, and what it is made of. */
export function AmountCard({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const sum = useSum()
  const { state, amountFen, refundedFen, byHandFen, refundingFen, expiresAt, lines } = payment
  const returned = [
    refundedFen > 0 && t('payment.refunded', { amount: sum(refundedFen) }),
    byHandFen > 0 && t('payment.byHand', { amount: sum(byHandFen) }),
    refundingFen > 0 && t('payment.refunding', { amount: sum(refundingFen) }),
  ].filter(Boolean)
  return (
    <SumCard title={t('payment.amount')} fen={amountFen} note={returned.join(' · ')} lines={lines}>
      {state === 'to_pay' && expiresAt && <TimeLeft until={expiresAt} over={t('payment.leftNone')} />}
    </SumCard>
  )
}
