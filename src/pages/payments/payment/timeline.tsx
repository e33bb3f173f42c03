import type { Payment } from '@tongzhen/contract/payments'
import { Timeline as Steps } from '@/components/timeline'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { timelineOf } from './timeline-of'

/** Done, now, next: where the money is and what to expect. */
export function Timeline({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const words = useWords()
  const steps = timelineOf(payment).map(({ name, mark, at, by }) => ({
    title: t(`payment.timeline.${name}`),
    mark,
    when: [
      mark !== 'ended' && t(`payment.timeline.${mark}`),
      at && words.moment(at),
      by && t('payment.timeline.by', { time: words.by(by) }),
    ],
  }))
  return <Steps title={t('payment.timeline.label')} steps={steps} />
}
