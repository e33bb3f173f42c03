import '@/locales/kept'
import Taro from '@tarojs/taro'
import { report as reportPage } from '@/lib/paths'
import { dayOf } from '@/lib/shanghai-time'
import { useKeptReports } from '@/lib/use-kept'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { Card } from './card'
import { Pieces } from './pieces'
import { Row } from './row'

/** The reports last opened, as the phone keeps them. */
export function KeptReports() {
  const { t } = useTranslation('kept')
  const words = useWords()
  const reports = useKeptReports()
  if (reports.length === 0) return null
  return (
    <Card title={t('reports')}>
      {reports.map(({ report: { patientId, institutionId, reportId, ...report } }) => (
        <Row
          key={`${institutionId} ${reportId}`}
          icon="report"
          title={report.title}
          text={<Pieces of={[report.patientName, words.date(dayOf(report.reportedAt))]} />}
          onTap={() => Taro.navigateTo({ url: reportPage({ patientId, institutionId, reportId }) })}
        />
      ))}
    </Card>
  )
}
