import type { BilingualText, Period, VisitType } from '../his/code-tables.ts'

/** One doctor's clinic in one half-day (排班), cut into half-hour slots. */
export interface Session {
  scheduleNo: string
  departmentCode: string
  doctorCode: string
  /** `yyyy-MM-dd` in Shanghai. */
  date: string
  period: Period
  visitType: VisitType
  /** Yuan with two decimals. */
  fee: string
  location: BilingualText
  /** Set when the group's calendar has this clinic stopped. */
  stopReason: BilingualText | undefined
  slots: readonly SessionSlot[]
}

export interface SessionSlot {
  slotNo: string
  /** `HH:mm` */
  beginTime: string
  endTime: string
  capacity: number
  /** 0 to 1: how sought after the slot is by people who book elsewhere; 1 fills it on the first day. */
  demand: number
}

const periodHours: Record<Period, readonly [from: string, to: string]> = {
  '1': ['08:00', '11:30'],
  '2': ['13:30', '16:30'],
  '3': ['17:30', '20:00'],
}

const SLOT_MINUTES = 30

/** The half-hours of a period: 08:00–11:30, 13:30–16:30, 17:30–20:00. */
export function halfHoursOf(period: Period): { slotNo: string; beginTime: string; endTime: string }[] {
  const [from, to] = periodHours[period].map(minutesOf)
  const halfHours = []
  for (let begin = from ?? 0; begin < (to ?? 0); begin += SLOT_MINUTES) {
    halfHours.push({
      slotNo: String(halfHours.length + 1).padStart(2, '0'),
      beginTime: clockTime(begin),
      endTime: clockTime(begin + SLOT_MINUTES),
    })
  }

  return halfHours
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
