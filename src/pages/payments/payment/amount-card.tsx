import { View } from '@tarojs/components'
import type { Payment } from '@tongzhen/contract/payments'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { TimeLeft } from '@/components/time-left'
import { useTranslation } from '@/lib/use-translation'
import { Amount } from '../shared/amount'
import { SumRow } from '../shared/sum-row'
import { useSum } from '../shared/use-sum'
import './amount-card.css'

/** How much, how long there is to pay it, and what it is made of. */
export function AmountCard({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const sum = useSum()
  const { state, amountFen, refundedFen, expiresAt, lines } = payment
  return (
    <Card title={t('payment.amount')}>
      <Amount
        fen={amountFen}
        note={refundedFen > 0 ? t('payment.refunded', { amount: sum(refundedFen) }) : undefined}
      />
      {state === 'to_pay' && expiresAt && <TimeLeft until={expiresAt} over={t('payment.leftNone')} />}
      {lines.length > 0 && (
        <View className="amount-card__lines" {...aria({ role: 'list' })}>
          {lines.map((line) => (
            <View key={line.billId ?? line.name} {...aria({ role: 'listitem' })}>
              <SumRow name={line.name} fen={line.amountFen} />
            </View>
          ))}
        </View>
      )}
    </Card>
  )
}
