import '@/locales/payments'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { Row } from '@/components/row'
import { invoices, refunds } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { ByPatient } from '../shared/by-patient'
import { RecordList } from './record-list'

export default observer(function Records() {
  const { t } = useTranslation('payments')
  return (
    <Page title={t('records.title')} purpose={t('records.purpose')}>
      <RequireAccount rows={8}>
        {() => (
          <>
            <Card>
              <Row
                icon="fee"
                title={t('invoices.title')}
                text={t('invoices.text')}
                onTap={() => Taro.navigateTo({ url: invoices() })}
              />
              <Row
                icon="fee"
                title={t('records.refunds')}
                text={t('records.refundsText')}
                onTap={() => Taro.navigateTo({ url: refunds() })}
              />
            </Card>
            <ByPatient>{(patientId) => <RecordList patientId={patientId} />}</ByPatient>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
