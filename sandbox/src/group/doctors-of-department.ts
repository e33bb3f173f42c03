import type { SexCode, VisitType } from '../his/code-tables.ts'
import { createRandom, type Random } from '../lib/random.ts'
import { bilingual, joinChinese, joinEnglish } from './bilingual.ts'
import { type Doctor, type TitleCode, titles } from './doctor.ts'
import { writeBiography } from './doctor-biography.ts'
import { drawDoctorName } from './doctor-names.ts'
import type { DepartmentData, Staff, TeamData } from './institution.ts'
import type { Specialty } from './specialty.ts'

const womensShare: Partial<Record<string, number>> = {
  gynaecology: 0.85,
  obstetrics: 0.85,
  paediatrics: 0.65,
  'womens-health': 1,
  orthopaedics: 0.1,
  urology: 0.1,
  neurosurgery: 0.15,
}

export interface DepartmentStaffing {
  seed: string
  data: DepartmentData
  specialty: Specialty
  departmentCode: string
  /** Chiefs also hold special-need clinics. */
  hasSpecialNeed: boolean
  /** Names already borne in the group; grows. */
  takenNames: Set<string>
}

/** The doctors of one department, the most senior first. */
export function doctorsOfDepartment(staffing: DepartmentStaffing): Doctor[] {
  const { data, departmentCode, seed } = staffing
  const random = createRandom(`${seed}/doctors/${departmentCode}`)

  return titlesOf(data.staff).map((titleCode, index) => createDoctor({ staffing, random, titleCode, index }))
}

export function teamOfDepartment(options: { team: TeamData; departmentCode: string; index: number }): Doctor {
  const { team, departmentCode, index } = options

  return {
    doctorCode: `${departmentCode}9${index}`,
    departmentCode,
    name: bilingual(team.name),
    title: { zh: '多学科团队', en: 'Multi-disciplinary team' },
    specialities: bilingual(team.specialities),
    biography: bilingual(team.intro),
    sortNo: 90 + index,
    visitTypes: ['4'],
    isTeam: true,
    meetsOn: team.weekday,
  }
}

function titlesOf({ chief, associateChief, attending, resident = 0 }: Staff): TitleCode[] {
  return [
    ...Array<TitleCode>(chief).fill('231'),
    ...Array<TitleCode>(associateChief).fill('232'),
    ...Array<TitleCode>(attending).fill('233'),
    ...Array<TitleCode>(resident).fill('234'),
  ]
}

function createDoctor(options: {
  staffing: DepartmentStaffing
  random: Random
  titleCode: TitleCode
  index: number
}): Doctor {
  const { staffing, random, titleCode, index } = options
  const { specialty, departmentCode, hasSpecialNeed, takenNames } = staffing
  const isWoman = random.chance(womensShare[specialty.key] ?? 0.45)
  const sex: SexCode = isWoman ? '2' : '1'
  const isSenior = titleCode === '231' || titleCode === '232'
  const topics = random.sample(specialty.topics, isSenior ? random.integer(3, 4) : 3)
  const role = isSenior ? specialty.roles[index] : undefined

  return {
    doctorCode: `${departmentCode}${String(index + 1).padStart(2, '0')}`,
    departmentCode,
    name: bilingual(drawDoctorName({ random, isWoman, taken: takenNames })),
    title: titles[titleCode],
    titleCode,
    sex,
    specialities: {
      zh: `${joinChinese(topics.map(([zh]) => zh))}。`,
      en: `${joinEnglish(topics.map(([, en]) => en))}.`,
    },
    biography: writeBiography({ random, specialty, titleCode, isWoman, role }),
    sortNo: index + 1,
    visitTypes: visitTypesOf({ titleCode, hasSpecialNeed }),
    isTeam: false,
  }
}

function visitTypesOf({
  titleCode,
  hasSpecialNeed,
}: {
  titleCode: TitleCode
  hasSpecialNeed: boolean
}): VisitType[] {
  if (titleCode === '231') return hasSpecialNeed ? ['2', '3'] : ['2']
  if (titleCode === '232') return ['1', '2']

  return ['1']
}
