import { addDays, shanghaiDate } from '../src/lib/shanghai-time.ts'
import { bindFileOf, openFileOf } from './add-patient.ts'
import { type Booker, type BookingDesk, CENTRAL } from './booking/booking-desk.ts'
import type { Device } from './device.ts'
import { documentOf, fileOf, personOf } from './file-of.ts'
import type { PaymentDesk } from './payments/payment-desk.ts'

export interface Journey {
  /** Zhao Lei's phone, in WeChat. */
  zhao: Device
  /** Li Ming's phone, in Suishenban: himself, his mother and his daughter are his patients. */
  li: Device
}

/**
 * What people do in a day: they sign in through their hosts, open and bind files, add cards, look for doctors,
 * book, follow, cancel, pay, give up paying, get money back, narrow a right, and mistype a good deal on the way.
 */
export async function wholeJourney(desk: PaymentDesk): Promise<Journey> {
  const zhao = await desk.signIn('zhao-lei', 'wechat')
  const li = await desk.signIn('li-ming', 'suishenban')
  const emma = await desk.signIn('emma-johnson', 'alipay')
  await mistype(desk, zhao)

  const patient = await openFileOf(desk, { device: zhao, personId: 'zhao-lei' })
  await openFileOf(desk, { device: emma, personId: 'emma-johnson' })
  await bindFileOf(desk, { device: li, personId: 'li-ming' })
  const mother = await bindFileOf(desk, { device: li, personId: 'wang-xiuying', relation: 'parent' })
  await openFileOf(desk, { device: li, personId: 'li-xiaoyu', relation: 'child' })
  await desk.ok('addCard', { device: li, params: mother, body: { institutionId: 'tz-linjiang' } })
  await desk.ok('addCard', { device: zhao, params: patient, body: { institutionId: 'tz-jiangwan' } })

  await bookAndCancel(desk, { device: zhao, patientId: patient.patientId })
  await desk.book({ device: li, patientId: mother.patientId }, desk.addClinic())
  await lookAround(desk, zhao)

  const wang = await desk.signIn('wang-xiuying')
  const own = await bindFileOf(desk, { device: wang, personId: 'wang-xiuying' })
  const { proxies } = await desk.ok('listProxies', { device: wang, params: own })
  const params = { patientId: own.patientId, proxyId: proxies[0]?.proxyId ?? '' }
  await desk.ok('updateProxy', { device: wang, params, body: { scopes: ['booking', 'reports'] } })
  await desk.ok('makeDefaultPatient', { device: wang, params: own })
  await payAndGetBack(desk, { device: wang, patientId: own.patientId })
  await readReports(desk, { device: wang, patientId: own.patientId })

  return { zhao, li }
}

/** Personal data that is refused must not be kept either. */
async function mistype(desk: BookingDesk, device: Device): Promise<void> {
  const file = { ...fileOf('zhao-lei'), documentNumber: fileOf('ho-chun-kit').documentNumber }
  await desk.refused('openFile', { device, body: { institutionId: CENTRAL, relation: 'self', file } })
  const chen = { institutionId: CENTRAL, name: personOf('chen-jing').name, ...documentOf('chen-jing') }
  await desk.refused('startBinding', { device, body: { ...chen, name: '周敏', relation: 'other' } })
  const { bindingId } = await desk.ok('startBinding', { device, body: { ...chen, relation: 'other' } })
  const wrongCode = desk
    .codeSentTo(personOf('chen-jing').phone)
    .replace(/.$/, (digit) => String((Number(digit) + 1) % 10))
  await desk.refused('confirmBinding', { device, params: { bindingId }, body: { code: wrongCode } })
  desk.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, count: 1, path: '/person/file/create' })
  const own = { institutionId: CENTRAL, relation: 'self' as const, file: fileOf('zhao-lei') }
  await desk.refused('openFile', { device, body: own })
}

async function bookAndCancel(
  desk: BookingDesk,
  booker: { device: Device; patientId: string },
): Promise<void> {
  const { appointmentId } = await desk.book(booker, desk.addClinic())
  await desk.settled(booker, appointmentId)
  await desk.ok('cancelAppointment', { device: booker.device, params: { appointmentId } })
  await desk.settled(booker, appointmentId)
  await desk.book(booker, desk.addClinic({ inDays: 2 }))
}

async function payAndGetBack(desk: PaymentDesk, booker: Booker): Promise<void> {
  const { device, patientId } = booker
  const params = { patientId, institutionId: CENTRAL }
  const paid = await desk.paid(booker)
  const refundFen = paid.amountFen
  await desk.event(paid, { kind: 'refund_asked', at: desk.clock.now(), refundFen })
  await desk.until(paid, 'refunded')
  const { paymentId, lines } = await desk.toPay(booker)
  await desk.ok('listBills', { device, params, query: { state: 'open' } })
  await desk.ok('getBill', { device, params: { ...params, billId: lines[0]?.billId ?? '' } })
  await desk.ok('returnFromCashier', { device, params: { paymentId } })
  await desk.ok('closePayment', { device, params: { paymentId } })
  await desk.ok('getPayment', { device, params: { paymentId } })
  await desk.ok('listPayments', { device, query: { patientId } })
}

async function readReports(desk: BookingDesk, { device, patientId }: Booker): Promise<void> {
  const params = { patientId, institutionId: CENTRAL }
  const to = shanghaiDate(desk.clock.now())
  const query = { from: addDays(to, -365), to }
  const { reports } = await desk.ok('listReports', { device, params, query })
  const { reportId = '' } = reports[0] ?? {}
  await desk.ok('getReport', { device, params: { ...params, reportId } })
  await desk.ok('getTrend', { device, params: { ...params, code: '4548-4' } })
}

async function lookAround(desk: BookingDesk, device: Device): Promise<void> {
  await desk.ok('listInstitutions', { device })
  const inCentral = { institutionId: CENTRAL }
  await desk.ok('listDepartments', { device, params: inCentral })
  const { doctors } = await desk.ok('listDoctors', { device, params: inCentral, query: { q: '李' } })
  const doctorId = doctors[0]?.doctorId ?? ''
  await desk.ok('getDoctor', { device, params: { ...inCentral, doctorId } })
  const { schedules } = await desk.ok('listSchedules', { device, params: { ...inCentral, doctorId } })
  const scheduleId = schedules.find((one) => one.state === 'open')?.scheduleId
  if (scheduleId) await desk.ok('listSlots', { device, params: { ...inCentral, scheduleId } })
  await desk.ok('followDoctor', { device, params: { ...inCentral, doctorId } })
  await desk.ok('listFollowedDoctors', { device })
  await desk.ok('listPatients', { device })
  await desk.ok('listAppointments', { device, query: { when: 'upcoming' } })
  await desk.ok('listAppointments', { device, query: { when: 'past' } })
  await desk.ok('listConsents', { device })
  await desk.ok('updatePreferences', { device, body: { language: 'en-US', displayMode: 'elder' } })
}
