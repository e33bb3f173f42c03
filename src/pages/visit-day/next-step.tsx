import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Appointment } from '@tongzhen/contract/booking'
import type { VisitDay } from '@tongzhen/contract/queue'
import { Button } from '@/components/button'
import type { IconName } from '@/components/icon'
import { Notice } from '@/components/notice'
import { StateHead } from '@/components/state-head'
import { bills } from '@/lib/paths'
import { clockOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { Called } from './called'
import { CheckIn } from './check-in'
import { type Step, stepOf } from './step-of'
import { Waiting } from './waiting'

const heads: Record<
  Exclude<Step, 'called'>,
  { tone: 'waiting' | 'good' | 'bad' | 'quiet'; icon: IconName }
> = {
  not_yet: { tone: 'quiet', icon: 'clock' },
  open: { tone: 'good', icon: 'place' },
  over: { tone: 'bad', icon: 'attention' },
  desk: { tone: 'quiet', icon: 'place' },
  checking_in: { tone: 'waiting', icon: 'clock' },
  waiting: { tone: 'waiting', icon: 'clock' },
  missed: { tone: 'bad', icon: 'attention' },
  seen: { tone: 'good', icon: 'done' },
}

/** The one thing to do now. */
export function NextStep({ appointment, day }: { appointment: Appointment; day: VisitDay }) {
  const { t } = useTranslation('visit-day')
  const step = stepOf(day)
  if (step === 'called') return <Called day={day} />
  const { checkIn } = day
  return (
    <>
      {step === 'waiting' && day.putBacks > 0 && (
        <Notice kind="attention" role="status">
          {t('putBack')}
        </Notice>
      )}
      <StateHead
        title={t(`state.${step}.title`)}
        text={t(`state.${step}.text`, {
          from: checkIn ? clockOf(checkIn.opensAt) : '',
          until: checkIn ? clockOf(checkIn.closesAt) : '',
        })}
        {...heads[step]}
      >
        {step === 'waiting' && <Waiting day={day} />}
        {step === 'open' && checkIn && (
          <CheckIn appointmentId={day.appointmentId} terminal={checkIn.terminal} />
        )}
        {step === 'seen' && (
          <View>
            <Button
              kind="plain"
              text={t('pay')}
              onTap={() => Taro.navigateTo({ url: bills({ patientId: appointment.patientId }) })}
            />
          </View>
        )}
      </StateHead>
    </>
  )
}
