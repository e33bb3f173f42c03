import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useMoveAppointment } from '@/api/moves'
import { Button } from '@/components/button'
import { appointment as appointmentPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { CalendarFile } from '../calendar-file'
import { Replacements } from '../replacements'
import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import type { StateProps } from './state-props'

/**
 * Sorry, and why; then what the person can do about it. Once another time has its place, there. Who chose here goes to
 * that in any case: the page may hear that the place was moved before it has the answer, and waits for it.
 */
export function StoppedOrMoved({ appointment }: StateProps) {
  const { canMove, movedToId, state } = appointment
  const moving = useMoveAppointment({
    onMoved: ({ appointmentId }) => Taro.redirectTo({ url: appointmentPage({ appointmentId, fresh: '1' }) }),
  })
  const isLeaving = moving.isBusy || moving.isDone
  return (
    <>
      {state === 'moved' && !isLeaving ? (
        <StateHead state="moved" tone="quiet" icon="done" />
      ) : (
        <WhyStopped appointment={appointment} />
      )}
      {(canMove || isLeaving) && <Replacements appointment={appointment} moving={moving} />}
      {movedToId && !isLeaving && <ToNewTime appointmentId={movedToId} />}
      <VisitFacts appointment={appointment} />
      <Timeline appointment={appointment} />
      <CalendarFile appointmentId={appointment.appointmentId} to="remove" />
    </>
  )
}

function WhyStopped({ appointment: { stopReason } }: StateProps) {
  const { t } = useTranslation('booking')
  return (
    <StateHead state="stopped" tone="waiting" icon="attention">
      {stopReason && <View>{t('appointment.stopped.why', { reason: stopReason })}</View>}
    </StateHead>
  )
}

function ToNewTime({ appointmentId }: { appointmentId: string }) {
  const { t } = useTranslation('booking')
  const open = () => Taro.navigateTo({ url: appointmentPage({ appointmentId }) })
  return <Button text={t('appointment.stopped.toNew')} onTap={open} />
}
