import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Appointment, Replacement } from '@tongzhen/contract/booking'
import { observer } from 'mobx-react-lite'
import { useCancelAppointment } from '@/api/book'
import { toApiError } from '@/api/error'
import { type Moving, useReplacements } from '@/api/moves'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ErrorNotice } from '@/components/error-notice'
import { Pieces } from '@/components/pieces'
import { When } from '@/components/when'
import { doctor as doctorPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import './replacements.css'

interface ReplacementsProps {
  appointment: Appointment
  moving: Moving
}

/** After a clinic was stopped: another time, or the fee back, each in one tap. */
export const Replacements = observer(function Replacements({ appointment, moving }: ReplacementsProps) {
  const { t } = useTranslation('booking')
  const words = useWords()
  const { appointmentId, feeFen, paymentId, institutionId, doctorId, canMove } = appointment
  const offered = useReplacements(appointmentId, { isAsked: canMove && !moving.isBusy })
  const givingUp = useCancelAppointment({ onAccepted: () => undefined, onRefused: () => undefined })
  const isBusy = !canMove || moving.isBusy || moving.isDone || givingUp.isBusy
  const { data: times = [] } = offered
  const error = moving.error ?? givingUp.error
  return (
    <Card title={t('appointment.stopped.choose')}>
      {error && <ErrorNotice error={error} />}
      {offered.error && <ErrorNotice error={toApiError(offered.error)} />}
      {offered.data && times.length === 0 && <View>{t('appointment.stopped.none')}</View>}
      {times.map((time) => (
        <Offer
          key={time.scheduleId}
          time={time}
          feeFen={feeFen}
          isBusy={isBusy}
          onMove={() => {
            const { scheduleId, slotId } = time
            moving.act({ appointmentId, scheduleId, slotId, feeFen: time.feeFen })
          }}
        />
      ))}
      <Button
        kind="plain"
        text={
          paymentId === null
            ? t('appointment.stopped.letGo')
            : t('appointment.stopped.refund', { fee: words.money(feeFen) })
        }
        isBusy={givingUp.isBusy}
        disabled={isBusy}
        onTap={() => givingUp.act({ appointmentId })}
      />
      <Button
        kind="text"
        text={t('appointment.stopped.more')}
        onTap={() => Taro.navigateTo({ url: doctorPage({ institutionId, doctorId }) })}
      />
    </Card>
  )
})

interface OfferProps {
  time: Replacement
  /** Of the visit that was stopped. */
  feeFen: number
  isBusy: boolean
  onMove: () => void
}

function Offer({ time, feeFen, isBusy, onMove }: OfferProps) {
  const { t } = useTranslation(['booking', 'common'])
  const words = useWords()
  const difference = time.feeFen - feeFen
  return (
    <View className="replacement">
      <When from={time.startsAt} to={time.endsAt} />
      <Pieces
        of={[
          time.doctorName,
          t(`common:visitKind.${time.visitKind}`),
          words.money(time.feeFen),
          time.location,
        ]}
      />
      {time.canMove ? (
        <Button
          text={t('appointment.stopped.move')}
          label={`${t('appointment.stopped.move')} ${time.doctorName} ${words.range(time.startsAt, time.endsAt)}`}
          disabled={isBusy}
          onTap={onMove}
        />
      ) : (
        <Text className="replacement__why">
          {difference === 0
            ? t('appointment.stopped.otherWay')
            : t(difference > 0 ? 'appointment.stopped.dearer' : 'appointment.stopped.cheaper', {
                difference: words.money(Math.abs(difference)),
              })}
        </Text>
      )}
    </View>
  )
}
