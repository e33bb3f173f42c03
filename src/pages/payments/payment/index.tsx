import '@/locales/payments'
import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { isOpen, usePayment } from '@/api/payments'
import { Followed } from '@/components/followed'
import { Page } from '@/components/page'
import { useTranslation } from '@/lib/use-translation'
import { InvoiceLink } from '../shared/invoice-link'
import { AmountCard } from './amount-card'
import { CashierNotice } from './cashier-notice'
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
  const { data: payment } = query
  const cashier = useCashier(payment)

  return (
    <Page
      title={t('payment.title')}
      action={payment && <PrimaryAction payment={payment} cashier={cashier} />}
    >
      <Followed query={query} isFollowed={isOpen} lost={t('payment.lost')}>
        {(shown) => (
          <>
            <PaymentHead payment={shown} />
            <CashierNotice payment={shown} cashier={cashier} />
            <AmountCard payment={shown} />
            {shown.paidAt !== null && <InvoiceLink paymentId={shown.paymentId} />}
            <Timeline payment={shown} />
            <PaymentFacts payment={shown} />
            <WaysOut payment={shown} isPaying={cashier.isBusy} />
          </>
        )}
      </Followed>
    </Page>
  )
})
