import type { Pair } from '../../group/specialty.ts'
import { addDays, daysBetween, shanghaiDate, shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import type { BilingualText } from '../code-tables.ts'
import { type CostClass, type WardCode, type WardItem, type WardOrders, wardItems } from './ward-items.ts'

/** One stay in hospital (住院), from admission to settlement. */
export interface Stay {
  admissionNo: string
  patientNo: string
  admittedAtMs: number
  departmentName: BilingualText
  wardName: BilingualText
  /** Given on the ward; undefined before. */
  bedNo: string | undefined
  doctorName: BilingualText
  diagnosis: BilingualText
  /** What is given every day, and what was given beside it on single days; 0 is the day of admission. */
  everyDay: WardOrders
  onDay: Readonly<Record<number, WardOrders>>
  /** What was paid beforehand at the counter. */
  counterFen: number
  discharge?: Discharge
}

export interface Discharge {
  dischargedAtMs: number
  /** What the insurance took of the costs. */
  insuranceFen: number
  orders: DischargeOrders
}

/** What the patient takes home (出院医嘱). */
export interface DischargeOrders {
  diagnosis: Pair
  medicines: readonly { name: Pair; specification: Pair; dose: Pair; days: number }[]
  /** `inDays` after the discharge; without it at any time. */
  followUps: readonly { inDays?: number; text: Pair }[]
  warnings: readonly Pair[]
}

/** A line of the daily list (一日清单). */
export interface CostLine {
  lineNo: string
  date: string
  costClass: CostClass
  name: Pair
  specification?: Pair
  unit: Pair
  quantity: number
  priceFen: number
  amountFen: number
}

/** What the stay has cost until now: every day up to today, the day of discharge included. */
export function costLines(stay: Stay, nowMs: number): CostLine[] {
  const first = shanghaiDate(stay.admittedAtMs)
  const last = shanghaiDate(Math.min(nowMs, stay.discharge?.dischargedAtMs ?? nowMs))
  const days = Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, day) => day)

  return days.flatMap((day) => {
    const date = addDays(first, day)
    const orders: WardOrders = { ...stay.everyDay, ...stay.onDay[day] }

    return (Object.keys(orders) as WardCode[]).map((code, place): CostLine => {
      const { priceFen, ...item }: WardItem = wardItems[code]
      const quantity = orders[code] ?? 0

      return {
        ...item,
        lineNo: `${date.replaceAll('-', '')}${String(place + 1).padStart(3, '0')}`,
        ...{ date, quantity, priceFen, amountFen: priceFen * quantity },
      }
    })
  })
}

export function sumFen(parts: readonly { amountFen: number }[]): number {
  return parts.reduce((sum, { amountFen }) => sum + amountFen, 0)
}

/** A stay as `/inpatient/list` has it. */
export function toStayRow(
  stay: Stay,
  { creditedFen, nowMs, limits }: { creditedFen: number; nowMs: number; limits: object },
) {
  const { discharge } = stay
  const costFen = sumFen(costLines(stay, nowMs))
  const prepaidFen = stay.counterFen + creditedFen

  return {
    admissionNo: stay.admissionNo,
    status: discharge === undefined ? '1' : '2',
    admitTime: shanghaiDateTime(stay.admittedAtMs),
    ...(discharge && { dischargeTime: shanghaiDateTime(discharge.dischargedAtMs) }),
    departmentName: stay.departmentName,
    wardName: stay.wardName,
    bedNo: stay.bedNo,
    doctorName: stay.doctorName,
    diagnosis: stay.diagnosis,
    prepaid: yuanOf(prepaidFen),
    cost: yuanOf(costFen),
    balance: yuanOf(discharge === undefined ? prepaidFen - costFen : 0),
    ...(discharge === undefined && { topUp: limits }),
    ...(discharge && { settlement: settlementOf({ costFen, prepaidFen, discharge }) }),
  }
}

/** What came in too much went back to the patient; what was missing they paid at the counter. */
function settlementOf(sums: { costFen: number; prepaidFen: number; discharge: Discharge }) {
  const { costFen, prepaidFen, discharge } = sums
  const ownFen = costFen - discharge.insuranceFen

  return {
    settleTime: shanghaiDateTime(discharge.dischargedAtMs),
    cost: yuanOf(costFen),
    insurance: yuanOf(discharge.insuranceFen),
    own: yuanOf(ownFen),
    returned: yuanOf(Math.max(0, prepaidFen - ownFen)),
    paidLater: yuanOf(Math.max(0, ownFen - prepaidFen)),
  }
}
