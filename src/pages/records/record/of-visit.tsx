import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { RecordDetails } from '@tongzhen/contract/records'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Pieces } from '@/components/pieces'
import { Row } from '@/components/row'
import { bill as billPage, report as reportPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

interface OfVisitProps {
  record: RecordDetails
  onRetry: () => void
}

/** What was found by tests ordered in it. */
export function ReportsOfVisit({ record, onRetry }: OfVisitProps) {
  const { t } = useTranslation('records')
  const words = useWords()
  const { patientId, institutionId, reports } = record
  if (reports === null)
    return <Missing title={t('record.reports')} text={t('record.reportsMissing')} onRetry={onRetry} />
  if (reports.length === 0) return null
  return (
    <Card title={t('record.reports')}>
      <View>
        {reports.map(({ reportId, title, reportedOn }) => (
          <Row
            key={reportId}
            icon="report"
            title={title ?? t('record.held')}
            text={words.date(reportedOn)}
            onTap={() => Taro.navigateTo({ url: reportPage({ patientId, institutionId, reportId }) })}
          />
        ))}
      </View>
    </Card>
  )
}

/** What it cost; nothing where this account may not see that. */
export function BillsOfVisit({ record, onRetry }: OfVisitProps) {
  const { t } = useTranslation(['records', 'payments'])
  const words = useWords()
  const { patientId, institutionId, bills } = record
  if (bills === null)
    return <Missing title={t('record.bills')} text={t('record.billsMissing')} onRetry={onRetry} />
  if (bills.length === 0) return null
  return (
    <Card title={t('record.bills')}>
      <View>
        {bills.map(({ billId, executingDepartmentName, amountFen, state }) => (
          <Row
            key={billId}
            icon="fee"
            title={executingDepartmentName}
            text={<Pieces of={[words.money(amountFen), t(`payments:bill.state.${state}`)]} />}
            onTap={() => Taro.navigateTo({ url: billPage({ patientId, institutionId, billId }) })}
          />
        ))}
      </View>
    </Card>
  )
}

/** A part whose system does not answer; the rest of the page stands. */
function Missing({ title, text, onRetry }: { title: string; text: string; onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <Card title={title}>
      <Notice kind="attention" role="status">
        {text}
        <Button kind="text" text={t('action.retry')} onTap={onRetry} />
      </Notice>
    </Card>
  )
}
