import type { Appointment } from '@tongzhen/contract/booking'
import type { ErrorBody } from '@tongzhen/contract/errors'
import type { Language } from '@tongzhen/contract/headers'
import type { AppointmentState } from '@tongzhen/contract/states'
import type { Page } from 'playwright-core'
import * as paths from '../../src/lib/paths.ts'
import type { Words } from '../phone/words.ts'
import { INSTITUTION } from './clinics.ts'
import type { Lives } from './lives.ts'
import {
  BILL,
  billIs,
  billsAre,
  inDays,
  noBills,
  PAYMENT,
  paid,
  paymentIs,
  paymentsAre,
  soon,
  toPay,
} from './payments.ts'

/** Whose session the phone has. */
export type Who = 'liMing' | 'zhaoLei' | 'nobody'

/** What becomes of the answers to requests whose path matches; the others go through to the BFF. */
export type Answers = {
  path: RegExp
  method?: 'GET' | 'POST'
} & (
  | {
      /** `held`: the answer never comes. A function changes what really came. */
      as: 'held' | ErrorBody['error']['code'] | ((answer: never) => unknown)
    }
  | {
      /** The BFF is not asked: what a hospital or a provider says stands here. */
      instead: (language: Language) => unknown
    }
)

/** A page in one of its looks. */
export interface Sight {
  /** Of the test and of the picture: the page, then the look. */
  name: string
  who: Who
  address: (lives: Lives) => string
  answers?: Answers | Answers[]
  /** What a person presses or types before it looks so. */
  act?: (page: Page, words: Words) => Promise<void>
}

const doctorIn = ({ doctorId }: Lives) => ({ institutionId: INSTITUTION, doctorId })
const sessionIn = (lives: Lives) => ({ ...doctorIn(lives), scheduleId: lives.scheduleId })
const slotIn = (lives: Lives) => ({ ...sessionIn(lives), slotId: lives.slotId })
const appointmentIn = (state: keyof Lives['appointments']) => (lives: Lives) =>
  paths.appointment({ appointmentId: lives.appointments[state] })
const anyAppointment = appointmentIn('booked')
const aBill = ({ self }: Lives) => paths.bill({ patientId: self, institutionId: INSTITUTION, billId: BILL })
const aPayment = () => paths.payment({ paymentId: PAYMENT })

/** Every page of the app as somebody with a full life sees it: one of each at least (checked against the build). */
export const pages: Sight[] = [
  { name: 'home', who: 'liMing', address: () => paths.home() },
  { name: 'visits', who: 'liMing', address: () => paths.visits() },
  { name: 'me', who: 'liMing', address: () => paths.me() },
  { name: 'sign-in', who: 'nobody', address: () => paths.signIn() },
  {
    name: 'document',
    who: 'nobody',
    address: () => paths.consentDocument({ kind: 'privacy_policy' }),
  },
  { name: 'privacy', who: 'liMing', address: () => paths.privacy() },
  { name: 'close-account', who: 'liMing', address: () => paths.closeAccount() },
  { name: 'reverify', who: 'liMing', address: () => paths.reverify() },
  { name: 'patients', who: 'liMing', address: () => paths.patients() },
  { name: 'patient', who: 'liMing', address: ({ self }) => paths.patient({ patientId: self }) },
  { name: 'add-patient', who: 'liMing', address: () => paths.addPatient() },
  { name: 'open-file', who: 'liMing', address: () => paths.openFile() },
  { name: 'bind-file', who: 'liMing', address: () => paths.bindFile() },
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
  {
    name: 'bills',
    who: 'liMing',
    address: () => paths.bills(),
    answers: [billsAre(), paymentsAre()],
  },
  { name: 'bill', who: 'liMing', address: aBill, answers: billIs() },
  { name: 'payment', who: 'liMing', address: aPayment, answers: paymentIs(toPay) },
  {
    name: 'payments',
    who: 'liMing',
    address: () => paths.payments(),
    answers: paymentsAre(
      toPay,
      () => ({ ...paid(), state: 'confirming' }),
      () => ({ ...paid(), state: 'paid', means: 'unionpay' }),
      () => ({ ...paid(), state: 'refunded', purpose: 'registration', amountFen: 5000 }),
    ),
  },
  { name: 'messages', who: 'liMing', address: () => paths.messages() },
]

const fails = (path: RegExp): Answers => ({ path, as: 'HOSPITAL_UNAVAILABLE' })
const never = (path: RegExp): Answers => ({ path, as: 'held' })
const inState = (state: AppointmentState, more: Partial<Appointment> = {}): Answers => ({
  path: /\/api\/appointments\/apt_/,
  as: (answer: Appointment) => ({ ...answer, state, canCancel: false, ...more }),
})
const press = (key: string) => (page: Page, words: Words) =>
  page
    .getByRole('button', { name: words(key) })
    .filter({ visible: true })
    .first()
    .click()
const opens = (key: string) => async (page: Page, words: Words) => {
  await press(key)(page, words)
  await page.getByRole('dialog').waitFor()
}

/** The same pages loading, empty, refused, with a sheet open or a field wrong, and in their rarer states. */
export const otherLooks: Sight[] = [
  { name: 'home, nobody signed in', who: 'nobody', address: () => paths.home() },
  { name: 'home, newcomer', who: 'zhaoLei', address: () => paths.home() },
  { name: 'home, loading', who: 'liMing', address: () => paths.home(), answers: never(/\/api\/session/) },
  { name: 'home, refused', who: 'liMing', address: () => paths.home(), answers: fails(/\/api\/appoint/) },
  {
    name: 'home, choosing the hospital',
    who: 'nobody',
    address: () => paths.home(),
    act: opens('home:institution.change'),
  },
  { name: 'visits, nobody signed in', who: 'nobody', address: () => paths.visits() },
  { name: 'visits, empty', who: 'zhaoLei', address: () => paths.visits() },
  { name: 'visits, loading', who: 'liMing', address: () => paths.visits(), answers: never(/appointments/) },
  { name: 'visits, refused', who: 'liMing', address: () => paths.visits(), answers: fails(/appointments/) },
  {
    name: 'visits, past',
    who: 'liMing',
    address: () => paths.visits(),
    act: (page, words) => page.getByRole('tab', { name: words('visits:tabs.past') }).click(),
  },
  { name: 'me, nobody signed in', who: 'nobody', address: () => paths.me() },
  {
    name: 'sign-in, agreement missing',
    who: 'nobody',
    address: () => paths.signIn(),
    async act(page, words) {
      await page.getByRole('textbox').fill('13900000011')
      await press('account:signIn.sendCode')(page, words)
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'sign-in, code sent',
    who: 'nobody',
    address: () => paths.signIn(),
    answers: {
      path: /\/api\/auth\/sms-codes/,
      as: () => ({ phoneMasked: '139****0011', expiresInSeconds: 300, resendAfterSeconds: 60 }),
    },
    async act(page, words) {
      await page.getByRole('textbox').fill('13900000011')
      await page.getByRole('checkbox').click()
      await press('account:signIn.sendCode')(page, words)
      await page.getByText(words('account:signIn.sentTo')).first().waitFor()
    },
  },
  {
    name: 'document, refused',
    who: 'nobody',
    address: () => paths.consentDocument({ kind: 'service_agreement' }),
    answers: { path: /consent-documents/, as: 'SERVER_BUSY' },
  },
  {
    name: 'privacy, withdrawing',
    who: 'liMing',
    address: () => paths.privacy(),
    act: opens('account:privacy.withdraw'),
  },
  {
    name: 'close-account, not ticked',
    who: 'liMing',
    address: () => paths.closeAccount(),
    act: press('account:close.submit'),
  },
  { name: 'patients, empty', who: 'zhaoLei', address: () => paths.patients() },
  { name: 'patients, loading', who: 'liMing', address: () => paths.patients(), answers: never(/patients/) },
  {
    name: 'patients, refused',
    who: 'liMing',
    address: () => paths.patients(),
    answers: { path: /patients/, as: 'SERVER_BUSY' },
  },
  {
    name: 'patient, acting for the mother',
    who: 'liMing',
    address: ({ mother }) => paths.patient({ patientId: mother }),
  },
  {
    name: 'patient, removing',
    who: 'liMing',
    address: ({ mother }) => paths.patient({ patientId: mother }),
    act: opens('patients:detail.remove'),
  },
  {
    name: 'open-file, nothing filled in',
    who: 'liMing',
    address: () => paths.openFile(),
    async act(page, words) {
      await press('common:action.next')(page, words)
      await page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'bind-file, nothing filled in',
    who: 'liMing',
    address: () => paths.bindFile(),
    async act(page, words) {
      await press('patients:bind.send')(page, words)
      await page.getByRole('alert').first().waitFor()
    },
  },
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
  { name: 'appointment, visited', who: 'liMing', address: anyAppointment, answers: inState('visited') },
  { name: 'appointment, missed', who: 'liMing', address: anyAppointment, answers: inState('missed') },
  {
    name: 'appointment, stopped',
    who: 'liMing',
    address: anyAppointment,
    answers: inState('stopped', { reason: 'SESSION_STOPPED' }),
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
  { name: 'bills, newcomer', who: 'zhaoLei', address: () => paths.bills() },
  { name: 'bills, loading', who: 'liMing', address: () => paths.bills(), answers: never(/\/bills/) },
  { name: 'bills, refused', who: 'liMing', address: () => paths.bills(), answers: fails(/\/bills/) },
  {
    name: 'bills, without a card',
    who: 'liMing',
    address: () => paths.bills(),
    answers: { path: /\/bills$/, as: 'CARD_REQUIRED' },
  },
  { name: 'bills, nothing to pay', who: 'liMing', address: () => paths.bills(), answers: noBills },
  {
    name: 'bills, of the mother',
    who: 'liMing',
    address: ({ mother }) => paths.bills({ patientId: mother }),
    answers: billsAre({ means: ['wechat', 'unionpay'] }),
  },
  {
    name: 'bills, one being paid',
    who: 'liMing',
    address: () => paths.bills(),
    answers: [
      billsAre({ second: { state: 'paying', paymentId: PAYMENT } }),
      paymentsAre(() => ({ ...paid(), state: 'confirming' })),
    ],
  },
  {
    name: 'bills, one being paid by the family, and only at the counter',
    who: 'liMing',
    address: () => paths.bills(),
    answers: billsAre({ second: { state: 'paying' }, means: [] }),
  },
  {
    name: 'bills, paid',
    who: 'liMing',
    address: () => paths.bills(),
    answers: billsAre({ every: { state: 'paid', paymentId: PAYMENT } }),
    act: (page, words) => page.getByRole('tab', { name: words('payments:bills.tabs.paid') }).click(),
  },
  {
    name: 'bills, changed while paying',
    who: 'liMing',
    address: () => paths.bills(),
    answers: [billsAre(), { path: /\/api\/payments$/, method: 'POST', as: 'BILL_CHANGED' }],
    async act(page, words) {
      await page.getByRole('button', { name: words.like('payments:bills.pay_other') }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'bill, refused', who: 'liMing', address: aBill, answers: { path: /\/bills\//, as: 'BILL_GONE' } },
  {
    name: 'bill, paid',
    who: 'liMing',
    address: aBill,
    answers: billIs({ state: 'paid', paymentId: PAYMENT }),
  },
  { name: 'payment, loading', who: 'liMing', address: aPayment, answers: never(/payments\/pay_/) },
  { name: 'payment, refused', who: 'liMing', address: aPayment, answers: fails(/payments\/pay_/) },
  {
    name: 'payment, asking before giving up',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(toPay),
    act: opens('payments:payment.close.action'),
  },
  {
    name: 'payment, cashier not shown',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(toPay),
    async act(page, words) {
      await page.getByRole('button', { name: words.like('payments:payment.pay') }).click()
      await page.getByText(words('payments:payment.cashierUnavailable')).waitFor()
    },
  },
  {
    name: 'payment, to be paid by the family',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ ...toPay(), cashier: null, canClose: false })),
  },
  {
    name: 'payment, preparing',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ state: 'preparing', settledByAt: soon(), lines: [] })),
  },
  {
    name: 'payment, confirming',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ ...paid(), state: 'confirming', settledByAt: soon() })),
  },
  {
    name: 'payment, paid',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({
      ...{ ...paid(), state: 'paid' },
      invoice: { code: '31060126', number: '0012345678', issuedAt: soon(), state: 'issued' },
    })),
  },
  {
    name: 'payment, closed',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ state: 'closed', reason: 'PAYMENT_EXPIRED' })),
  },
  {
    name: 'payment, refunding',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({
      ...{ ...paid(), state: 'refunding', settledByAt: inDays(3) },
      reason: 'HOSPITAL_REFUSED_PAYMENT',
    })),
  },
  {
    name: 'payment, refunded',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({
      ...{ ...paid(), state: 'refunded', refundedFen: 44850 },
      reason: 'HOSPITAL_REFUSED_PAYMENT',
      invoice: { code: '31060126', number: '0012345678', issuedAt: soon(), state: 'red_lettered' },
    })),
  },
  {
    name: 'payment, in review',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ ...paid(), state: 'in_review', reason: 'HOSPITAL_SILENT' })),
  },
  { name: 'payments, empty', who: 'liMing', address: () => paths.payments(), answers: paymentsAre() },
  {
    name: 'payments, loading',
    who: 'liMing',
    address: () => paths.payments(),
    answers: never(/\/api\/payments/),
  },
  {
    name: 'payments, refused',
    who: 'liMing',
    address: () => paths.payments(),
    answers: { path: /\/api\/payments/, as: 'SERVER_BUSY' },
  },
  { name: 'messages, empty', who: 'zhaoLei', address: () => paths.messages() },
  { name: 'messages, loading', who: 'liMing', address: () => paths.messages(), answers: never(/messages/) },
  {
    name: 'messages, refused',
    who: 'liMing',
    address: () => paths.messages(),
    answers: { path: /\/api\/messages/, as: 'SERVER_BUSY' },
  },
]
