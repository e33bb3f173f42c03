import type { InvoiceReference } from '@tongzhen/contract/payments'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** The fiscal e-invoice, by the numbers under which it is found. */
export function Invoice({ invoice }: { invoice: InvoiceReference }) {
  const { t } = useTranslation('payments')
  const words = useWords()
  return (
    <Card title={t('payment.invoice.title')}>
      <Facts
        facts={[
          { name: t('payment.invoice.state'), value: t(`payment.invoice.is.${invoice.state}`) },
          { name: t('payment.invoice.code'), value: invoice.code },
          { name: t('payment.invoice.number'), value: invoice.number },
          { name: t('payment.invoice.issued'), value: words.moment(invoice.issuedAt) },
        ]}
      />
    </Card>
  )
}
