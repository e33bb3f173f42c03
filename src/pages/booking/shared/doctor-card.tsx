import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { DoctorRow } from '@tongzhen/contract/institutions'
import { Icon } from '@/components/icon'
import { Pieces } from '@/components/pieces'
import { Tap } from '@/components/tap'
import { doctor as doctorPage, slots } from '@/lib/paths'
import { dayOf, periodOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { DoctorName } from './doctor-name'
import './doctor-card.css'

interface DoctorCardProps {
  doctor: DoctorRow
  /** The day looked at and this doctor's state on it; undefined when any day will do. */
  on?: { day: string; state: 'free' | 'few' | 'full' | 'stopped' }
  /** False when the hospital cannot say what is free: then nothing is said of places. */
  arePlacesKnown: boolean
  /** In a search the department has to be said; on a department's page it is known. */
  showsDepartment?: boolean
}

/** Who, what for, what it costs; the upper part leads to the doctor, the next free time straight to its slots. */
export function DoctorCard({ doctor, on, arePlacesKnown, showsDepartment = false }: DoctorCardProps) {
  const { institutionId, doctorId } = doctor
  return (
    <View className="doctor-card">
      <Tap
        className="doctor-card__who"
        aria={{ role: 'link' }}
        onTap={() => Taro.navigateTo({ url: doctorPage({ institutionId, doctorId }) })}
      >
        <DoctorName doctor={doctor} />
        {showsDepartment && <Text className="doctor-card__department">{doctor.departmentName}</Text>}
        <Text className="doctor-card__specialities">{doctor.specialities}</Text>
      </Tap>
      {arePlacesKnown && <NextTime doctor={doctor} on={on} />}
    </View>
  )
}

function NextTime({ doctor, on }: Pick<DoctorCardProps, 'doctor' | 'on'>) {
  const { t } = useTranslation(['booking', 'common'])
  const words = useWords()
  const { institutionId, doctorId, next } = doctor
  if (on && (on.state === 'full' || on.state === 'stopped')) {
    return <View className="doctor-card__full">{t(`booking:doctors.fullOn.${on.state}`)}</View>
  }
  if (!next) return <View className="doctor-card__full">{t('booking:doctors.fullWhy')}</View>

  const isNext = on === undefined || dayOf(next.startsAt) === on.day
  const when = isNext
    ? t('booking:doctors.next', {
        when: `${words.day(next.startsAt)} ${t(`common:period.${periodOf(next.startsAt)}`)}`,
      })
    : t(`booking:doctors.onDay.${on.state === 'few' ? 'few' : 'free'}`)
  const url = isNext
    ? slots({ institutionId, doctorId, scheduleId: next.scheduleId })
    : doctorPage({ institutionId, doctorId, on: on.day })
  return (
    <Tap className="doctor-card__next" aria={{ role: 'link' }} onTap={() => Taro.navigateTo({ url })}>
      <View className="doctor-card__facts">
        <Text className="doctor-card__when">{when}</Text>
        {isNext && (
          <Pieces
            className="doctor-card__fee"
            of={[t(`common:visitKind.${next.visitKind}`), words.money(next.feeFen), words.left(next.left)]}
          />
        )}
      </View>
      <View className="doctor-card__book">
        <Text>{isNext ? t('booking:doctors.book') : t('booking:doctors.seeTimes')}</Text>
        <Text className="visually-hidden">{doctor.name}</Text>
        <Icon name="next" />
      </View>
    </Tap>
  )
}
