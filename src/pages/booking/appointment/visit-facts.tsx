import { View } from '@tarojs/components'
import type { Appointment } from '@tongzhen/contract/booking'
import { Card } from '@/components/card'
import { type Fact, Facts } from '@/components/facts'
import { Lines } from '@/components/lines'
import { Pieces } from '@/components/pieces'
import { When } from '@/components/when'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { DoctorName } from '../shared/doctor-name'
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
  return (
    <Card title={t('appointment.details')}>
      <When className="visit-facts__when" from={appointment.startsAt} to={appointment.endsAt} />
      <Facts
        facts={[
          { name: t('appointment.patient'), value: appointment.patientName },
          {
            name: t('appointment.doctor'),
            value: (
              <>
                <DoctorName doctor={{ name: appointment.doctorName, title: appointment.doctorTitle }} />
                <View>{appointment.departmentName}</View>
              </>
            ),
          },
          {
            name: t('appointment.where'),
            value: <Lines of={[appointment.institutionName, appointment.location]} />,
          },
          {
            name: t('appointment.fee'),
            value: (
              <Pieces
                of={[words.money(appointment.feeFen), t(`common:visitKind.${appointment.visitKind}`)]}
              />
            ),
          },
          ...more,
        ]}
      />
    </Card>
  )
}
