import { View } from '@tarojs/components'
import type { Appointment } from '@tongzhen/contract/booking'
import { useTranslation } from 'react-i18next'
import { Card } from '@/components/card'
import { type Fact, Facts } from '@/components/facts'
import { useWords } from '@/lib/words'
import './visit-facts.css'

interface VisitFactsProps {
  appointment: Appointment
  /** What matters in this state alone, after who, when and where. */
  more?: readonly Fact[]
}

/** Who, when, with whom, where and what it costs. */
export function VisitFacts({ appointment, more = [] }: VisitFactsProps) {
  const { t } = useTranslation(['booking', 'common'])
  const words = useWords()
  const { doctorTitle } = appointment
  const title = doctorTitle ? t(`common:doctorTitle.${doctorTitle}`) : ''
  return (
    <Card title={t('appointment.details')}>
      <View className="visit-facts__when">{words.range(appointment.startsAt, appointment.endsAt)}</View>
      <Facts
        facts={[
          { name: t('appointment.patient'), value: appointment.patientName },
          {
            name: t('appointment.doctor'),
            value: `${appointment.doctorName} ${title} · ${appointment.departmentName}`,
          },
          {
            name: t('appointment.where'),
            value: `${appointment.institutionName} ${appointment.location}`,
          },
          {
            name: t('appointment.fee'),
            value: `${words.money(appointment.feeFen)} · ${t(`common:visitKind.${appointment.visitKind}`)}`,
          },
          ...more,
        ]}
      />
    </Card>
  )
}
