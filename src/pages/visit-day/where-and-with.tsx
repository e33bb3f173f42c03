import type { Appointment } from '@tongzhen/contract/booking'
import type { VisitDay } from '@tongzhen/contract/queue'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Lines } from '@/components/lines'
import { When } from '@/components/when'
import { useTranslation } from '@/lib/use-translation'

/** Where to go and what to bring; before the hospital has answered, as it was when booked. */
export function WhereAndWith({ appointment, day }: { appointment: Appointment; day: VisitDay | undefined }) {
  const { t } = useTranslation(['visit-day', 'common'])
  const { institutionName, departmentName, doctorName, startsAt, endsAt } = appointment
  return (
    <Card title={t('facts.title')}>
      <When from={startsAt} to={endsAt} />
      <Facts
        facts={[
          {
            name: t('facts.where'),
            value: <Lines of={[institutionName, day?.location ?? appointment.location]} />,
          },
          day?.room ? { name: t('facts.room'), value: day.room } : undefined,
          { name: t('facts.doctor'), value: <Lines of={[doctorName, departmentName]} /> },
          {
            name: t('facts.bring'),
            value: <Lines of={[t('facts.document'), ...(day?.bring ?? [])]} />,
          },
          day && {
            name: t('facts.fasting'),
            value: t(day.isFasting ? 'facts.isFasting' : 'facts.notFasting'),
          },
        ]}
      />
    </Card>
  )
}
