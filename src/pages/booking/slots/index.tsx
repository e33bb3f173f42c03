import '@/locales/booking'
import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Schedule } from '@tongzhen/contract/booking'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useDoctor } from '@/api/institutions'
import { useSchedules, useSlots } from '@/api/schedules'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { When } from '@/components/when'
import { confirm } from '@/lib/paths'
import { instantAt } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { DoctorName } from '../shared/doctor-name'
import { OtherSessions } from '../shared/other-sessions'
import { SessionFacts } from '../shared/session-facts'
import { slotState } from '../shared/slot-state'
import { chooseSlot } from './choose-slot'
import { SlotGrid } from './slot-grid'
import './index.css'

type Params = Record<'institutionId' | 'scheduleId' | 'doctorId', string>

export default observer(function Slots() {
  const { t } = useTranslation(['booking', 'common'])
  const words = useWords()
  const { institutionId, scheduleId, doctorId } = useRouter<Params>().params
  const doctor = useDoctor(institutionId, doctorId)
  const query = useSlots(institutionId, scheduleId)
  // Shown below the times (OtherSessions); asked together with them.
  useSchedules(institutionId, doctorId)
  const [chosenId, setChosenId] = useState<string>()
  const nowMs = Date.now()
  const slots = query.data?.slots ?? []
  const { slot, gone } = chooseSlot(slots, chosenId, nowMs)
  const isClosed = query.data !== undefined && !slots.some((one) => slotState(one, nowMs) === 'free')
  const goOn = () => {
    if (slot) Taro.navigateTo({ url: confirm({ institutionId, scheduleId, doctorId, slotId: slot.slotId }) })
  }

  const action = (
    <View className="slots-bar">
      <View className="slots-bar__choice" {...aria({ role: 'status' })}>
        {slot ? <When from={slot.startsAt} to={slot.endsAt} /> : t('slots.choose')}
      </View>
      <Button
        text={slot ? t('slots.next', { time: words.clock(slot.startsAt) }) : t('slots.nextNone')}
        disabled={!slot}
        onTap={goOn}
      />
    </View>
  )

  return (
    <Page title={t('slots.title')} action={isClosed ? undefined : action}>
      <StateView query={query} rows={8}>
        {({ schedule }) => (
          <>
            <Card>
              {doctor.data && <DoctorName doctor={doctor.data} />}
              <SessionFacts session={schedule} />
            </Card>
            <View className="slots__news" {...aria({ role: 'status' })}>
              {gone && !isClosed && (
                <Notice kind="attention">{t('slots.gone', { time: words.clock(gone.startsAt) })}</Notice>
              )}
              {isClosed && <Closed schedule={schedule} nowMs={nowMs} />}
            </View>
            {!isClosed && (
              <Card title={t('slots.times')}>
                <SlotGrid slots={slots} chosenId={slot?.slotId} nowMs={nowMs} onChoose={setChosenId} />
                <Text className="slots__updated">
                  {t('common:updatedAt', { time: words.clock(instantAt(query.dataUpdatedAt)) })}
                </Text>
              </Card>
            )}
            <OtherSessions
              institutionId={institutionId}
              doctorId={doctorId}
              scheduleId={scheduleId}
              isNeeded={isClosed}
              replaces
            />
          </>
        )}
      </StateView>
    </Page>
  )
})

/** Nothing can be booked in this session: why, and what that means. */
function Closed({ schedule, nowMs }: { schedule: Schedule; nowMs: number }) {
  const { t } = useTranslation('booking')
  if (schedule.state === 'stopped') {
    return (
      <Notice kind="attention" title={t('slots.stopped')}>
        {schedule.stopReason}
      </Notice>
    )
  }
  if (Date.parse(schedule.endsAt) <= nowMs) return <Notice kind="attention" title={t('slots.over')} />
  return (
    <Notice kind="attention" title={t('slots.full')}>
      {t('slots.fullText')}
    </Notice>
  )
}
