import { View } from '@tarojs/components'
import type { Payment } from '@tongzhen/contract/payments'
import type { PaymentState } from '@tongzhen/contract/states'
import type { IconName } from '@/components/icon'
import { StateHead } from '@/components/state-head'
import { paramsInWords } from '@/lib/params-in-words'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { isPartlyReturned } from '../shared/partly-returned'

interface Look {
  tone: 'waiting' | 'good' | 'bad' | 'quiet'
  icon: IconName
}

const looks: Record<PaymentState, Look> = {
  preparing: { tone: 'waiting', icon: 'clock' },
  to_pay: { tone: 'waiting', icon: 'fee' },
  confirming: { tone: 'waiting', icon: 'clock' },
  paid: { tone: 'good', icon: 'done' },
  closed: { tone: 'quiet', icon: 'close' },
  refunding: { tone: 'waiting', icon: 'clock' },
  refunded: { tone: 'quiet', icon: 'done' },
  in_review: { tone: 'waiting', icon: 'attention' },
}

/** What is now true of the money, why, and by when more is known. */
export function PaymentHead({ payment }: { payment: Payment }) {
  const { t } = useTranslation(['payments', 'errors'])
  const words = useWords()
  const { state, reason, reasonParams, settledByAt } = payment
  const name = wordsOf(payment)
  return (
    <StateHead
      title={t(`payment.state.${name}.title`)}
      text={t(`payment.state.${name}.text`)}
      {...looks[state]}
    >
      {reason && <View>{t(`errors:code.${reason}`, paramsInWords(reasonParams ?? {}, words.day))}</View>}
      {settledByAt && (
        <View className="state-head__by">
          {t(state === 'refunding' ? 'payment.refundBy' : 'payment.by', { time: words.by(settledByAt) })}
        </View>
      )}
    </StateHead>
  )
}

/**
 * Which words a state has for this person: a registration is no bill, a part is not the whole, and a family member
 * may be the one who pays.
 */
function wordsOf(payment: Payment) {
  const { state, purpose, canClose, cashier, byHandFen } = payment
  const isFee = purpose === 'registration'
  switch (state) {
    case 'to_pay':
      return !canClose && cashier === null ? 'toPayByOther' : state
    case 'paid':
      if (isPartlyReturned(payment)) return byHandFen > 0 ? 'paidPartByHand' : 'paidPart'
      if (purpose === 'prepaid') return 'paidPrepaid'
      return isFee ? 'paidRegistration' : state
    case 'refunding':
      if (isPartlyReturned(payment)) return 'refundingPart'
      return isFee ? 'refundingRegistration' : state
    case 'refunded':
      if (byHandFen > 0) return 'refundedByHand'
      return isFee ? 'refundedRegistration' : state
    default:
      return state
  }
}
