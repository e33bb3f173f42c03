import Taro from '@tarojs/taro'
import type { ApiError } from '@/api/error'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { appointment, visits } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

/** Refusals after which this time is no use: another time or another doctor is the way out. */
const timeIsGone = ['SLOT_FULL', 'SLOT_GONE', 'SESSION_STOPPED']
interface BookingProblemProps {
  error: ApiError
  onRetry: () => void
  onOtherTimes: () => void
  onOtherDoctors: () => void
}

/** Why it was not booked, in place, with the way out that fits. */
export function BookingProblem({ error, onRetry, onOtherTimes, onOtherDoctors }: BookingProblemProps) {
  const { t } = useTranslation('booking')
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
  return <ActionProblem error={error} ways={ways} onRetry={onRetry} />
}

function seeAppointment(error: ApiError): void {
  const { appointmentId } = error.params
  if (typeof appointmentId === 'string') Taro.navigateTo({ url: appointment({ appointmentId }) })
  else Taro.reLaunch({ url: visits() })
}
