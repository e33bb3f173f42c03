import '@/locales/payments'
import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { usePatients } from '@/api/patients'
import { isOpen, usePayment } from '@/api/payments'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PatientBanner } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { AmountCard } from './amount-card'
import { CashierNotice } from './cashier-notice'
import { Invoice } from './invoice'
import { PaymentFacts } from './payment-facts'
import { PaymentHead } from './payment-head'
import { PrimaryAction } from './primary-action'
import { Timeline } from './timeline'
import { useCashier } from './use-cashier'
import { WaysOut } from './ways-out'

export default observer(function PaymentPage() {
  const { t } = useTranslation('payments')
  const { paymentId } = useRouter<{ paymentId: string }>().params
  const query = usePayment(paymentId)
  const patients = usePatients().data?.patients ?? []
  const { data: payment, error, refetch } = query
  const cashier = useCashier(payment)
  const patient = patients.find((one) => one.patientId === payment?.patientId)
  // While it is followed a lost connection is no failure: it is asked again by itself.
  const isLost = error !== null && payment !== undefined && isOpen(payment)

  return (
    <Page
      title={t('payment.title')}
      action={payment && <PrimaryAction payment={payment} cashier={cashier} />}
    >
      <RequireAccount rows={10}>
        {() => (
          <StateView query={{ data: payment, error: isLost ? null : error, refetch }} rows={10}>
            {(shown) => (
              <>
                {patient && <PatientBanner patient={patient} />}
                {isLost && (
                  <Notice kind="attention" role="status">
                    {t('payment.lost')}
                  </Notice>
                )}
                <PaymentHead payment={shown} />
                <CashierNotice payment={shown} cashier={cashier} />
                <AmountCard payment={shown} />
                <Timeline payment={shown} />
                <PaymentFacts payment={shown} />
                {shown.invoice && <Invoice invoice={shown.invoice} />}
                <WaysOut payment={shown} isPaying={cashier.isBusy} />
              </>
            )}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})
