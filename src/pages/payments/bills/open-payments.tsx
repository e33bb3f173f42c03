import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { isOpen, usePayments } from '@/api/payments'
import { Card } from '@/components/card'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { PaymentRow } from '../shared/payment-row'

/** Payments under way, whosever and wherever: the way back to one whose page was closed. */
export const OpenPayments = observer(function OpenPayments() {
  const { t } = useTranslation('payments')
  const query = usePayments()
  useRefetchOnShow(query)
  const open = query.data?.pages.flatMap((page) => page.payments).filter(isOpen) ?? []
  if (open.length === 0) return null
  return (
    <Card title={t('bills.open')}>
      <View>
        {open.map((payment) => (
          <PaymentRow key={payment.paymentId} payment={payment} />
        ))}
      </View>
    </Card>
  )
})
