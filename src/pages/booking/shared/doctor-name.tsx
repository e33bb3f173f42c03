import { Text, View } from '@tarojs/components'
import type { Doctor } from '@tongzhen/contract/institutions'
import { useTranslation } from '@/lib/use-translation'
import './doctor-name.css'

/** Name and title on one line where there is room; a team says that it is one. */
export function DoctorName({ doctor }: { doctor: Pick<Doctor, 'name' | 'title'> & { isTeam?: boolean } }) {
  const { t } = useTranslation(['booking', 'common'])
  const title = doctor.isTeam
    ? t('booking:doctors.team')
    : doctor.title && t(`common:doctorTitle.${doctor.title}`)
  return (
    <View className="doctor-name">
      <Text className="doctor-name__name">{doctor.name}</Text>
      {title && <Text className="doctor-name__title">{title}</Text>}
    </View>
  )
}
