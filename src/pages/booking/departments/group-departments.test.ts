import type { Department } from '@tongzhen/contract/institutions'
import { describe, expect, it } from 'vitest'
import { findDepartments, groupDepartments } from './group-departments'

const department = (name: string, groupName: string, intro = ''): Department => ({
  departmentId: name,
  name,
  groupId: groupName,
  groupName,
  campusId: '01',
  location: '门诊楼3楼',
  intro,
  visitKinds: ['ordinary'],
})

const departments = [
  department('呼吸内科', '内科', '咳嗽、哮喘、肺炎。'),
  department('普外科', '外科'),
  department('心血管内科', '内科', '高血压、胸闷。'),
  department('咳嗽专病门诊', '专病'),
]

describe('departments in groups', () => {
  it('keep the order of the hospital, of groups by their first department', () => {
    const groups = groupDepartments(departments)
    expect(groups.map(({ name }) => name)).toEqual(['内科', '外科', '专病'])
    expect(groups[0]?.departments.map(({ name }) => name)).toEqual(['呼吸内科', '心血管内科'])
  })
})

describe('a person who types what hurts', () => {
  it('sees departments named so before departments that treat it', () => {
    expect(findDepartments(departments, ' 咳嗽 ').map(({ name }) => name)).toEqual([
      '咳嗽专病门诊',
      '呼吸内科',
    ])
  })

  it('finds a department by its group', () => {
    expect(findDepartments(departments, '外科').map(({ name }) => name)).toEqual(['普外科'])
  })

  it('finds English names in any case', () => {
    expect(findDepartments([department('Cardiology', 'Medicine')], 'cardio')).toHaveLength(1)
  })

  it('finds nothing with nothing', () => {
    expect(findDepartments(departments, '  ')).toEqual([])
  })
})
