import { View } from '@tarojs/components'
import type { Payment } from '@tongzhen/contract/payments'
import { useTranslation } from 'react-i18next'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { useCountdown } from '@/lib/use-countdown'
import { Amount } from '../shared/amount'
import { SumRow } from '../shared/sum-row'
import { useSum } from '../shared/use-sum'
import './amount-card.css'

const MINUTE_SECONDS = 60

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
      {state === 'to_pay' && expiresAt && <TimeLeft until={expiresAt} />}
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

/** Counts down in sight; the screen reader is told the deadline by the progress, not every second. */
function TimeLeft({ until }: { until: string }) {
  const { t } = useTranslation('payments')
  const left = useCountdown(Date.parse(until))
  if (left === 0) return <View className="amount-card__left">{t('payment.leftNone')}</View>
  return (
    <View className="amount-card__left" {...aria({ role: 'timer' })}>
      <View>{t('payment.left')}</View>
      <View className="amount-card__clock">
        {t('payment.leftValue', {
          minutes: Math.floor(left / MINUTE_SECONDS),
          seconds: String(left % MINUTE_SECONDS).padStart(2, '0'),
        })}
      </View>
    </View>
  )
}
