import Taro from '@tarojs/taro'
import { Button } from '@/components/button'
import { StateHead as Head } from '@/components/state-head'
import { useTranslation } from '@/lib/use-translation'
import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import { SettledBy } from './settled-by'
import type { StateProps } from './state-props'

export function Cancelling({ appointment }: StateProps) {
  return (
    <>
      {appointment.isInReview ? (
        <Held />
      ) : (
        <StateHead state="cancelling" tone="waiting" icon="clock">
          <SettledBy appointment={appointment} />
        </StateHead>
      )}
      <Timeline appointment={appointment} />
      <VisitFacts appointment={appointment} />
      {appointment.isInReview && <CallDesk phone={appointment.institutionPhone} />}
    </>
  )
}

/** The hospital has not let it go in time: whose turn it is, and that the money is safe. */
function Held() {
  const { t } = useTranslation('booking')
  return (
    <Head
      title={t('appointment.cancelHeld.title')}
      text={t('appointment.cancelHeld.text')}
      tone="waiting"
      icon="clock"
    />
  )
}

function CallDesk({ phone }: { phone: string }) {
  const { t } = useTranslation('common')
  return (
    <Button
      kind="plain"
      icon="phone"
      text={t('help.callDesk', { phone })}
      onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
    />
  )
}
