import { describe, expect, it } from 'vitest'
import type { DepartmentData } from '../../../sandbox/src/group/institution.ts'
import { groupInstitutions } from '../../../sandbox/src/group/institutions/group-institutions.ts'
import { specialtyOf } from '../../../sandbox/src/group/specialties/index-of-specialties.ts'
import { standInAnswer } from '../../../sandbox/src/model/stand-in.ts'
import { findDepartments } from '../../src/modules/assistant/find-departments.ts'
import { orderSuggestions } from '../../src/modules/assistant/order-suggestions.ts'
import { triageInstructions } from '../../src/modules/assistant/prompt.ts'
import { departmentsOf } from '../../src/modules/assistant/specialities.ts'
import { readComplaints } from './complaints.ts'

const complaints = readComplaints()

function directoryOf(departments: readonly DepartmentData[]) {
  const keys = [...new Set(departments.map(({ specialty }) => specialty))]

  return keys.map((key) => {
    const [zh, en] = specialtyOf(key).name

    return { departmentId: key, name: { zh, en } }
  })
}

describe.each(groupInstitutions.map((one) => [one.institutionCode, directoryOf(one.departments)] as const))(
  'a right department of %s is among the first two for 95 of 100 who come with something',
  (_, departments) => {
    const language = 'zh-CN'

    function shareOf(suggest: (text: string) => readonly { departmentId: string }[]): number {
      const right = complaints.filter(({ accepted, text }) => {
        const ids = accepted.flatMap((one) => departmentsOf(one, departments).map((own) => own.departmentId))

        return suggest(text)
          .slice(0, 2)
          .some(({ departmentId }) => ids.includes(departmentId))
      }).length

      return right / complaints.length
    }

    it('by rules alone', () => {
      expect(complaints.length).toBeGreaterThanOrEqual(300)
      expect(shareOf((text) => findDepartments([text], { departments, language }))).toBeGreaterThanOrEqual(
        0.95,
      )
    })

    it('with the stand-in of the model', () => {
      const share = shareOf((text) => {
        const byRules = findDepartments([text], { departments, language })
        const likely = byRules.map(({ departmentId }) => departmentId)
        const called = standInAnswer([
          { role: 'system', content: triageInstructions(departments, { language, complainant: {}, likely }) },
          { role: 'user', content: text },
        ])

        return orderSuggestions(called, { byRules, departments, language })
      })
      expect(share).toBeGreaterThanOrEqual(0.95)
    })
  },
)

describe('who it is for counts', () => {
  const [central] = groupInstitutions
  const departments = directoryOf(central?.departments ?? [])
  const first = (text: string, complainant: Parameters<typeof findDepartments>[1]['complainant']) =>
    findDepartments([text], { departments, language: 'en-US', complainant }).map((one) => one.departmentName)

  it('a child’s cough is seen by children’s doctors, though nobody says that it is a child', () => {
    expect(first('咳嗽有痰', { ageMonths: 4 * 12 })[0]).toBe('Paediatrics')
    expect(first('咳嗽有痰', { ageMonths: 40 * 12 })[0]).toBe('Respiratory Medicine')
  })

  it('no man is sent to women’s doctors', () => {
    expect(first('小肚子不舒服', { ageMonths: 30 * 12, sex: 'female' })).toContain('Gynaecology')
    expect(first('小肚子不舒服', { ageMonths: 30 * 12, sex: 'male' })).not.toContain('Gynaecology')
  })

  it('who only points at the body is led somewhere, in either language', () => {
    for (const text of ['头不舒服，', '手臂不舒服，', '小腿肚不舒服，', '屁股不舒服，', '胸口不舒服，'])
      expect(first(text, {}), text).not.toEqual([])
    for (const part of ['back of the head', 'arm', 'lower leg', 'buttocks', 'chest', 'neck'])
      expect(first(`Something is wrong here (${part}). `, {}), part).not.toEqual([])
  })

  it('a suggestion says by what it was made', () => {
    const [found] = findDepartments(['咳嗽两周'], { departments, language: 'zh-CN' })

    expect(found).toMatchObject({ departmentName: '呼吸内科', because: ['咳嗽、咳痰'] })
  })
})
