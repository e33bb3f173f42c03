import Taro from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import type { OutpatientRecord } from '@tongzhen/contract/records'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { toApiError } from '@/api/error'
import { useRecords } from '@/api/records'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { Entries, Entry } from '@/components/entry'
import { Notice } from '@/components/notice'
import { StateView } from '@/components/state-view'
import { patient as patientPage, record as recordPage } from '@/lib/paths'
import { addDays, dayOf, today } from '@/lib/shanghai-time'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

const periods = { quarter: 92, year: 365, three_years: 1095 } as const
type Period = keyof typeof periods

/** Visit by visit, the newest first: what was found, where and when. */
export const RecordList = observer(function RecordList({
  patient,
  institution,
}: {
  patient: Patient
  institution: Institution
}) {
  const { t } = useTranslation(['records', 'common'])
  const [period, setPeriod] = useState<Period>('year')
  const { patientId } = patient
  const { institutionId } = institution
  const to = today()
  const query = useRecords({ patientId, institutionId }, { from: addDays(to, -periods[period]), to })
  useRefetchOnShow(query)
  if (query.error && toApiError(query.error).code === 'CARD_REQUIRED') {
    return (
      <Empty text={t('list.noCard', { name: patient.name, hospital: institution.name })}>
        <Button text={t('list.getCard')} onTap={() => Taro.navigateTo({ url: patientPage({ patientId }) })} />
      </Empty>
    )
  }
  return (
    <>
      <Chips
        label={t('list.period')}
        value={period}
        choices={(['quarter', 'year', 'three_years'] as const).map((value) => ({
          value,
          text: t(`list.${value}`),
        }))}
        onChange={setPeriod}
      />
      <StateView query={query} rows={8}>
        {({ records, isComplete }) => (
          <>
            {!isComplete && (
              <Notice kind="attention" role="status">
                {t('list.missing')}
                <Button kind="text" text={t('common:action.retry')} onTap={() => query.refetch()} />
              </Notice>
            )}
            {records.length === 0 && isComplete && (
              <Empty text={t('list.empty')}>
                {period !== 'three_years' && (
                  <Button kind="plain" text={t('list.longer')} onTap={() => setPeriod('three_years')} />
                )}
              </Empty>
            )}
            <Entries>
              {records.map((one) => (
                <RecordEntry key={one.recordId} record={one} patientId={patientId} />
              ))}
            </Entries>
          </>
        )}
      </StateView>
    </>
  )
})

function RecordEntry({ record, patientId }: { record: OutpatientRecord; patientId: string }) {
  const { t } = useTranslation('records')
  const words = useWords()
  const { institutionId, recordId, diagnoses, departmentName, doctorName, visitedAt } = record
  return (
    <Entry
      title={diagnoses.map(({ name }) => name).join(' · ') || t('list.noDiagnosis')}
      where={[words.date(dayOf(visitedAt)), departmentName, doctorName]}
      onTap={() => Taro.navigateTo({ url: recordPage({ patientId, institutionId, recordId }) })}
    />
  )
}
