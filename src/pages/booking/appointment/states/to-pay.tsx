import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useCallback, useState } from 'react'
import { useCreatePayment } from '@/api/payments'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { TimeLeft } from '@/components/time-left'
import { toPayment } from '@/lib/to-payment'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { CancelSheet } from '../cancel-sheet'
import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import type { StateProps } from './state-props'

export const ToPay = observer(function ToPay({ appointment }: StateProps) {
  const { t } = useTranslation('booking')
  const [isCancelling, setCancelling] = useState(false)
  const close = useCallback(() => setCancelling(false), [])
  return (
    <>
      <StateHead state="to_pay" tone="waiting" icon="clock" />
      {appointment.payUntilAt && <TimeLeft until={appointment.payUntilAt} over={t('appointment.pay.over')} />}
      <PayFee appointment={appointment} />
      <VisitFacts appointment={appointment} />
      <Timeline appointment={appointment} />
      <Button kind="plain" text={t('appointment.cancel.action')} onTap={() => setCancelling(true)} />
      <CancelSheet appointment={appointment} isOpen={isCancelling} onClose={close} />
    </>
  )
})

function PayFee({ appointment }: StateProps) {
  const { t } = useTranslation('booking')
  const words = useWords()
  const cache = useQueryClient()
  const { appointmentId, patientId, feeFen: amountFen } = appointment
  const [means] = appointment.means
  const paying = useCreatePayment({
    onCreated: toPayment,
    onRefused: () => cache.invalidateQueries({ queryKey: ['appointment', appointmentId] }),
  })
  const pay = () => {
    if (means) paying.act({ purpose: 'registration', patientId, appointmentId, amountFen, means })
  }
  if (means === undefined) return <View>{t('appointment.pay.elsewhere')}</View>
  return (
    <>
      {paying.error && <ActionProblem error={paying.error} onRetry={pay} />}
      <Button
        text={t('appointment.pay.action', { fee: words.money(amountFen) })}
        isBusy={paying.isBusy}
        onTap={pay}
      />
    </>
  )
}
