import type { BilingualText, SexCode, VisitType } from '../his/code-tables.ts'

/** GB/T 8561: chief, associate chief, attending, resident. */
export type TitleCode = '231' | '232' | '233' | '234'

export interface Doctor {
  doctorCode: string
  departmentCode: string
  name: BilingualText
  title: BilingualText
  /** A team has no title code and no sex. */
  titleCode?: TitleCode
  sex?: SexCode
  specialities: BilingualText
  biography: BilingualText
  sortNo: number
  visitTypes: VisitType[]
  isTeam: boolean
  /** 1 Monday … 5 Friday, of a team that meets once a week. */
  meetsOn?: number
}

export const titles: Record<TitleCode, BilingualText> = {
  '231': { zh: '主任医师', en: 'Chief Physician' },
  '232': { zh: '副主任医师', en: 'Associate Chief Physician' },
  '233': { zh: '主治医师', en: 'Attending Physician' },
  '234': { zh: '住院医师', en: 'Resident Physician' },
}
