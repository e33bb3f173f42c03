import { View } from '@tarojs/components'
import type { ReportDetails } from '@tongzhen/contract/reports'
import { Card } from '@/components/card'
import { useTranslation } from '@/lib/use-translation'
import { outlookWords } from '../shared/outlook-words'

/** What to ask the doctor: people leave with answers when they came with questions. */
export function Questions({ report }: { report: ReportDetails }) {
  const { t } = useTranslation('reports')
  // Who is to call a doctor today has no time for questions.
  const outlook = outlookWords(report)
  if (outlook === 'critical') return null
  const about = outlook === 'criticalPast' ? 'outside' : outlook
  const questions: Record<string, string> = t(`report.question.${about}`, { returnObjects: true })
  return (
    <Card title={t('report.ask')}>
      {Object.values(questions).map((question) => (
        <View key={question}>{question}</View>
      ))}
    </Card>
  )
}
