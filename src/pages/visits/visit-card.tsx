import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Appointment } from '@tongzhen/contract/booking'
import { Pieces } from '@/components/pieces'
import { Tap } from '@/components/tap'
import { When } from '@/components/when'
import { appointment as appointmentPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import './visit-card.css'

/** When, with whom and for whom, and its state in words. */
export function VisitCard({ visit }: { visit: Appointment }) {
  const { t } = useTranslation('visits')
  const { appointmentId, state } = visit
  return (
    <Tap
      className={`visit visit--${state}`}
      aria={{ role: 'link' }}
      onTap={() => Taro.navigateTo({ url: appointmentPage({ appointmentId }) })}
    >
      <View className="visit__head">
        <When className="visit__when" from={visit.startsAt} to={visit.endsAt} />
        <Text className="visit__state">{t(`state.${state}`)}</Text>
      </View>
      <Pieces className="visit__who" of={[visit.patientName, visit.doctorName, visit.departmentName]} />
      <Pieces className="visit__where" of={[visit.institutionName, visit.location]} />
    </Tap>
  )
}
