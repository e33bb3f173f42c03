import Taro from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import { type ReportKind, reportKinds } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { toApiError } from '@/api/error'
import { useReportNews, useReports } from '@/api/reports'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { Entries } from '@/components/entry'
import { NoCard } from '@/components/no-card'
import { Notice } from '@/components/notice'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { reportSettings } from '@/lib/paths'
import { useLast } from '@/lib/use-last'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { LONGEST, type Period, periods, reportsWithin } from './periods'
import { HeldEntry, ReportEntry } from './report-entry'

/** The newest first, what was not read marked; a system that did not answer is named, the others' reports stay. */
export const ReportList = observer(function ReportList({
  patient,
  institution,
}: {
  patient: Patient
  institution: Institution
}) {
  const { t } = useTranslation(['reports', 'common'])
  const [kind, setKind] = useState<ReportKind | 'any'>('any')
  const [period, setPeriod] = useState<Period>('year')
  const { patientId } = patient
  const { institutionId } = institution
  const query = useReports(
    { patientId, institutionId },
    { ...reportsWithin(period), kind: kind === 'any' ? undefined : kind },
  )
  useRefetchOnShow(query)
  useReportNews({ patientId, institutionId }, query.data?.newsVersion)
  const offered = useLast(query.data?.kinds) ?? reportKinds
  if (query.error && toApiError(query.error).code === 'CARD_REQUIRED') {
    return (
      <NoCard
        patientId={patientId}
        text={t('list.noCard', { name: patient.name, hospital: institution.name })}
        action={t('list.getCard')}
      />
    )
  }
  return (
    <>
      <Chips
        label={t('list.kinds')}
        value={kind}
        choices={(['any', ...offered] as const).map((value) => ({ value, text: t(`kind.${value}`) }))}
        onChange={setKind}
      />
      <Chips
        label={t('list.period')}
        value={period}
        choices={periods.map(({ name, unit, count }) => ({
          value: name,
          text: t(`list.${unit}`, { count }),
        }))}
        onChange={setPeriod}
      />
      <StateView query={query} rows={8}>
        {({ reports, held, missing }) => (
          <>
            {missing.length > 0 && (
              <Notice kind="attention" role="status">
                {t('list.missing', { kinds: missing.map((one) => t(`kind.${one}`)).join(' · ') })}
                <Button kind="text" text={t('common:action.retry')} onTap={() => query.refetch()} />
              </Notice>
            )}
            {reports.length + held.length + missing.length === 0 && (
              <Empty text={t('list.empty')}>
                {period !== LONGEST && (
                  <Button kind="plain" text={t('list.longer')} onTap={() => setPeriod(LONGEST)} />
                )}
              </Empty>
            )}
            <Entries>
              {held.map((report) => (
                <HeldEntry key={report.reportId} report={report} patient={patient} />
              ))}
              {reports.map((report) => (
                <ReportEntry key={report.reportId} report={report} patientId={patientId} />
              ))}
            </Entries>
          </>
        )}
      </StateView>
      <Card>
        <Row
          icon="shield"
          title={t('settings.title')}
          text={t('settings.entry')}
          onTap={() => Taro.navigateTo({ url: reportSettings({ patientId }) })}
        />
      </Card>
    </>
  )
})
