import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiError } from '@/api/error'
import { Button } from '@/components/button'
import { ErrorNotice } from '@/components/error-notice'
import { appointment, visits } from '@/lib/paths'
import { focusElement } from '@/platform/browser'

const ID = 'booking-problem'

/** Refusals after which this time is no use: another time or another doctor is the way out. */
const timeIsGone = ['SLOT_FULL', 'SLOT_GONE', 'SESSION_STOPPED']
/** What may pass, or is not known yet: the same press again is right, and never books twice. */
const mayPass = [
  'NO_ANSWER',
  'OFFLINE',
  'IDEMPOTENCY_IN_PROGRESS',
  'SERVER_BUSY',
  'TOO_MANY_REQUESTS',
  'HOSPITAL_UNAVAILABLE',
  'INTERNAL',
]

interface BookingProblemProps {
  error: ApiError
  onRetry: () => void
  onOtherTimes: () => void
  onOtherDoctors: () => void
}

/** Why it was not booked, in place, with the way out that fits. */
export function BookingProblem({ error, onRetry, onOtherTimes, onOtherDoctors }: BookingProblemProps) {
  const { t } = useTranslation('booking')
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new error is brought into sight
  useEffect(() => {
    Taro.pageScrollTo({ selector: `#${ID}`, duration: 200 }).catch(() => undefined)
    focusElement(ID)
  }, [error])
  const ways = timeIsGone.includes(error.code) ? (
    <>
      <Button kind="plain" text={t('confirm.otherTimes')} onTap={onOtherTimes} />
      <Button kind="text" text={t('confirm.otherDoctors')} onTap={onOtherDoctors} />
    </>
  ) : error.code === 'SESSION_ALREADY_BOOKED' ? (
    <Button kind="plain" text={t('confirm.seeAppointment')} onTap={() => seeAppointment(error)} />
  ) : error.code === 'PAYMENT_ONLINE_REQUIRED' ? (
    <Button kind="plain" text={t('confirm.otherDoctors')} onTap={onOtherDoctors} />
  ) : undefined
  return (
    <View id={ID} {...{ tabIndex: -1 }}>
      <ErrorNotice error={error} ways={ways} {...(mayPass.includes(error.code) ? { onRetry } : {})} />
    </View>
  )
}

function seeAppointment(error: ApiError): void {
  const { appointmentId } = error.params
  if (typeof appointmentId === 'string') Taro.navigateTo({ url: appointment({ appointmentId }) })
  else Taro.reLaunch({ url: visits() })
}
