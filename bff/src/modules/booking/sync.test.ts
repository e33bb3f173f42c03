import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Booker, type BookingDesk, createBookingDesk } from '../../../test/booking/booking-desk.ts'
import { HOUR_MS } from '../../lib/clock.ts'
import { nextSyncAt } from './sync-times.ts'

let desk: BookingDesk
let booker: Booker

beforeAll(async () => {
  desk = await createBookingDesk()
  booker = await desk.booker('li-ming')
})
afterAll(() => desk.close())

async function stateOf(appointmentId: string) {
  const { state, reason } = await desk.ok('getAppointment', {
    device: booker.device,
    params: { appointmentId },
  })

  return { state, reason }
}

/** Every settled appointment is due to be asked about. */
async function syncAll(): Promise<void> {
  await desk.ground.db.updateTable('appointments').set({ sync_due_at: desk.clock.now() }).execute()
  await desk.sync()
}

describe('what the hospital’s desk does', () => {
  it('is known to the patient: seen, missed and corrected, stopped, cancelled there', async () => {
    const clinics = [1, 2, 3].map((inDays) => desk.addClinic({ inDays }))
    const [seen, missed, stopped] = await Promise.all(clinics.map((clinic) => desk.book(booker, clinic)))
    if (!seen || !missed || !stopped) throw new Error('three were booked')
    const numberOf = async ({ appointmentId }: { appointmentId: string }) =>
      (await desk.orderOf(appointmentId))?.orderNo ?? ''
    const { staff } = desk.hospital
    staff.markVisit(await numberOf(seen), 'VISITED')
    staff.markVisit(await numberOf(missed), 'MISSED')
    staff.stopSession(clinics[2]?.scheduleId ?? '', { zh: '医生会议', en: 'The doctor is at a meeting' })
    await syncAll()
    expect(await stateOf(seen.appointmentId)).toEqual({ state: 'visited', reason: null })
    expect(await stateOf(missed.appointmentId)).toEqual({ state: 'missed', reason: null })
    expect(await stateOf(stopped.appointmentId)).toEqual({ state: 'stopped', reason: 'SESSION_STOPPED' })

    staff.markVisit(await numberOf(missed), 'VISITED')
    await syncAll()
    expect((await stateOf(missed.appointmentId)).state).toBe('visited')
  })

  it('does not show a stopped clinic among the past before its day', async () => {
    const clinic = desk.addClinic({ inDays: 4 })
    const { appointmentId } = await desk.book(booker, clinic)
    desk.hospital.staff.stopSession(clinic.scheduleId, { zh: '医生会议', en: 'The doctor is at a meeting' })
    await syncAll()
    const { appointments } = await desk.ok('listAppointments', {
      device: booker.device,
      query: { when: 'upcoming' },
    })
    expect(appointments.find((one) => one.appointmentId === appointmentId)?.state).toBe('stopped')
  })

  it('changes nothing while the hospital cannot be asked', async () => {
    const { appointmentId } = await desk.book(booker, desk.addClinic({ inDays: 5 }))
    const broken = desk.sandbox.his.faults.add({ kind: 'error-5xx', probability: 1 })
    await syncAll()
    desk.sandbox.his.faults.remove(broken)
    expect((await stateOf(appointmentId)).state).toBe('booked')
  })

  it('writes the history of an appointment: every state, and what caused it', async () => {
    const { appointmentId } = await desk.book(booker, desk.addClinic({ inDays: 6 }))
    await desk.ok('cancelAppointment', { device: booker.device, params: { appointmentId } })
    const history = await desk.ground.db
      .selectFrom('appointment_history')
      .select(['version', 'from_state', 'to_state', 'cause'])
      .where('appointment_id', '=', appointmentId)
      .orderBy('version')
      .execute()
    expect(history.map((row) => `${row.version} ${row.from_state} → ${row.to_state}: ${row.cause}`)).toEqual([
      '1 null → locking: asked by the account',
      '2 locking → confirming: lock: done',
      '3 confirming → booked: confirm: done',
      '4 booked → cancelling: cancel asked by the account',
      '5 cancelling → cancelled: cancel: done',
    ])
  })
})

describe('a patient who comes to cancel too late', () => {
  it('is told so an hour before the visit, and later by the hospital itself', async () => {
    const { appointmentId } = await desk.book(booker, desk.addClinic({ inDays: 1 }))
    desk.clock.advance(32.75 * HOUR_MS)
    const device = await desk.signIn('li-ming')
    const params = { appointmentId }
    const shown = await desk.ok('getAppointment', { device, params })
    expect(shown).toMatchObject({ state: 'booked', canCancel: false })
    const reply = await desk.call('cancelAppointment', { device, params })
    expect(reply.error).toMatchObject({ code: 'CANCEL_TOO_LATE', params: { minutes: 60 } })

    // Two replicas may differ in what they are told about the hospital; the hospital has the last word.
    const { institutions } = desk.ground.config
    for (const institution of institutions) institution.cancelUntilMinutes = -60
    desk.clock.advance(0.4 * HOUR_MS)
    const late = await desk.call('cancelAppointment', { device, params })
    expect(late.error?.code).toBe('CANCEL_TOO_LATE')
    expect(await desk.ok('getAppointment', { device, params })).toMatchObject({
      state: 'booked',
      reason: 'CANCEL_TOO_LATE',
    })
  })
})

describe('how often the hospital is asked about a settled appointment', () => {
  const startsAt = new Date('2026-11-26T10:00:00Z')

  it.each([
    ['booked', '2026-11-20T10:00:00Z', '2026-11-20T13:00:00.000Z'],
    ['booked', '2026-11-26T09:00:00Z', '2026-11-26T09:10:00.000Z'],
    ['missed', '2026-11-27T09:00:00Z', '2026-11-27T09:10:00.000Z'],
    ['booked', '2026-11-29T11:00:00Z', undefined],
    ['cancelled', '2026-11-26T09:00:00Z', undefined],
    ['confirming', '2026-11-26T09:00:00Z', undefined],
  ] as const)('%s, at %s: next at %s', (state, now, next) => {
    expect(nextSyncAt({ state, startsAt, now: new Date(now) })?.toISOString()).toBe(next)
  })
})
