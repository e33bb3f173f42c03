import { View } from '@tarojs/components'
import type { Department } from '@tongzhen/contract/institutions'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Row } from '@/components/row'
import { useTranslation } from '@/lib/use-translation'
import { DepartmentRow } from './department-row'
import { findDepartments } from './group-departments'
import './search-results.css'

interface SearchResultsProps {
  words: string
  departments: readonly Department[]
  onOpen: (department: Department) => void
  onFindDoctor: () => void
}

/** Departments of all campuses that fit the words, and the way to the doctors who fit them. */
export function SearchResults({ words, departments, onOpen, onFindDoctor }: SearchResultsProps) {
  const { t } = useTranslation('booking')
  const found = findDepartments(departments, words)
  return (
    <>
      <Card className="search-results__doctors">
        <Row
          icon="doctor"
          title={t('departments.inDoctors', { words })}
          text={t('departments.inDoctorsHint')}
          onTap={onFindDoctor}
        />
      </Card>
      <View className="search-results__count" {...aria({ role: 'status' })}>
        {found.length > 0
          ? t('departments.found', { count: found.length })
          : t('departments.none', { words })}
      </View>
      {found.length > 0 && (
        <Card className="search-results__list">
          {found.map((department) => (
            <DepartmentRow
              key={department.departmentId}
              department={department}
              text={department.intro}
              place={department.location}
              onTap={() => onOpen(department)}
            />
          ))}
        </Card>
      )}
    </>
  )
}
