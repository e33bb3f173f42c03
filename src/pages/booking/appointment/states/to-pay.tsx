import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCreatePayment } from '@/api/payments'
import { Button } from '@/components/button'
import { ErrorNotice } from '@/components/error-notice'
import { payment as paymentPage } from '@/lib/paths'
import { useCountdown } from '@/lib/use-countdown'
import { useWords } from '@/lib/words'
import { cashierVisit } from '@/stores/cashier-visit'
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
      <StateHead state="to_pay" tone="waiting" icon="clock">
        <TimeLeft appointment={appointment} />
      </StateHead>
      <PayFee appointment={appointment} />
      <VisitFacts appointment={appointment} />
      <Timeline appointment={appointment} />
      <Button kind="plain" text={t('appointment.cancel.action')} onTap={() => setCancelling(true)} />
      <CancelSheet appointment={appointment} isOpen={isCancelling} onClose={close} />
    </>
  )
})

function TimeLeft({ appointment: { payUntilAt } }: StateProps) {
  const { t } = useTranslation('booking')
  const left = useCountdown(payUntilAt === null ? 0 : Date.parse(payUntilAt))
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <View className="state-head__by">
      {left > 0 ? t('appointment.pay.left', { time }) : t('appointment.pay.over')}
    </View>
  )
}

function PayFee({ appointment }: StateProps) {
  const { t } = useTranslation('booking')
  const words = useWords()
  const cache = useQueryClient()
  const { appointmentId, patientId, feeFen: amountFen } = appointment
  const [means] = appointment.means
  const paying = useCreatePayment({
    onCreated: ({ paymentId }) => {
      cashierVisit.want(paymentId)
      Taro.navigateTo({ url: paymentPage({ paymentId }) })
    },
    onRefused: () => cache.invalidateQueries({ queryKey: ['appointment', appointmentId] }),
  })
  if (means === undefined) return <View>{t('appointment.pay.elsewhere')}</View>
  return (
    <>
      {paying.error && <ErrorNotice error={paying.error} />}
      <Button
        text={t('appointment.pay.action', { fee: words.money(amountFen) })}
        isBusy={paying.isBusy}
        onTap={() => paying.act({ purpose: 'registration', patientId, appointmentId, amountFen, means })}
      />
    </>
  )
}
