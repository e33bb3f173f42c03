import type { Payment } from '@tongzhen/contract/payments'
import { Timeline as Steps } from '@/components/timeline'
import { useTranslation } from '@/lib/use-translation'
import { timelineOf } from './timeline-of'

export function Timeline({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  return <Steps steps={timelineOf(payment)} nameOf={(name) => t(`payment.timeline.${name}`)} />
}
