import type { Appointment } from '@tongzhen/contract/booking'
import { Timeline as Steps } from '@/components/timeline'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { timelineOf } from './timeline-of'

/** Done, now, next: where the appointment stands and what to expect. */
export function Timeline({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation('booking')
  const words = useWords()
  const steps = timelineOf(appointment).map(({ name, mark, at, by }) => ({
    title: t(`appointment.timeline.${name}`),
    mark,
    when: [
      mark !== 'ended' && t(`appointment.timeline.${mark}`),
      at && words.moment(at),
      by && t('appointment.timeline.by', { time: words.by(by) }),
    ],
  }))
  return <Steps title={t('appointment.timeline.label')} steps={steps} />
}
