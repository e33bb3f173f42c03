import type { Appointment } from '@tongzhen/contract/booking'
import { useTranslation } from 'react-i18next'
import { Timeline as Steps } from '@/components/timeline'
import { timelineOf } from './timeline-of'

export function Timeline({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation('booking')
  return <Steps steps={timelineOf(appointment)} nameOf={(name) => t(`appointment.timeline.${name}`)} />
}
