import { Text, View } from '@tarojs/components'
import type { Department } from '@tongzhen/contract/institutions'
import { observer } from 'mobx-react-lite'
import { Fragment, useState } from 'react'
import { Icon } from '@/components/icon'
import { Pieces } from '@/components/pieces'
import { Tap } from '@/components/tap'
import { classNames } from '@/lib/class-names'
import { preferences } from '@/stores/preferences'
import { DepartmentRow } from './department-row'
import { groupDepartments } from './group-departments'
import './department-groups.css'

interface DepartmentGroupsProps {
  departments: readonly Department[]
  onOpen: (department: Department) => void
}

/**
 * One group open at a time. Where the screen is wide enough its departments stand beside the groups, else (and in
 * elder mode) under their group; the layout is the style sheet's affair.
 */
export const DepartmentGroups = observer(function DepartmentGroups(props: DepartmentGroupsProps) {
  const groups = groupDepartments(props.departments)
  const [chosen, setChosen] = useState<string>()
  const openId = groups.some(({ groupId }) => groupId === chosen) ? chosen : groups[0]?.groupId
  const { isElder } = preferences
  return (
    <View
      className={classNames('groups', !isElder && 'groups--side')}
      style={{ '--groups': groups.length } as Record<string, number>}
    >
      {groups.map(({ groupId, name, departments }) => {
        const isOpen = groupId === openId
        return (
          <Fragment key={groupId}>
            <Tap
              className={classNames('groups__group', isOpen && 'groups__group--open')}
              onTap={() => setChosen(groupId)}
              aria={{ expanded: isOpen }}
            >
              <View className="groups__words">
                <Text className="groups__name">{name}</Text>
                {!isOpen && <Pieces className="groups__hint" of={departments.map(({ name: one }) => one)} />}
              </View>
              <Icon name="next" className="groups__mark" />
            </Tap>
            {isOpen && (
              <View className="groups__list">
                {departments.map((department) => (
                  <DepartmentRow
                    key={department.departmentId}
                    department={department}
                    text={department.intro}
                    onTap={() => props.onOpen(department)}
                  />
                ))}
              </View>
            )}
          </Fragment>
        )
      })}
    </View>
  )
})
