import Taro from '@tarojs/taro'
import type { Payment } from '@tongzhen/contract/payments'
import { useTranslation } from 'react-i18next'
import { Pieces } from '@/components/pieces'
import { Row } from '@/components/row'
import { payment as paymentPage } from '@/lib/paths'
import { useWords } from '@/lib/words'

/** How much, for what and for whom, where and when; and how it stands. */
export function PaymentRow({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const words = useWords()
  const { paymentId, purpose, state, lines } = payment
  return (
    <Row
      title={words.money(payment.amountFen)}
      aside={t(`state.${state}`)}
      text={
        <Pieces
          of={[
            payment.patientName,
            t(`purpose.${purpose}`),
            purpose === 'bills' && lines.length > 0 && t('records.bills', { count: lines.length }),
            payment.institutionName,
            words.moment(payment.createdAt),
          ]}
        />
      }
      onTap={() => Taro.navigateTo({ url: paymentPage({ paymentId }) })}
    />
  )
}
