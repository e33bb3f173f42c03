import '@/locales/payments'
import { observer } from 'mobx-react-lite'
import { useTranslation } from 'react-i18next'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { ByPatient } from '../shared/by-patient'
import { InvoiceList } from './invoice-list'

export default observer(function Invoices() {
  const { t } = useTranslation('payments')
  return (
    <Page title={t('invoices.title')} purpose={t('invoices.purpose')}>
      <RequireAccount rows={8}>
        {() => <ByPatient>{(patientId) => <InvoiceList patientId={patientId} />}</ByPatient>}
      </RequireAccount>
    </Page>
  )
})
