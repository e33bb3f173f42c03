import type { Period, VisitType } from '../his/code-tables.ts'
import { createRandom, type Random } from '../lib/random.ts'
import type { Doctor } from './doctor.ts'

/** A clinic that a doctor holds every week. */
export interface WeeklyClinic {
  /** 1 Monday … 6 Saturday. */
  weekday: number
  period: Period
  visitType: VisitType
}

const halfDays = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, period: '1' as const },
  { weekday, period: '2' as const },
])

/** The same for a doctor in every week: chiefs twice or thrice, attending physicians most days. */
export function weeklyClinicsOf(options: {
  doctor: Doctor
  hasEveningClinic: boolean
  seed: string
}): WeeklyClinic[] {
  const { doctor, hasEveningClinic, seed } = options
  if (doctor.meetsOn !== undefined) return [{ weekday: doctor.meetsOn, period: '2', visitType: '4' }]

  const random = createRandom(`${seed}/weekly/${doctor.doctorCode}`)
  const byDay = random.shuffle(visitTypesOfWeek(doctor, random))
  const days = random.sample(halfDays, byDay.length)
  const clinics: WeeklyClinic[] = days.map((day, index) => ({ ...day, visitType: byDay[index] ?? '1' }))
  if (doctor.visitTypes.includes('1')) clinics.push(...outOfHours({ hasEveningClinic, random }))

  return clinics
}

function visitTypesOfWeek(doctor: Doctor, random: Random): VisitType[] {
  if (doctor.titleCode === '231') {
    const expert = Array<VisitType>(random.integer(2, 3)).fill('2')

    return doctor.visitTypes.includes('3') ? [...expert, '3'] : expert
  }
  if (doctor.titleCode === '232') return ['2', '1', '2', ...(random.chance(0.5) ? (['2'] as const) : [])]

  return Array<VisitType>(random.integer(5, 7)).fill('1')
}

function outOfHours({
  hasEveningClinic,
  random,
}: {
  hasEveningClinic: boolean
  random: Random
}): WeeklyClinic[] {
  const saturday: WeeklyClinic[] = random.chance(0.4) ? [{ weekday: 6, period: '1', visitType: '1' }] : []
  if (!hasEveningClinic) return saturday
  const evenings = random.sample([1, 2, 3, 4, 5, 6, 0], 2)

  return [...saturday, ...evenings.map((weekday): WeeklyClinic => ({ weekday, period: '3', visitType: '1' }))]
}
