/** The same words in both languages. */
export type Pair = readonly [zh: string, en: string]

export const departmentGroups = {
  internal: ['内科', 'Internal medicine'],
  surgery: ['外科', 'Surgery'],
  womenAndChildren: ['妇产科与儿科', 'Women and children'],
  senses: ['五官与皮肤', 'Eyes, ears, mouth and skin'],
  specialCare: ['肿瘤与专病', 'Cancer and special care'],
  chinese: ['中医与康复', 'Chinese medicine and rehabilitation'],
  community: ['全科与预防', 'Family medicine and prevention'],
} as const satisfies Record<string, Pair>

export type DepartmentGroup = keyof typeof departmentGroups

/** A branch of medicine as any hospital may have it; a hospital's department adds where and who. */
export interface Specialty {
  key: string
  /** 医疗机构诊疗科目名录. */
  nationalCode: string
  name: Pair
  group: DepartmentGroup
  /** Whom the department is for, in a patient's words. */
  intro: Pair
  /** What its doctors may be good at, as noun phrases. */
  topics: readonly Pair[]
  /** What its senior doctors see to besides their clinic, as predicates: the most senior first. */
  roles: readonly Pair[]
}
