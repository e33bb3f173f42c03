import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Doctor } from '@tongzhen/contract/institutions'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Pieces } from '@/components/pieces'
import { Tap } from '@/components/tap'
import { doctor as doctorPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import '@/components/row.css'
import './doctor-rows.css'

/** Who counts as an expert: chief and associate chief physicians (正副主任医师); a team is no one person. */
export const isExpert = ({ title, isTeam }: Doctor) =>
  !isTeam && (title === 'chief' || title === 'associate_chief')

interface DoctorRowsProps {
  title?: string
  doctors: Doctor[]
  showsDepartment?: boolean
}

/** Each leads to the page of the doctor, where there is the biography, and where one books. */
export function DoctorRows({ title, doctors, showsDepartment = false }: DoctorRowsProps) {
  const { t } = useTranslation('common')
  return (
    <Card {...(title && { title })}>
      <View>
        {doctors.map((one) => (
          <Tap
            key={one.doctorId}
            className="row"
            aria={{ role: 'link' }}
            onTap={() =>
              Taro.navigateTo({
                url: doctorPage({ institutionId: one.institutionId, doctorId: one.doctorId }),
              })
            }
          >
            <View className="row__words">
              <Text className="row__title">{one.name}</Text>
              <Pieces
                className="row__text"
                of={[one.title && t(`doctorTitle.${one.title}`), showsDepartment && one.departmentName]}
              />
              <Text className="row__text doctor-rows__specialities">{one.specialities}</Text>
            </View>
            <Icon name="next" className="row__next" />
          </Tap>
        ))}
      </View>
    </Card>
  )
}
