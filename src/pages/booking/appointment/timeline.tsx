import type { Appointment } from '@tongzhen/contract/booking'
import { Timeline as Steps } from '@/components/timeline'
import { useTranslation } from '@/lib/use-translation'
import { timelineOf } from './timeline-of'

export function Timeline({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation('booking')
  return <Steps steps={timelineOf(appointment)} nameOf={(name) => t(`appointment.timeline.${name}`)} />
}
