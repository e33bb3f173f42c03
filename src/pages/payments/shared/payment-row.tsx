import Taro from '@tarojs/taro'
import type { Payment } from '@tongzhen/contract/payments'
import type { PaymentState } from '@tongzhen/contract/states'
import { type BadgeTone, Entry } from '@/components/entry'
import { Pieces } from '@/components/pieces'
import { payment as paymentPage } from '@/lib/paths'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { isPartlyReturned } from './partly-returned'

const tones: Record<PaymentState, BadgeTone> = {
  preparing: 'waiting',
  to_pay: 'waiting',
  confirming: 'waiting',
  paid: 'good',
  closed: 'quiet',
  refunding: 'waiting',
  refunded: 'quiet',
  in_review: 'waiting',
}

/** How much and how it stands; for whom and what for; where and when. */
export function PaymentRow({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const words = useWords()
  const sum = useSum()
  const { paymentId, purpose, state } = payment
  const isPart = state === 'paid' && isPartlyReturned(payment)
  return (
    <Entry
      isRow
      title={sum(payment.amountFen)}
      badge={{
        text: t(`state.${isPart ? 'refundedPart' : state}`),
        tone: isPart ? 'quiet' : tones[state],
      }}
      where={[payment.institutionName, words.moment(payment.createdAt)]}
      onTap={() => Taro.navigateTo({ url: paymentPage({ paymentId }) })}
    >
      <Pieces of={[payment.patientName, t(`purpose.${purpose}`)]} />
    </Entry>
  )
}
