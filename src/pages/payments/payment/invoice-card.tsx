import Taro from '@tarojs/taro'
import type { Payment } from '@tongzhen/contract/payments'
import { observer } from 'mobx-react-lite'
import { useTranslation } from 'react-i18next'
import { useInvoice } from '@/api/invoices'
import { Card } from '@/components/card'
import { Row } from '@/components/row'
import { invoice as invoicePage } from '@/lib/paths'

/** The way to the e-invoice, from the payment on; nothing where there is none to come. */
export const InvoiceCard = observer(function InvoiceCard({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const { paymentId, paidAt } = payment
  const { data: invoice } = useInvoice(paymentId, { enabled: paidAt !== null })
  if (!invoice) return null
  return (
    <Card>
      <Row
        icon="fee"
        title={t('invoice.title')}
        text={t(`invoice.is.${invoice.state}`)}
        onTap={() => Taro.navigateTo({ url: invoicePage({ paymentId }) })}
      />
    </Card>
  )
})
