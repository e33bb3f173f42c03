import type { Payment } from '@tongzhen/contract/payments'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

/** For whom, where, what for, how and when; and the numbers that a counter asks for. */
export function PaymentFacts({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const words = useWords()
  const { paidAt, providerNumber } = payment
  return (
    <Card title={t('payment.details')}>
      <Facts
        facts={[
          payment.patientName !== null && { name: t('payment.patient'), value: payment.patientName },
          { name: t('payment.where'), value: payment.institutionName },
          { name: t('payment.purpose'), value: t(`purpose.${payment.purpose}`) },
          { name: t('payment.means'), value: t(`means.${payment.means}`) },
          { name: t('payment.createdAt'), value: words.moment(payment.createdAt) },
          paidAt !== null && { name: t('payment.paidAt'), value: words.moment(paidAt) },
          providerNumber !== null && { name: t('payment.providerNumber'), value: providerNumber },
          { name: t('payment.number'), value: payment.paymentId },
        ]}
      />
    </Card>
  )
}
