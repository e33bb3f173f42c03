import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Suggestion } from '@tongzhen/contract/assistant'
import type { DoctorRow } from '@tongzhen/contract/institutions'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useFirstSlot } from '@/api/first-slot'
import { useDoctors } from '@/api/institutions'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Pieces } from '@/components/pieces'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { confirm, doctors as doctorsPage, slots } from '@/lib/paths'
import { periodOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { frame, isEmbedded, isInside, tell } from '@/platform/frame/frame'
import { bookingDraft } from '@/stores/booking-draft'
import { preferences } from '@/stores/preferences'

/** So many times can be compared at a glance; the others are one tap away. */
const SHOWN = 3

interface SuggestedProps {
  institutionId: string
  /** For whom it is then booked; null: not said. */
  patientId: string | null
  suggestion: Suggestion
}

/** A department, why it, and its doctors with the next free times: one tap to the last page before booking. */
export const Suggested = observer(function Suggested({
  institutionId,
  patientId,
  suggestion,
}: SuggestedProps) {
  const { t } = useTranslation('assistant')
  const { departmentId, departmentName, because } = suggestion
  const query = useDoctors(institutionId, { departmentId, visitKind: undefined })
  const [isTold, setTold] = useState(false)
  const what = because.join(preferences.language === 'zh-CN' ? '、' : ', ')
  const come = () => {
    bookingDraft.comeFor({ departmentId, text: what })
    if (patientId !== null) bookingDraft.choose(patientId)
  }

  /** In a platform's frame one books on the platform. */
  const bookThere = (doctor?: DoctorRow) => {
    tell({ type: 'navigate', to: 'booking', institutionId, departmentId, departmentName, ...named(doctor) })
    setTold(isInside() || frame.returnTo !== null)
  }

  return (
    <Card title={departmentName}>
      <View className="suggested__because">{because.length > 0 ? t('because', { what }) : t('usual')}</View>
      <StateView query={query} rows={3}>
        {({ doctors, days }) => {
          const free = doctors.filter(({ next }) => next !== null).slice(0, SHOWN)

          return (
            <View>
              {free.map((doctor) => (
                <NextTime
                  key={doctor.doctorId}
                  doctor={doctor}
                  onTake={come}
                  {...(isEmbedded && { onBookThere: () => bookThere(doctor) })}
                />
              ))}
              {free.length === 0 && <View>{t(days.length > 0 ? 'noPlaces' : 'unknownPlaces')}</View>}
            </View>
          )
        }}
      </StateView>
      <Row
        icon="doctor"
        title={t('allDoctors', { name: departmentName })}
        onTap={() => {
          if (isEmbedded) return bookThere()
          come()
          Taro.navigateTo({ url: doctorsPage({ departmentId }) })
        }}
      />
      {isTold && <View {...aria({ role: 'status' })}>{t('onPlatform')}</View>}
    </Card>
  )
})

/** Whom, and when, for whoever books elsewhere. */
function named(doctor: DoctorRow | undefined) {
  if (!doctor?.next) return {}
  const { doctorId, name, next } = doctor

  return { doctorId, doctorName: name, scheduleId: next.scheduleId, startsAt: next.startsAt }
}

interface NextTimeProps {
  doctor: DoctorRow
  onTake: () => void
  /** In place of the way to our own booking. */
  onBookThere?: () => void
}

function NextTime({ doctor, onTake, onBookThere }: NextTimeProps) {
  const { t } = useTranslation(['assistant', 'common'])
  const words = useWords()
  const { institutionId, doctorId, name, next } = doctor
  const finding = useFirstSlot((scheduleId, slotId) => {
    onTake()
    const url =
      slotId === undefined
        ? slots({ institutionId, scheduleId, doctorId })
        : confirm({ institutionId, scheduleId, slotId, doctorId })
    Taro.navigateTo({ url })
  })
  if (next === null) return null
  const when = t('common:time.at', {
    day: words.day(next.startsAt),
    from: t(`common:period.${periodOf(next.startsAt)}`),
  })
  const facts = [
    name,
    t(`common:visitKind.${next.visitKind}`),
    words.money(next.feeFen),
    words.left(next.left),
  ]

  return (
    <Row
      className="suggested__time"
      icon="clock"
      title={when}
      text={finding.isBusy ? t('assistant:picking') : <Pieces of={facts} />}
      aside={t('assistant:book')}
      onTap={onBookThere ?? (() => finding.find({ institutionId, scheduleId: next.scheduleId }))}
    />
  )
}
