import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Payment } from '@tongzhen/contract/payments'
import { Pieces } from '@/components/pieces'
import { Tap } from '@/components/tap'
import { payment as paymentPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import './payment-row.css'
import { useSum } from './use-sum'

/** How much and how it stands; for whom and what for; where and when. */
export function PaymentRow({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const words = useWords()
  const sum = useSum()
  const { paymentId, purpose, state } = payment
  return (
    <Tap
      className={`payment-row payment-row--${state}`}
      aria={{ role: 'link' }}
      onTap={() => Taro.navigateTo({ url: paymentPage({ paymentId }) })}
    >
      <View className="payment-row__head">
        <Text className="payment-row__amount">{sum(payment.amountFen)}</Text>
        <Text className="payment-row__state">{t(`state.${state}`)}</Text>
      </View>
      <Pieces of={[payment.patientName, t(`purpose.${purpose}`)]} />
      <Pieces
        className="payment-row__where"
        of={[payment.institutionName, words.moment(payment.createdAt)]}
      />
    </Tap>
  )
}
