import { bilingual } from '../../group/bilingual.ts'
import type { Hospital } from '../../group/hospital.ts'
import type { CampusData } from '../../group/institution.ts'
import type { Pair } from '../../group/specialty.ts'
import { instantOf, shanghaiDateTime } from '../../lib/shanghai-time.ts'
import type { Order } from '../order.ts'

const MINUTE_MS = 60_000

/** What somebody should have with them, whatever they come for. */
const papers: Pair = ['以前的病历、化验单和检查片子', 'Earlier records, test results and films']
const medicines: Pair = ['正在吃的药，或者药盒', 'The medicines you take, or their boxes']

interface Preparation {
  isFasting: boolean
  bring: readonly Pair[]
}

/** Of departments that often draw blood or look into the belly at the first visit. */
const preparations: Readonly<Record<string, Preparation>> = {
  gastroenterology: { isFasting: true, bring: [papers] },
  endocrinology: {
    isFasting: true,
    bring: [papers, medicines, ['血糖记录本', 'Your blood sugar diary']],
  },
  cardiology: { isFasting: false, bring: [papers, medicines, ['血压记录', 'Your blood pressure readings']] },
  paediatrics: { isFasting: false, bring: [['儿童保健手册', 'The child health booklet'], medicines] },
}
const usual: Preparation = { isFasting: false, bring: [papers, medicines] }

function campusOf({ institution, departments }: Hospital, { departmentCode }: Order): CampusData {
  const department = departments.find((one) => one.departmentCode === departmentCode)
  const campus = institution.campuses.find(({ campusCode }) => campusCode === department?.campusCode)
  if (campus === undefined) throw new Error(`department ${departmentCode} is on no campus`)

  return campus
}

/** When somebody may check in for an order, both included; undefined where the hospital has no check-in here. */
export function checkInTimes({ institution }: Hospital, { date, beginTime, endTime }: Order) {
  const { checkIn } = institution
  if (checkIn === undefined) return undefined

  return {
    opensAtMs: instantOf(date, beginTime) - checkIn.opensMinutesBefore * MINUTE_MS,
    closesAtMs: instantOf(date, endTime) + checkIn.closesMinutesAfter * MINUTE_MS,
  }
}

export function roomOf({ doctorCode }: Order): { zh: string; en: string } {
  const number = Number(doctorCode.slice(-2))

  return { zh: `${number}号诊室`, en: `Room ${number}` }
}

/** An order's `/visit/guide`. */
export function guideOf(hospital: Hospital, order: Order) {
  const campus = campusOf(hospital, order)
  const times = checkInTimes(hospital, order)
  const { checkIn } = hospital.institution
  const index = hospital.departments.findIndex((one) => one.departmentCode === order.departmentCode)
  const { isFasting, bring } = preparations[hospital.institution.departments[index]?.specialty ?? ''] ?? usual

  return {
    orderNo: order.orderNo,
    location: order.location,
    room: roomOf(order),
    fasting: isFasting ? '1' : '0',
    bring: bring.map((one) => bilingual(one)),
    ...(checkIn &&
      times && {
        checkIn: {
          openTime: shanghaiDateTime(times.opensAtMs),
          closeTime: shanghaiDateTime(times.closesAtMs),
          place: bilingual(campus.name),
          latitude: String(campus.position.latitude),
          longitude: String(campus.position.longitude),
          radius: checkIn.radiusMetres,
          terminal: bilingual(campus.terminal),
        },
      }),
  }
}
