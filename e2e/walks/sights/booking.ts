import type { Appointment, Replacement } from '@tongzhen/contract/booking'
import type { Language } from '@tongzhen/contract/headers'
import type { AppointmentState } from '@tongzhen/contract/states'
import * as paths from '../../../src/lib/paths.ts'
import { INSTITUTION } from '../clinics.ts'
import type { Lives } from '../lives.ts'
import { soon } from '../payments.ts'
import { type Answers, fails, never, opens, type Sight } from '../sight.ts'

const doctorIn = ({ doctorId }: Lives) => ({ institutionId: INSTITUTION, doctorId })
const sessionIn = (lives: Lives) => ({ ...doctorIn(lives), scheduleId: lives.scheduleId })
const slotIn = (lives: Lives) => ({ ...sessionIn(lives), slotId: lives.slotId })
const appointmentIn = (state: keyof Lives['appointments']) => (lives: Lives) =>
  paths.appointment({ appointmentId: lives.appointments[state] })
const anyAppointment = appointmentIn('booked')
const inState = (state: AppointmentState, more: Partial<Appointment> = {}): Answers => ({
  path: /\/api\/appointments\/apt_/,
  as: (answer: Appointment) => ({ ...answer, state, canCancel: false, ...more }),
})

/** One that can be taken in one tap, and one of another fee. */
const replacementsIn = (language: Language): Replacement[] => {
  const isEnglish = language === 'en-US'
  const time: Replacement = {
    ...{ scheduleId: 'a', slotId: '01', doctorId: '100101', doctorTitle: 'chief', visitKind: 'expert' },
    doctorName: isEnglish ? 'Li Jianguo' : '李建国',
    ...{ isSameDoctor: true, canMove: true, feeFen: 5000 },
    ...{ startsAt: '2099-01-02T09:30:00+08:00', endsAt: '2099-01-02T10:00:00+08:00' },
    location: isEnglish ? 'Outpatient building, floor 4, area A' : '门诊楼4楼A区',
  }
  const startsAt = '2099-01-02T14:00:00+08:00'
  const dearer = { scheduleId: 'b', visitKind: 'special_need', feeFen: 30_000, canMove: false } as const

  return [time, { ...time, ...dearer, startsAt, endsAt: '2099-01-02T14:30:00+08:00' }]
}

/** From choosing a department to the appointment. */
export const bookingPages: Sight[] = [
  { name: 'departments', who: 'liMing', address: () => paths.departments() },
  {
    name: 'doctors',
    who: 'liMing',
    address: ({ departmentId }) => paths.doctors({ departmentId }),
  },
  { name: 'find-doctor', who: 'liMing', address: () => paths.findDoctor({ q: 'wang' }) },
  { name: 'doctor', who: 'liMing', address: (lives) => paths.doctor(doctorIn(lives)) },
  { name: 'slots', who: 'liMing', address: (lives) => paths.slots(sessionIn(lives)) },
  { name: 'confirm', who: 'liMing', address: (lives) => paths.confirm(slotIn(lives)) },
  { name: 'appointment', who: 'liMing', address: anyAppointment },
  { name: 'followed', who: 'liMing', address: () => paths.followedDoctors() },
]

/** The same loading, empty, refused, with a sheet open or a field wrong, and in their rarer states. */
export const bookingLooks: Sight[] = [
  {
    name: 'departments, special need',
    who: 'nobody',
    address: () => paths.departments({ kind: 'special_need' }),
  },
  { name: 'departments, MDT', who: 'nobody', address: () => paths.departments({ kind: 'mdt' }) },
  {
    name: 'departments, loading',
    who: 'nobody',
    address: () => paths.departments(),
    answers: never(/departments/),
  },
  {
    name: 'departments, empty',
    who: 'nobody',
    address: () => paths.departments(),
    answers: { path: /\/departments/, as: () => ({ departments: [] }) },
  },
  {
    name: 'departments, refused',
    who: 'nobody',
    address: () => paths.departments(),
    answers: fails(/\/departments/),
  },
  {
    name: 'departments, searched',
    who: 'nobody',
    address: () => paths.departments(),
    act: (page) => page.getByRole('searchbox').fill('ke'),
  },
  {
    name: 'departments, nothing found',
    who: 'nobody',
    address: () => paths.departments(),
    act: (page) => page.getByRole('searchbox').fill('zzzz'),
  },
  {
    name: 'doctors, loading',
    who: 'nobody',
    address: ({ departmentId }) => paths.doctors({ departmentId }),
    answers: never(/\/doctors/),
  },
  {
    name: 'doctors, empty',
    who: 'nobody',
    address: ({ departmentId }) => paths.doctors({ departmentId }),
    answers: { path: /\/doctors/, as: () => ({ doctors: [], days: [] }) },
  },
  {
    name: 'doctors, refused',
    who: 'nobody',
    address: ({ departmentId }) => paths.doctors({ departmentId }),
    answers: fails(/\/doctors/),
  },
  { name: 'find-doctor, nothing typed', who: 'nobody', address: () => paths.findDoctor() },
  { name: 'find-doctor, nothing found', who: 'nobody', address: () => paths.findDoctor({ q: 'zzzz' }) },
  {
    name: 'doctor, refused',
    who: 'nobody',
    address: (lives) => paths.doctor(doctorIn(lives)),
    answers: fails(/\/doctors\//),
  },
  {
    name: 'doctor, without a clinic',
    who: 'nobody',
    address: (lives) => paths.doctor(doctorIn(lives)),
    answers: { path: /\/schedules/, as: () => ({ schedules: [] }) },
  },
  {
    name: 'slots, loading',
    who: 'nobody',
    address: (lives) => paths.slots(sessionIn(lives)),
    answers: never(/\/slots/),
  },
  {
    name: 'slots, full',
    who: 'nobody',
    address: (lives) => paths.slots(sessionIn(lives)),
    answers: {
      path: /\/slots/,
      as: ({ schedule, slots }: { schedule: object; slots: object[] }) => ({
        schedule: { ...schedule, state: 'full', left: 0 },
        slots: slots.map((slot) => ({ ...slot, left: 0 })),
      }),
    },
  },
  {
    name: 'slots, refused',
    who: 'nobody',
    address: (lives) => paths.slots(sessionIn(lives)),
    answers: fails(/\/slots/),
  },
  { name: 'confirm, newcomer', who: 'zhaoLei', address: (lives) => paths.confirm(slotIn(lives)) },
  {
    name: 'confirm, refused',
    who: 'liMing',
    address: (lives) => paths.confirm(slotIn(lives)),
    answers: fails(/\/slots/),
  },
  { name: 'appointment, confirming', who: 'liMing', address: appointmentIn('confirming') },
  { name: 'appointment, cancelled', who: 'liMing', address: appointmentIn('cancelled') },
  { name: 'appointment, failed', who: 'liMing', address: appointmentIn('failed') },
  {
    name: 'appointment, cancelling',
    who: 'liMing',
    address: anyAppointment,
    answers: inState('cancelling', { settledByAt: '2099-01-01T09:30:00+08:00' }),
  },
  {
    name: 'appointment, cancelling held by the hospital',
    who: 'liMing',
    address: anyAppointment,
    answers: inState('cancelling', { reason: 'SESSION_STOPPED', isInReview: true }),
  },
  {
    name: 'appointment, to pay',
    who: 'liMing',
    address: anyAppointment,
    answers: inState('to_pay', { payUntilAt: soon(), means: ['wechat', 'unionpay'] }),
  },
  {
    name: 'appointment, to pay elsewhere',
    who: 'liMing',
    address: anyAppointment,
    answers: inState('to_pay', { payUntilAt: soon() }),
  },
  { name: 'appointment, visited', who: 'liMing', address: anyAppointment, answers: inState('visited') },
  { name: 'appointment, missed', who: 'liMing', address: anyAppointment, answers: inState('missed') },
  {
    name: 'appointment, stopped',
    who: 'liMing',
    address: anyAppointment,
    answers: [
      inState('stopped', {
        reason: 'SESSION_STOPPED',
        stopReason: 'The doctor was called to a consultation',
        canMove: true,
        canCancel: true,
      }),
      { path: /\/replacements$/, instead: (language) => ({ replacements: replacementsIn(language) }) },
    ],
  },
  {
    name: 'appointment, moved',
    who: 'liMing',
    address: anyAppointment,
    answers: inState('moved', { reason: 'SESSION_STOPPED', movedToId: 'apt_00000000000000000000' }),
  },
  {
    name: 'appointment, asking before cancelling',
    who: 'liMing',
    address: anyAppointment,
    act: opens('booking:appointment.cancel.action'),
  },
  {
    name: 'appointment, refused',
    who: 'liMing',
    address: anyAppointment,
    answers: fails(/\/api\/appointments\/apt_/),
  },
  { name: 'followed, empty', who: 'zhaoLei', address: () => paths.followedDoctors() },
]
