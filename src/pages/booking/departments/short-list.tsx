import type { Department } from '@tongzhen/contract/institutions'
import { Card } from '@/components/card'
import { DepartmentRow } from './department-row'
import './short-list.css'

interface ShortListProps {
  departments: readonly Department[]
  onOpen: (department: Department) => void
}

/** All departments at once, each with what it treats and where it is. */
export function ShortList({ departments, onOpen }: ShortListProps) {
  return (
    <Card className="short-list">
      {departments.map((department) => (
        <DepartmentRow
          key={department.departmentId}
          department={department}
          text={department.intro}
          place={department.location}
          onTap={() => onOpen(department)}
        />
      ))}
    </Card>
  )
}
