import type { Appointment } from '@tongzhen/contract/booking'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { up as endStopsOfBefore } from '../../src/db/migrations/035-stops-of-before.ts'
import { addOperation } from '../../src/jobs/operations.ts'
import { HOUR_MS, SECOND_MS, shift } from '../../src/lib/clock.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { bindFileOf } from '../add-patient.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'
import { createRegistrationDesk, type Held, type RegistrationDesk } from './registration-desk.ts'

/** Doctors' clinics that the outpatient office stops, and those who have paid for a place in one. */
let desk: RegistrationDesk
let staff: StaffDesk
let office: StaffPerson

beforeAll(async () => {
  desk = await createRegistrationDesk()
  staff = createStaffDesk(desk)
  office = await staff.person({ role: 'outpatient', institutionId: CENTRAL, name: '何主任' })
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.sandbox.his.faults.clear()
  desk.sandbox.sms.faults.clear()
  // Days may have passed.
  await staff.signIn(office)
})

const reason = { reasonZh: '医生临时出诊会诊', reasonEn: 'The doctor is called to a consultation' }

const clinicOf = ({ clinic: { scheduleId } }: Held) => ({
  device: office.browser,
  params: { institutionId: CENTRAL, scheduleId },
})
const stop = (held: Held) => staff.ok('stopClinic', { ...clinicOf(held), body: reason })
const view = (held: Held, appointmentId = held.appointment.appointmentId) =>
  desk.ok('getAppointment', { device: held.booker.device, params: { appointmentId } })

async function untilStopped(held: Held): Promise<Appointment> {
  await vi.waitUntil(async () => (await view(held)).state === 'stopped', { timeout: 30_000, interval: 50 })

  return view(held)
}

/** What their inbox says of it, the newest first, once it says anything. */
async function untilTold(held: Held, kinds: string[]): Promise<void> {
  const told = async () => {
    const { messages } = await desk.ok('listMessages', { device: held.booker.device })
    const about = messages.filter(({ appointmentId }) => appointmentId === held.appointment.appointmentId)

    return about.flatMap(({ kind }) => (kind.startsWith('clinic_') ? kind : []))
  }
  await vi.waitUntil(async () => (await told()).length >= kinds.length, { timeout: 30_000, interval: 50 })
  expect(await told()).toEqual(kinds)
}

async function offered(held: Held) {
  const { appointmentId } = held.appointment
  const asked = { device: held.booker.device, params: { appointmentId } }

  return (await desk.ok('listReplacements', asked)).replacements
}

/** Of the same doctor, the day after tomorrow. */
function otherClinic(held: Held, fee = '50.00') {
  const scheduleId = desk.hospital.staff.addSession({
    doctorCode: held.clinic.doctorId,
    date: addDays(shanghaiDate(desk.clock.now()), 2),
    period: '3',
    visitType: '2',
    fee,
    slots: [{ beginTime: '18:00', endTime: '18:30', capacity: 1 }],
  })
  if (scheduleId === undefined) throw new Error('the clinic was not added')
  desk.clock.advance(12 * SECOND_MS)

  return { scheduleId, slotId: '01' }
}

function move(held: Held, slot: { scheduleId: string; slotId: string }, feeFen = 5000) {
  const { appointmentId } = held.appointment
  const { device } = held.booker

  return desk.ok('moveAppointment', { device, params: { appointmentId }, body: { ...slot, feeFen } })
}

describe('a doctor’s clinic that staff stop', () => {
  it('is shown to who paid at once, with the reason, keeps the fee and can be booked by nobody', async () => {
    const held = await desk.bookedAndPaid('li-ming')
    const before = await view(held)
    const { device } = held.booker
    const { appointmentId } = held.appointment
    const seen = desk.ok('getAppointment', {
      device,
      params: { appointmentId },
      query: { waitFor: before.version },
    })
    expect(await stop(held)).toMatchObject({ state: 'stopped', stop: { state: 'stopped' } })
    expect(await seen).toMatchObject({
      ...{ state: 'stopped', reason: 'SESSION_STOPPED', canMove: true, canCancel: true },
      stopReason: reason.reasonZh,
    })
    expect((await desk.row(held.payment)).state).toBe('paid')
    desk.clock.advance(11 * SECOND_MS)
    // What is a few seconds old is shown while it is asked for anew.
    await vi.waitUntil(
      async () => {
        const { schedules } = await desk.ok('listSchedules', {
          device,
          params: { institutionId: CENTRAL, doctorId: held.clinic.doctorId },
        })

        return schedules.find((one) => one.scheduleId === held.clinic.scheduleId)?.state === 'stopped'
      },
      { timeout: 10_000, interval: 20 },
    )
    expect(await desk.refused('book', desk.wish(await desk.booker('chen-jing'), held.clinic))).toBe(
      'SESSION_STOPPED',
    )
    const { browser } = await staff.person({ role: 'audit', name: '审计员' })
    const { records } = await staff.ok('listAudit', {
      device: browser,
      query: { action: 'clinic_stop_asked' },
    })
    expect(records[0]).toMatchObject({
      ...{ who: { name: '何主任' }, reason: reason.reasonZh },
      before: { state: 'open', booked: 1 },
      after: { state: 'stopped', clinic: held.clinic.scheduleId },
    })
  })

  it('gives the fee back the way it came when the patient wants that, once', async () => {
    const held = await desk.bookedAndPaid('wang-xiuying')
    await stop(held)
    await untilStopped(held)
    const { appointmentId } = held.appointment
    await desk.ok('cancelAppointment', { device: held.booker.device, params: { appointmentId } })
    await desk.untilBoth(held, { appointment: 'cancelled', payment: 'refunded' })
    expect((await desk.row(held.payment)).reason).toBe('SESSION_STOPPED')
    await desk.expectBooks()
    expect(await staff.refused('reopenClinic', { ...clinicOf(held), body: { reason: '误操作' } })).toBe(
      'CLINIC_MOVED_SINCE',
    )
  })

  it('is left in one tap for another time, with the fee: one payment, one place at every moment', async () => {
    const held = await desk.bookedAndPaid('chen-jing')
    const other = otherClinic(held)
    await stop(held)
    await untilStopped(held)
    const found = (await offered(held)).find(({ scheduleId }) => scheduleId === other.scheduleId)
    expect(found).toMatchObject({ ...other, isSameDoctor: true, canMove: true, feeFen: 5000 })
    const moved = await move(held, other)
    expect(moved).toMatchObject({ state: 'booked', paymentId: held.payment.paymentId })
    expect(await view(held)).toMatchObject({ state: 'moved', movedToId: moved.appointmentId, canMove: false })
    expect((await desk.row(held.payment)).state).toBe('paid')
    await desk.expectBooks()
    const [there, before] = await Promise.all([
      desk.orderOf(moved.appointmentId),
      desk.orderOf(held.appointment.appointmentId),
    ])
    expect([there?.status, before?.status]).toEqual(['CONFIRMED', 'CANCELLED'])
    expect(await desk.taken(held.clinic)).toBe(0)
    const { appointmentId } = moved
    await desk.ok('cancelAppointment', { device: held.booker.device, params: { appointmentId } })
    await desk.untilBoth({ ...held, appointment: moved }, { appointment: 'cancelled', payment: 'refunded' })
    await desk.expectBooks()
  })

  it('is not left for a time that is gone, and the choice stays open', async () => {
    const held = await desk.bookedAndPaid('wang-xiuying')
    const other = otherClinic(held)
    await stop(held)
    await untilStopped(held)
    desk.sandbox.his.faults.add({ kind: 'slow', probability: 1, path: '/appointment/lock', delayMs: 400 })
    const moving = desk.call('moveAppointment', {
      ...{ device: held.booker.device, params: { appointmentId: held.appointment.appointmentId } },
      body: { ...other, feeFen: 5000 },
    })
    desk.hospital.staff.stopSession(other.scheduleId, { zh: '停诊', en: 'Stopped' })
    expect((await moving).error?.code).toBe('SESSION_STOPPED')
    await untilStopped(held)
    expect((await desk.row(held.payment)).state).toBe('paid')
    await desk.expectBooks()
  })

  it('offers a time of another fee, but says that it goes by refund and a new booking', async () => {
    const held = await desk.bookedAndPaid('li-ming')
    const dearer = otherClinic(held, '80.00')
    await stop(held)
    await untilStopped(held)
    expect((await offered(held)).find(({ scheduleId }) => scheduleId === dearer.scheduleId)).toMatchObject({
      ...{ canMove: false, feeFen: 8000 },
    })
    const { appointmentId } = held.appointment
    const asked = { device: held.booker.device, params: { appointmentId }, body: { ...dearer, feeFen: 8000 } }
    expect(await desk.refused('moveAppointment', asked)).toBe('FEE_CHANGED')
  })

  it('gives the fee back by itself when nobody has chosen before the visit would have begun', async () => {
    const held = await desk.bookedAndPaid('wang-xiuying')
    await stop(held)
    await untilStopped(held)
    await desk.untilBoth(held, { appointment: 'cancelled', payment: 'refunded' })
    // Others who have not chosen have theirs back as well.
    await vi.waitFor(() => desk.expectBooks(), { timeout: 30_000, interval: 50 })
  })

  it('stopped by mistake is opened again, and those booked have their place and are told', async () => {
    const held = await desk.bookedAndPaid('chen-jing')
    await stop(held)
    await untilStopped(held)
    const opened = await staff.ok('reopenClinic', { ...clinicOf(held), body: { reason: '误操作' } })
    expect(opened.stop?.state).toBe('reopened')
    await vi.waitUntil(async () => (await view(held)).state === 'booked', { timeout: 30_000, interval: 50 })
    expect(await view(held)).toMatchObject({ reason: null, stopReason: null, canCancel: true })
    await untilTold(held, ['clinic_reopened', 'clinic_stopped'])
    await desk.expectBooks()
  })

  it('that the hospital’s desk stopped already is told to those who booked it all the same', async () => {
    const held = await desk.bookedAndPaid('li-ming')
    const { scheduleId } = held.clinic
    desk.hospital.staff.stopSession(scheduleId, { zh: '门诊停诊', en: 'No clinic today' })
    const seen = await stop(held)
    expect(seen).toMatchObject({ state: 'stopped', stop: { refusal: 'CLINIC_STOPPED_BEFORE' } })
    await untilStopped(held)
    await untilTold(held, ['clinic_stopped'])
  })

  it('and opened again by the hospital’s desk, which told nobody, is shown so and can be stopped again', async () => {
    const held = await desk.bookedAndPaid('chen-jing')
    await stop(held)
    await untilStopped(held)
    desk.hospital.staff.reopenSession(held.clinic.scheduleId)
    desk.clock.advance(45 * SECOND_MS)
    expect(await staff.ok('getClinic', clinicOf(held))).toMatchObject({ state: 'full', stop: null })

    await stop(held)
    const rows = await desk.ground.db
      .selectFrom('clinic_stops')
      .select('state')
      .where('schedule_id', '=', held.clinic.scheduleId)
      .orderBy('created_at')
      .execute()
    expect(rows.map(({ state }) => state)).toEqual(['reopened', 'stopped'])
    expect(await staff.ok('getClinic', clinicOf(held))).toMatchObject({ state: 'stopped' })
    await untilStopped(held)
  })

  it('is told at once though the message before it waits for its next try', async () => {
    const { db } = desk.ground
    const held = await desk.held('wang-xiuying')
    const payment = await desk.payFee(held)
    desk.sandbox.sms.faults.add({ kind: 'error-5xx', probability: 1 })
    desk.channel.pay(desk.orderNumber(payment))
    await desk.untilBoth(held, { appointment: 'booked', payment: 'paid' })
    const about = db
      .selectFrom('messages')
      .select(['kind', 'delivery'])
      .where('aggregate_id', '=', held.appointment.appointmentId)
      .orderBy('seq')
    const waits = () =>
      db
        .selectFrom('operations')
        .innerJoin('messages', 'messages.message_id', 'operations.subject_id')
        .select('operations.setbacks')
        .where('messages.aggregate_id', '=', held.appointment.appointmentId)
        .where('operations.lease_until', 'is', null)
        .where('operations.setbacks', '>', 0)
        .executeTakeFirst()
    await vi.waitUntil(waits, { timeout: 30_000, interval: 20 })
    await db
      .updateTable('operations')
      .set({ due_at: shift(desk.clock.now(), HOUR_MS) })
      .where('queue', '=', 'messages')
      .where('setbacks', '>', 0)
      .where('lease_until', 'is', null)
      .execute()
    desk.sandbox.sms.faults.clear()
    await stop(held)
    // Long before that hour is over.
    await vi.waitUntil(async () => (await about.execute()).at(-1)?.delivery === 'sent', { timeout: 30_000 })
    expect(await about.execute()).toEqual([
      { kind: 'appointment_booked', delivery: 'dropped' },
      { kind: 'clinic_stopped', delivery: 'sent' },
    ])
  })

  it('is left for another time by the patient herself when the son who booked may do so no more', async () => {
    const mother = await desk.booker('wang-xiuying')
    const { device } = await desk.booker('sun-guoqiang')
    const adding = { device, personId: 'wang-xiuying', relation: 'parent', term: 'month' } as const
    const son = { device, patientId: (await bindFileOf(desk, adding)).patientId }
    const clinic = desk.addClinic({ capacity: 1 })
    const booking = { booker: son, clinic, appointment: await desk.book(son, clinic) }
    const payment = await desk.payFee(booking)
    desk.channel.pay(desk.orderNumber(payment))
    await desk.untilBoth(booking, { appointment: 'booked', payment: 'paid' })
    const held = { ...booking, booker: mother, payment }
    await stop(held)
    await untilStopped(held)
    await desk.ground.db
      .updateTable('patients')
      .set({ expires_at: desk.clock.now() })
      .where('patient_id', '=', son.patientId)
      .execute()
    expect(await desk.refused('getPatient', { device, params: son })).toBe('NOT_FOUND')

    const moved = await move(held, otherClinic(held))
    expect(moved).toMatchObject({ state: 'booked', patientId: mother.patientId })
    expect(await view(held)).toMatchObject({ state: 'moved' })
    await desk.expectBooks()
  })

  it.each([
    ['is not answered', { kind: 'lost-answer' }],
    ['never arrives', { kind: 'lost-request' }],
    ['comes when the hospital is busy', { kind: 'busy' }],
  ] as const)(
    'is stopped once though the first call %s: it is asked about under its number',
    async (_, fault) => {
      const held = await desk.bookedAndPaid('wang-xiuying')
      desk.sandbox.his.faults.add({ ...fault, probability: 1, count: 1, path: '/schedule/stop' })
      await stop(held)
      await vi.waitUntil(
        async () => {
          desk.clock.advance(SECOND_MS)

          return (await view(held)).state === 'stopped'
        },
        { timeout: 30_000, interval: 50 },
      )
      await untilTold(held, ['clinic_stopped'])
    },
  )
})

it('a visit whose clinic was stopped before anybody could choose is over, and its fee still comes back', async () => {
  const held = await desk.bookedAndPaid('li-ming')
  const { appointmentId } = held.appointment
  const { db } = desk.ground
  const { version } = await desk.appointmentRow(held)
  await db
    .updateTable('appointments')
    .set({ state: 'stopped', is_active: false, reason: 'SESSION_STOPPED' })
    .where('appointment_id', '=', appointmentId)
    .execute()
  await addOperation(db, {
    ...{ queue: 'booking', kind: 'return_fee', subjectId: appointmentId, subjectVersion: version },
    ...{ setbacks: 0, dueAt: shift(desk.clock.now(), HOUR_MS) },
  })
  await endStopsOfBefore(db)
  expect(await view(held)).toMatchObject({ state: 'cancelled', canMove: false, reason: 'SESSION_STOPPED' })
  await desk.untilBoth(held, { appointment: 'cancelled', payment: 'refunded' })
})
