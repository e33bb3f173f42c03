import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Appointment } from '@tongzhen/contract/booking'
import { useTranslation } from 'react-i18next'
import { Tap } from '@/components/tap'
import { appointment as appointmentPage } from '@/lib/paths'
import { useWords } from '@/lib/words'
import './visit-card.css'

/** When, with whom and for whom, and its state in words. */
export function VisitCard({ visit }: { visit: Appointment }) {
  const { t } = useTranslation('visits')
  const words = useWords()
  const { appointmentId, state } = visit
  return (
    <Tap
      className={`visit visit--${state}`}
      aria={{ role: 'link' }}
      onTap={() => Taro.navigateTo({ url: appointmentPage({ appointmentId }) })}
    >
      <View className="visit__head">
        <Text className="visit__when">{words.range(visit.startsAt, visit.endsAt)}</Text>
        <Text className="visit__state">{t(`state.${state}`)}</Text>
      </View>
      <Text className="visit__who">
        {visit.patientName} · {visit.doctorName} · {visit.departmentName}
      </Text>
      <Text className="visit__where">
        {visit.institutionName} {visit.location}
      </Text>
    </Tap>
  )
}
