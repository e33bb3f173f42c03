import type { BilingualText, VisitType } from '../his/code-tables.ts'
import { createRandom } from '../lib/random.ts'
import { weekdayOf } from '../lib/shanghai-time.ts'
import { bilingual } from './bilingual.ts'
import { locationOf } from './department.ts'
import type { Doctor } from './doctor.ts'
import type { DepartmentData, InstitutionData } from './institution.ts'
import { halfHoursOf, type Session } from './session.ts'
import type { Pair } from './specialty.ts'
import type { WeeklyClinic } from './weekly-clinics.ts'

/** A doctor with all that decides when and where the doctor sees patients. */
export interface Practice {
  doctor: Doctor
  department: DepartmentData
  clinics: readonly WeeklyClinic[]
}

const stopReasons: readonly Pair[] = [
  ['医生外出参加学术会议', 'The doctor is away at a conference'],
  ['医生身体不适', 'The doctor is unwell'],
  ['医生赴外院会诊', 'The doctor is called to another hospital'],
  ['诊室设备检修', 'The consulting room is closed for maintenance'],
]

/** How sought after a clinic is on average; a rushed one is full a week before. */
const usualDemand: Record<VisitType, number> = { '1': 0.5, '2': 0.75, '3': 0.45, '4': 0.5 }
const STOPPED_SHARE = 0.03
const RUSHED_SHARE = 0.1
const RUSHED_DEMAND = 1.7

/** The clinics of one day, always the same for a seed, a hospital and a date. */
export function sessionsOfDay(options: {
  institution: InstitutionData
  practices: readonly Practice[]
  date: string
  seed: string
}): Session[] {
  const { institution, practices, date, seed } = options
  const weekday = weekdayOf(date)

  return practices.flatMap((practice) =>
    practice.clinics
      .filter((clinic) => clinic.weekday === weekday)
      .map((clinic) => createSession({ institution, practice, clinic, date, seed })),
  )
}

function createSession(options: {
  institution: InstitutionData
  practice: Practice
  clinic: WeeklyClinic
  date: string
  seed: string
}): Session {
  const { institution, practice, clinic, date, seed } = options
  const { doctor } = practice
  const scheduleNo = `${date.replaceAll('-', '')}-${doctor.doctorCode}-${clinic.period}`
  const random = createRandom(`${seed}/session/${institution.hospitalCode}/${scheduleNo}`)
  const isStopped = random.chance(STOPPED_SHARE)
  const isRushed = random.chance(RUSHED_SHARE)
  const capacity = capacityOf({ institution, doctor, visitType: clinic.visitType })

  return {
    scheduleNo,
    departmentCode: doctor.departmentCode,
    doctorCode: doctor.doctorCode,
    date,
    period: clinic.period,
    visitType: clinic.visitType,
    fee: feeOf({ institution, doctor, visitType: clinic.visitType }),
    location: consultingRoom({ institution, practice, visitType: clinic.visitType }),
    stopReason: isStopped ? bilingual(random.pick(stopReasons)) : undefined,
    slots: halfHoursOf(clinic.period).map((halfHour) => ({
      ...halfHour,
      capacity,
      demand: isRushed ? RUSHED_DEMAND : usualDemand[clinic.visitType] * (0.5 + random.next()),
    })),
  }
}

interface VisitAtDoctor {
  institution: InstitutionData
  doctor: Doctor
  visitType: VisitType
}

function capacityOf({ institution, doctor, visitType }: VisitAtDoctor): number {
  if (visitType === '4') return 1
  if (visitType === '3') return 2
  if (visitType === '2') return doctor.titleCode === '231' ? 4 : 5

  return institution.level === '1' ? 5 : 8
}

function feeOf({ institution: { fees }, doctor, visitType }: VisitAtDoctor): string {
  if (visitType === '4') return fees.team
  if (visitType === '3') return fees.specialNeed
  if (visitType === '2') return doctor.titleCode === '231' ? fees.chief : fees.associateChief

  return fees.ordinary
}

function consultingRoom(options: {
  institution: InstitutionData
  practice: Practice
  visitType: VisitType
}): BilingualText {
  const { institution, practice, visitType } = options
  const { department, doctor } = practice
  if (visitType === '4') return bilingual(institution.teamRoom)
  if (visitType === '3' && institution.specialNeedClinic !== undefined) {
    return bilingual(institution.specialNeedClinic)
  }
  const place = locationOf(institution, department)
  const areaIndex = department.area.charCodeAt(0) - 'A'.charCodeAt(0)
  const room = department.floor * 100 + areaIndex * 20 + doctor.sortNo

  return { zh: `${place.zh}${room}诊室`, en: `${place.en}, Room ${room}` }
}
