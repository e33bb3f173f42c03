import type { InvoiceDetails } from '@tongzhen/contract/invoices'
import { Card } from '@/components/card'
import { type Fact, Facts } from '@/components/facts'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** The numbers under which anybody finds it, for whom it is, where, and when it was issued. */
export function InvoiceFacts({ invoice }: { invoice: InvoiceDetails }) {
  const { t } = useTranslation('payments')
  const words = useWords()
  const { code, number, checkCode, redNumber, issuedAt } = invoice
  const told = (name: string, value: string | null): Fact | false => value !== null && { name, value }
  return (
    <Card title={t('invoice.details')}>
      <Facts
        facts={[
          told(t('invoice.code'), code),
          told(t('invoice.number'), number),
          told(t('invoice.checkCode'), checkCode),
          told(t('invoice.redNumber'), redNumber),
          told(t('invoice.issued'), issuedAt && words.moment(issuedAt)),
          { name: t('payment.patient'), value: invoice.patientName },
          { name: t('payment.where'), value: invoice.institutionName },
          { name: t('payment.purpose'), value: t(`purpose.${invoice.purpose}`) },
          { name: t('payment.paidAt'), value: words.moment(invoice.paidAt) },
        ]}
      />
    </Card>
  )
}
