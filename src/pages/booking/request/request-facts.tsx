import type { NamedDoctorRequest } from '@tongzhen/contract/named-doctor'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Lines } from '@/components/lines'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** Whom for, which doctor, which days; and the time that was found. */
export function RequestFacts({ request }: { request: NamedDoctorRequest }) {
  const { t } = useTranslation('named-doctor')
  const words = useWords()
  const { visit, note, declineReason, arrangedBy } = request
  const wishes = request.wishes.map(({ on, period }) =>
    t('request.wish', { day: words.day(on), period: t(`period.${period ?? 'any'}`) }),
  )
  return (
    <Card title={t('request.facts')}>
      <Facts
        facts={[
          visit !== null && { name: t('request.visitAt'), value: words.at(visit.startsAt) },
          visit !== null && { name: t('request.fee'), value: words.money(visit.feeFen) },
          declineReason !== null && { name: t('request.declineReason'), value: declineReason },
          { name: t('request.patient'), value: request.patientName },
          {
            name: t('request.doctor'),
            value: <Lines of={[request.doctorName, request.departmentName, request.institutionName]} />,
          },
          arrangedBy !== null && { name: t('request.arrangedBy'), value: arrangedBy },
          { name: t('request.wishes'), value: <Lines of={wishes} /> },
          note !== null && { name: t('request.note'), value: note },
          { name: t('request.phone'), value: request.phoneMasked },
        ]}
      />
    </Card>
  )
}
