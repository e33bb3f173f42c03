import '@/locales/payments'
import { observer } from 'mobx-react-lite'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { useTranslation } from '@/lib/use-translation'
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
