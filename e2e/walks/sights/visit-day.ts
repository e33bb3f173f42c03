import type { Appointment } from '@tongzhen/contract/booking'
import type { VisitDay } from '@tongzhen/contract/queue'
import { addDays, shanghaiDate } from '../../../sandbox/src/lib/shanghai-time.ts'
import * as paths from '../../../src/lib/paths.ts'
import type { Lives } from '../lives.ts'
import { type Answers, fails, never, press, type Sight } from '../sight.ts'

const THE_DAY = /\/visit-day/
const ofBooked = ({ appointments }: Lives) => paths.visitDay({ appointmentId: appointments.booked })

/** What the hospital says of the day, changed. */
const day = (more: Partial<VisitDay>): Answers => ({
  path: THE_DAY,
  as: (answer: VisitDay) => ({ ...answer, ...more }),
})
const openNow: Answers = {
  path: THE_DAY,
  as: (answer: VisitDay) => ({
    ...answer,
    checkIn: answer.checkIn && {
      ...answer.checkIn,
      opensAt: `${addDays(shanghaiDate(Date.now()), -1)}T08:00:00+08:00`,
      closesAt: `${addDays(shanghaiDate(Date.now()), 1)}T11:30:00+08:00`,
    },
  }),
}
const waiting = {
  state: 'waiting',
  peopleAhead: 6,
  waitMinutes: { from: 25, to: 40 },
  backBy: '2026-11-24T10:20:00+08:00',
} as const

/** All of them today: the day goes on after the visit. */
const today: Answers = {
  path: /\/api\/appointments\?/,
  as: (answer: { appointments: Appointment[] }) => ({
    ...answer,
    appointments: answer.appointments.map((one) => ({
      ...one,
      state: 'booked',
      startsAt: `${shanghaiDate(Date.now())}${one.startsAt.slice(10)}`,
    })),
  }),
}

/** The day of a visit. */
export const visitDayPages: Sight[] = [
  { name: 'visit-day', who: 'liMing', address: ofBooked, answers: [day(waiting), today] },
]

/** The same at other moments, and with a hospital or a telephone that does not answer. */
export const visitDayLooks: Sight[] = [
  { name: 'visit-day, too early', who: 'liMing', address: ofBooked },
  { name: 'visit-day, check-in open', who: 'liMing', address: ofBooked, answers: openNow },
  {
    name: 'visit-day, place refused',
    who: 'liMing',
    address: ofBooked,
    answers: openNow,
    act: press('visit-day:checkIn.action'),
  },
  {
    name: 'visit-day, checking in',
    who: 'liMing',
    address: ofBooked,
    answers: day({ state: 'checking_in' }),
  },
  {
    name: 'visit-day, put back',
    who: 'liMing',
    address: ofBooked,
    answers: day({ state: 'waiting', peopleAhead: 3, putBacks: 1 }),
  },
  {
    name: 'visit-day, called',
    who: 'liMing',
    address: ofBooked,
    answers: day({ state: 'called', calls: 2 }),
  },
  { name: 'visit-day, missed', who: 'liMing', address: ofBooked, answers: day({ state: 'missed' }) },
  {
    name: 'visit-day, fasting, at the desk',
    who: 'liMing',
    address: ofBooked,
    answers: day({ isFasting: true, checkIn: null }),
  },
  { name: 'visit-day, seen', who: 'liMing', address: ofBooked, answers: day({ state: 'seen' }) },
  { name: 'visit-day, loading', who: 'liMing', address: ofBooked, answers: never(/\/appointments/) },
  { name: 'visit-day, the hospital silent', who: 'liMing', address: ofBooked, answers: fails(THE_DAY) },
  { name: 'visit-day, none today', who: 'zhaoLei', address: () => paths.visitDay() },
  { name: 'home, on the day of a visit', who: 'liMing', address: () => paths.home(), answers: today },
]
