import '@/locales/reports'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ReportDetails } from '@tongzhen/contract/reports'
import { observer } from 'mobx-react-lite'
import { useOpenReport, useReport } from '@/api/reports'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { KeptNotice } from '@/components/kept-notice'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { dayOf } from '@/lib/shanghai-time'
import { useKeptReports } from '@/lib/use-kept'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { Germs } from './germs'
import { Held } from './held'
import { Images } from './images'
import './index.css'
import { Items } from './items'
import { Outlook } from './outlook'
import { Questions } from './questions'

type Params = Record<'patientId' | 'institutionId' | 'reportId', string>

/** A report in words first, then value by value, then what the hospital wrote. */
export default observer(function ReportPage() {
  const { t } = useTranslation('reports')
  const { patientId, institutionId, reportId } = useRouter<Params>().params
  const kept = <KeptReport institutionId={institutionId} reportId={reportId} />
  const query = useReport({ patientId, institutionId, reportId })
  return (
    <Page title={(query.data?.isHeld === false && query.data.title) || t('report.title')}>
      <RequireAccount rows={10} kept={kept}>
        {() => (
          <>
            <BannerOf patientId={patientId} />
            <StateView query={query} rows={10} kept={kept}>
              {(report) =>
                report.isHeld ? (
                  <Held report={report} />
                ) : (
                  <Content report={report} onRetry={() => query.refetch()} />
                )
              }
            </StateView>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})

/** For another doctor, abroad or here, or an insurer. */
function TakeAlong({ report }: { report: ReportDetails }) {
  const { t } = useTranslation('reports')
  const file = useOpenReport(report)
  return (
    <Card title={t('report.file')}>
      <View>{t('report.fileText')}</View>
      {file.error && <ActionProblem error={file.error} onRetry={file.open} />}
      <Button kind="plain" text={t('report.openFile')} isBusy={file.isBusy} onTap={file.open} />
    </Card>
  )
}

/** What was found, in words first. */
function Content({ report, onRetry }: { report: ReportDetails; onRetry?: () => void }) {
  const { t } = useTranslation('reports')
  return (
    <>
      <Outlook report={report} />
      <Items report={report} />
      <Germs germs={report.germs} />
      {report.passages.map(({ part, text }) => (
        <Card key={`${part} ${text}`} title={t(`report.part.${part}`)}>
          <View className="report__passage">{text}</View>
        </Card>
      ))}
      {/* One that a phone has kept from before there were pictures has none. */}
      <Images images={report.images ?? []} onRetry={onRetry} />
      <Questions report={report} />
      <About report={report} />
      <TakeAlong report={report} />
      <View className="report__note">{t('report.note')}</View>
    </>
  )
}

/** The same as the phone keeps it, where there is no network. */
function KeptReport({ institutionId, reportId }: Pick<Params, 'institutionId' | 'reportId'>) {
  const found = useKeptReports().find(
    ({ report }) => report.institutionId === institutionId && report.reportId === reportId,
  )
  if (!found) return null
  return (
    <>
      <KeptNotice atMs={found.atMs} />
      <Content report={found.report} />
    </>
  )
}

/** As it stands on the hospital's paper: without the name of the system that holds it. */
function numberOf({ reportId }: ReportDetails): string {
  return reportId.slice(reportId.indexOf('.') + 1)
}

function About({ report }: { report: ReportDetails }) {
  const { t } = useTranslation('reports')
  const words = useWords()
  const fact = (name: string, value: string | null) => value !== null && { name, value }
  return (
    <Card title={t('report.facts')}>
      <Facts
        facts={[
          fact(t('report.reportedAt'), words.date(dayOf(report.reportedAt))),
          fact(t('report.collectedAt'), report.collectedAt && words.date(dayOf(report.collectedAt))),
          fact(t('report.specimen'), report.specimen),
          fact(t('report.department'), report.departmentName),
          fact(t('report.orderedBy'), report.orderedBy),
          fact(t('report.checkedBy'), report.checkedBy),
          fact(t('report.number'), numberOf(report)),
        ]}
      />
    </Card>
  )
}
