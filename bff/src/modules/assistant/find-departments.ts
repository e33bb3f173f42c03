import type { Suggestion } from '@tongzhen/contract/assistant'
import type { Language } from '@tongzhen/contract/headers'
import { type LocalText, textIn } from '../../lib/local-text.ts'
import type { Complainant } from './complainant.ts'
import { clausesOf, plainWords } from './plain-words.ts'
import { departmentsOf, type Speciality } from './specialities.ts'
import { type Symptom, symptoms } from './symptoms.ts'

interface Offered {
  departmentId: string
  name: LocalText
}

/** As many as a person can choose between. */
const MOST = 3
/** Under so many years, children’s doctors see to nearly everything. */
const CHILD_YEARS = 14
const OLD_YEARS = 75

/**
 * Departments of a directory for what a person said, the likeliest first, by rules alone; empty when nothing of it is
 * understood.
 * @param said everything the person said, the oldest first
 */
export function findDepartments(
  said: readonly string[],
  {
    departments,
    complainant = {},
    language,
  }: { departments: readonly Offered[]; complainant?: Complainant; language: Language },
): Suggestion[] {
  const plain = said.map(plainWords).join('\n')
  const heard = symptomsIn(plain)
  const points = weigh(heard, plain, complainant)
  const found = new Map<string, Suggestion & { points: number }>()
  for (const [speciality, count] of points) {
    const because = heard
      .filter((one) => one.for[speciality] !== undefined)
      .map(({ name: [zh, en] }) => textIn({ zh, en }, language))
    for (const { departmentId, name } of departmentsOf(speciality, departments)) {
      const earlier = found.get(departmentId)
      if (earlier !== undefined && earlier.points >= count) continue
      found.set(departmentId, {
        ...{ departmentId, departmentName: textIn(name, language), because, points: count },
      })
    }
  }

  return [...found.values()]
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST)
    .map(({ points: _, ...suggestion }) => suggestion)
}

const isDenied =
  /(?:没有?|不(?!舒服|适|好|良)|无)(?:什么|任何|怎么|再|觉得)*$|\b(?:no|not|without|never)(?: any| a)? $/

/** What is said in plain words and not denied. */
export function symptomsIn(plain: string): Symptom[] {
  const clauses = clausesOf(plain)

  return symptoms.filter(({ said, unless }) => {
    if (unless?.test(plain)) return false

    return clauses.some((clause) => {
      const match = said.exec(clause)

      return match !== null && !isDenied.test(clause.slice(0, match.index))
    })
  })
}

const childWords =
  /宝宝|婴儿|孩子|小孩|小朋友|儿童|幼儿|女儿|儿子|孙子|孙女|\bbaby|\btoddler|\bchild\b|\bkid\b|\bmy (?:son|daughter)\b|\bgrand(?:son|daughter)\b|(?:^|\D)(?:[1-9]|1[0-3]|[一二两三四五六七八九十]|十[一二三])(?:个半?|个多)?(?:岁|月大)|\b(?:[1-9]|1[0-3])[- ](?:years?|months?)[- ]old/
const adultWords = /(?:[2-9]\d|1[4-9])岁|\b(?:[2-9]\d|1[4-9])[- ]years?[- ]old|考大学|大学生|结婚|怀不上|怀孕/
/** Of these, children are seen to by the department itself. */
const alsoForChildren: readonly Speciality[] = ['dental', 'eye', 'ent', 'skin', 'orthopaedics', 'psychology']

function weigh(
  heard: readonly Symptom[],
  plain: string,
  { ageMonths, sex }: Complainant,
): [Speciality, number][] {
  const points = new Map<Speciality, number>()
  const add = (speciality: Speciality, count: number) =>
    points.set(speciality, (points.get(speciality) ?? 0) + count)
  for (const { for: forWhom } of heard)
    for (const [speciality, count] of Object.entries(forWhom)) add(speciality as Speciality, count)

  const ageYears = ageMonths === undefined ? undefined : Math.floor(ageMonths / 12)
  const isChild =
    ageYears === undefined ? childWords.test(plain) && !adultWords.test(plain) : ageYears < CHILD_YEARS
  const first = [...points].sort((a, b) => b[1] - a[1])[0]
  if (isChild) {
    const isSeenToElsewhere = first !== undefined && alsoForChildren.includes(first[0])
    if (first !== undefined) add('paediatrics', isSeenToElsewhere ? first[1] - 0.5 : first[1] + 2)
    if (
      /疫苗|打针|体检|发育|身高|个子|个头|辅食|长高|不会走|说话晚|\bvaccin|\bgrowth|\bgrowing|\bweaning|\bheight|\bcheck-?up/.test(
        plain,
      )
    )
      add('childHealth', 8)
    for (const one of ['geriatrics', 'obstetrics', 'gynaecology'] as const) points.delete(one)
  } else if (ageYears !== undefined && ageYears >= OLD_YEARS) add('geriatrics', 1)
  if (!isChild && sex !== 'male' && /小肚子|下腹|小腹|\blower (?:belly|abdom|tummy)/.test(plain)) {
    if (sex === 'female' || /女|老婆|妻|她|\bshe\b|\bher\b|\bwife/.test(plain)) add('gynaecology', 4)
    else add('gynaecology', 2)
  }
  if (sex === 'male')
    for (const one of ['gynaecology', 'obstetrics', 'womensHealth'] as const) points.delete(one)

  return [...points].sort((a, b) => b[1] - a[1])
}
