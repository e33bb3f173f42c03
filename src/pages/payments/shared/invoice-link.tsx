import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useInvoice } from '@/api/invoices'
import { Card } from '@/components/card'
import { Row } from '@/components/row'
import { invoice as invoicePage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

/** The way to the e-invoice of a payment that was made; nothing where there is none to come. */
export const InvoiceLink = observer(function InvoiceLink({ paymentId }: { paymentId: string }) {
  const { t } = useTranslation('payments')
  const { data: invoice } = useInvoice(paymentId)
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
