import type { RefundApplication } from '@tongzhen/contract/refunds'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

export function ApplicationFacts({ application }: { application: RefundApplication }) {
  const { t } = useTranslation(['refunds', 'payments'])
  const words = useWords()
  return (
    <Card title={t('track.details')}>
      <Facts
        facts={[
          { name: t('track.patient'), value: application.patientName },
          { name: t('track.where'), value: application.institutionName },
          { name: t('track.reason'), value: t(`reasons.${application.reason}`) },
          application.words !== null && { name: t('track.words'), value: application.words },
          { name: t('track.means'), value: t(`payments:means.${application.means}`) },
          { name: t('track.at'), value: words.moment(application.createdAt) },
          { name: t('track.number'), value: application.applicationId },
        ]}
      />
    </Card>
  )
}
