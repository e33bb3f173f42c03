import { View } from '@tarojs/components'
import type { ReportOutlook } from '@tongzhen/contract/states'
import { Card } from '@/components/card'
import { useTranslation } from '@/lib/use-translation'

/** What to ask the doctor: people leave with answers when they came with questions. */
export function Questions({ outlook }: { outlook: ReportOutlook }) {
  const { t } = useTranslation('reports')
  // Who is to call a doctor today has no time for questions.
  if (outlook === 'critical') return null
  const questions: Record<string, string> = t(`report.question.${outlook}`, { returnObjects: true })
  return (
    <Card title={t('report.ask')}>
      {Object.values(questions).map((question) => (
        <View key={question}>{question}</View>
      ))}
    </Card>
  )
}
