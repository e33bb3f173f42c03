import '@/locales/booking'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { DoctorRow } from '@tongzhen/contract/institutions'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useDepartment, useDoctors, useInstitution } from '@/api/institutions'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { departments, home } from '@/lib/paths'
import { today } from '@/lib/shanghai-time'
import { useAfterPaint } from '@/lib/use-after-paint'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { DoctorCard } from '../shared/doctor-card'
import { visitKindOf } from '../shared/visit-kind-of'
import { DayStrip } from './day-strip'
import { orderDoctors, stateOn, stripDays } from './strip-days'
import './index.css'

const ON_ONE_SCREEN = 4

export default observer(function Doctors() {
  const { t } = useTranslation(['booking', 'common'])
  const { params } = useRouter<{ departmentId?: string; kind?: string }>()
  const { departmentId } = params
  const [kind, setKind] = useState(visitKindOf(params.kind))
  const [on, setOn] = useState<string>()
  const institutionId = useInstitution()?.institutionId
  const { department, isAwaited } = useDepartment(institutionId, departmentId)
  const query = useDoctors(institutionId, { departmentId, visitKind: kind })
  const kinds = department?.visitKinds ?? []
  // What stands above the list comes before it or with it, and does not push its rows away.
  const list = isAwaited ? { ...query, data: undefined } : query

  return (
    <Page title={department?.name ?? t('doctors.title')} purpose={department?.location}>
      {kinds.length > 1 && (
        <Chips
          label={t('doctors.kinds')}
          value={kind ?? 'any'}
          choices={[
            { value: 'any' as const, text: t('doctors.anyKind') },
            ...kinds.map((one) => ({ value: one, text: t(`doctors.kind.${one}`) })),
          ]}
          onChange={(chosen) => setKind(chosen === 'any' ? undefined : chosen)}
        />
      )}
      <StateView key={isAwaited ? 'awaited' : 'known'} query={list} rows={8}>
        {({ doctors, days }) =>
          doctors.length === 0 ? (
            <Empty text={t('doctors.none')}>
              <Button kind="plain" text={t('doctors.otherDepartments')} onTap={leave} />
            </Empty>
          ) : (
            <>
              {days.length === 0 ? (
                <Notice kind="attention">{t('doctors.unknown')}</Notice>
              ) : (
                <DayStrip days={stripDays(days, today())} value={on} onChange={setOn} />
              )}
              <DoctorList
                doctors={doctors}
                on={on}
                arePlacesKnown={days.length > 0}
                onAnyDay={() => setOn(undefined)}
              />
            </>
          )
        }
      </StateView>
    </Page>
  )
})

interface DoctorListProps {
  doctors: readonly DoctorRow[]
  /** The hospital could say what is free. */
  arePlacesKnown: boolean
  on: string | undefined
  onAnyDay: () => void
}

function DoctorList({ doctors, arePlacesKnown, on, onAnyDay }: DoctorListProps) {
  const { t } = useTranslation('booking')
  const words = useWords()
  const isPainted = useAfterPaint()
  const { open, full } = orderDoctors(doctors, on)
  const shown = isPainted ? open : open.slice(0, ON_ONE_SCREEN)
  const card = (doctor: DoctorRow) => {
    const state = on && stateOn(doctor, on)
    return (
      <DoctorCard
        key={doctor.doctorId}
        doctor={doctor}
        arePlacesKnown={arePlacesKnown}
        {...(on && state && state !== 'none' ? { on: { day: on, state } } : {})}
      />
    )
  }
  return (
    <>
      <View className="visually-hidden" {...aria({ role: 'status' })}>
        {t('doctors.shown', { count: open.length })}
      </View>
      {on && open.length + full.length === 0 && (
        <Empty text={t('doctors.noneOn', { day: words.day(on) })}>
          <Button kind="plain" text={t('doctors.anyDayAction')} onTap={onAnyDay} />
        </Empty>
      )}
      {shown.map(card)}
      {isPainted && !arePlacesKnown && full.map(card)}
      {isPainted && arePlacesKnown && full.length > 0 && (
        <>
          <View className="doctors__full" {...aria({ role: 'heading', level: 2 })}>
            {t('doctors.full')}
          </View>
          {full.map(card)}
        </>
      )}
    </>
  )
}

function leave(): void {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else Taro.redirectTo({ url: departments() }).catch(() => Taro.reLaunch({ url: home() }))
}
