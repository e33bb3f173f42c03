import '@/locales/payments'
import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { useState } from 'react'
import { useCreatePayment } from '@/api/payments'
import { AskFamily } from '@/components/ask-family'
import { Button } from '@/components/button'
import { MeansChoice } from '@/components/means-choice'
import { PayProblem } from '@/components/pay-problem'
import { TimeLeft } from '@/components/time-left'
import { chosenMeans } from '@/lib/chosen-means'
import { toPayment } from '@/lib/to-payment'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import type { StateProps } from './state-props'

/** How long there is to pay the fee, and how. Apart, so that only who has to pay fetches it. */
export function PayFee({ appointment }: StateProps) {
  const { t } = useTranslation('booking')
  const words = useWords()
  const cache = useQueryClient()
  const { appointmentId, patientId, feeFen: amountFen, means: offered, payUntilAt } = appointment
  const [wished, wish] = useState<PaymentMeans>()
  const means = chosenMeans(offered, wished)
  const paying = useCreatePayment({
    onCreated: toPayment,
    onRefused: () => cache.invalidateQueries({ queryKey: ['appointment', appointmentId] }),
  })
  const pay = () => {
    if (means) paying.act({ purpose: 'registration', patientId, appointmentId, amountFen, means })
  }
  return (
    <>
      {payUntilAt && <TimeLeft until={payUntilAt} over={t('appointment.pay.over')} />}
      {means === undefined ? (
        <View>{t('appointment.pay.elsewhere')}</View>
      ) : (
        <>
          <MeansChoice offered={offered} value={means} onChange={wish} />
          {paying.error && <PayProblem error={paying.error} onRetry={pay} />}
          <Button
            text={t('appointment.pay.action', { fee: words.money(amountFen) })}
            isBusy={paying.isBusy}
            onTap={pay}
          />
        </>
      )}
      <AskFamily wish={{ purpose: 'registration', patientId, appointmentId }} />
    </>
  )
}
