import type { Department } from '@tongzhen/contract/institutions'

export interface DepartmentGroup {
  groupId: string
  name: string
  departments: Department[]
}

/** Departments under their groups, both in the hospital's own order. */
export function groupDepartments(departments: readonly Department[]): DepartmentGroup[] {
  const groups = new Map<string, DepartmentGroup>()
  for (const department of departments) {
    const { groupId, groupName } = department
    const group = groups.get(groupId) ?? { groupId, name: groupName, departments: [] }
    group.departments.push(department)
    groups.set(groupId, group)
  }
  return [...groups.values()]
}

/** Departments whose name, group or introduction has the words; those with them in the name come first. */
export function findDepartments(departments: readonly Department[], words: string): Department[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  const has = (text: string) => text.toLowerCase().includes(wanted)
  const named = departments.filter(({ name }) => has(name))
  const described = departments.filter(
    (department) => !named.includes(department) && (has(department.groupName) || has(department.intro)),
  )
  return [...named, ...described]
}
