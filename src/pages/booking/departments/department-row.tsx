import { Text, View } from '@tarojs/components'
import type { Department } from '@tongzhen/contract/institutions'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import './department-row.css'

interface DepartmentRowProps {
  department: Department
  /** What it treats; none in a narrow column. */
  text?: string
  place?: string
  onTap: () => void
}

export function DepartmentRow({ department, text, place, onTap }: DepartmentRowProps) {
  return (
    <Tap className="department" onTap={onTap} aria={{ role: 'link' }}>
      <View className="department__words">
        <Text className="department__name">{department.name}</Text>
        {text && <Text className="department__text">{text}</Text>}
        {place && (
          <View className="department__place">
            <Icon name="place" />
            <Text>{place}</Text>
          </View>
        )}
      </View>
      <Icon name="next" className="department__next" />
    </Tap>
  )
}
