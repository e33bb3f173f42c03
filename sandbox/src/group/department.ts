import type { BilingualText, VisitType } from '../his/code-tables.ts'
import { bilingual } from './bilingual.ts'
import type { Doctor } from './doctor.ts'
import type { DepartmentData, InstitutionData } from './institution.ts'
import { type DepartmentGroup, departmentGroups, type Specialty } from './specialty.ts'

export interface Department {
  departmentCode: string
  nationalCode: string
  name: BilingualText
  groupCode: string
  groupName: BilingualText
  campusCode: string
  location: BilingualText
  intro: BilingualText
  sortNo: number
  visitTypes: VisitType[]
}

export function createDepartment(options: {
  institution: InstitutionData
  data: DepartmentData
  specialty: Specialty
  departmentCode: string
  sortNo: number
  doctors: readonly Doctor[]
}): Department {
  const { institution, data, specialty, departmentCode, sortNo, doctors } = options

  return {
    departmentCode,
    nationalCode: specialty.nationalCode,
    name: bilingual(specialty.name),
    groupCode: groupCodeOf(specialty.group),
    groupName: bilingual(departmentGroups[specialty.group]),
    campusCode: data.campusCode,
    location: locationOf(institution, data),
    intro: bilingual(specialty.intro),
    sortNo,
    visitTypes: [...new Set(doctors.flatMap((doctor) => doctor.visitTypes))].sort(),
  }
}

function groupCodeOf(group: DepartmentGroup): string {
  return String(Object.keys(departmentGroups).indexOf(group) + 1).padStart(2, '0')
}

/** Where a department is; with its campus when the institution has several. */
export function locationOf(institution: InstitutionData, data: DepartmentData): BilingualText {
  const campus = institution.campuses.find(({ campusCode }) => campusCode === data.campusCode)
  const isOnlyCampus = institution.campuses.length === 1
  const [buildingZh, buildingEn] = data.building

  return {
    zh: `${isOnlyCampus ? '' : (campus?.name[0] ?? '')}${buildingZh}${data.floor}楼${data.area}区`,
    en: `${isOnlyCampus ? '' : `${campus?.name[1] ?? ''}, `}${buildingEn}, Floor ${data.floor}, Area ${data.area}`,
  }
}
