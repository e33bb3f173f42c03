import '@/locales/payments'
import '@/locales/records'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { RecordDetails } from '@tongzhen/contract/records'
import { observer } from 'mobx-react-lite'
import { useRecord } from '@/api/records'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import './index.css'
import { Medicines } from './medicines'
import { BillsOfVisit, ReportsOfVisit } from './of-visit'

type Params = Record<'patientId' | 'institutionId' | 'recordId', string>

/** A visit: what was found, what to take, what to do; then what else came of it. */
export default observer(function RecordPage() {
  const { t } = useTranslation('records')
  const { patientId, institutionId, recordId } = useRouter<Params>().params
  const query = useRecord({ patientId, institutionId, recordId })
  return (
    <Page title={t('record.title')}>
      <RequireAccount rows={10}>
        {() => (
          <>
            <BannerOf patientId={patientId} />
            <StateView query={query} rows={10}>
              {(record) => <Content record={record} onRetry={() => query.refetch()} />}
            </StateView>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})

function Content({ record, onRetry }: { record: RecordDetails; onRetry: () => void }) {
  const { t } = useTranslation(['records', 'common'])
  const words = useWords()
  const { diagnoses, complaint, advice, orders, institutionPhone: phone } = record
  const fact = (name: string, value: string | null) => value !== null && { name, value }
  return (
    <>
      <Card title={t('record.diagnoses')}>
        {diagnoses.length === 0 && t('list.noDiagnosis')}
        {diagnoses.map(({ code, name }) => (
          <View key={`${code} ${name}`}>
            <View className="record__name">{name}</View>
            {code && <View className="record__quiet">{t('record.code', { code })}</View>}
          </View>
        ))}
      </Card>
      <Medicines medicines={record.medicines} />
      {advice && (
        <Card title={t('record.advice')}>
          <View className="record__text">{advice}</View>
        </Card>
      )}
      {orders.length > 0 && (
        <Card title={t('record.orders')}>
          <View {...aria({ role: 'list' })}>
            {orders.map((name) => (
              <View key={name} {...aria({ role: 'listitem' })}>
                {name}
              </View>
            ))}
          </View>
        </Card>
      )}
      <ReportsOfVisit record={record} onRetry={onRetry} />
      <BillsOfVisit record={record} onRetry={onRetry} />
      {complaint && (
        <Card title={t('record.complaint')}>
          <View className="record__text">{complaint}</View>
        </Card>
      )}
      <Card title={t('record.facts')}>
        <Facts
          facts={[
            fact(t('record.visitedAt'), words.moment(record.visitedAt)),
            fact(t('record.hospital'), record.institutionName),
            fact(t('record.department'), record.departmentName),
            fact(t('record.doctor'), record.doctorName),
          ]}
        />
      </Card>
      <View className="record__quiet">{t('record.note')}</View>
      <Button
        kind="text"
        icon="phone"
        text={t('common:help.callDesk', { phone })}
        onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
      />
    </>
  )
}
