import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bindFileOf } from '../../../test/add-patient.ts'
import { type BookingDesk, CENTRAL, createBookingDesk } from '../../../test/booking/booking-desk.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'

let desk: BookingDesk

beforeAll(async () => {
  desk = await createBookingDesk()
})
afterAll(() => desk.close())

describe('a list of appointments', () => {
  it('shows the next ones first, and nothing that is not over among the past', async () => {
    const booker = await desk.booker('lin-chia-yi')
    const clinics = [3, 1, 2].map((inDays) => desk.addClinic({ inDays }))
    for (const clinic of clinics) await desk.book(booker, clinic)
    const { device } = booker
    const list = await desk.ok('listAppointments', { device, query: { when: 'upcoming' } })
    const days = list.appointments.map(({ startsAt }) => startsAt)
    expect(days).toEqual([...days].sort())
    expect(days).toHaveLength(3)
    expect(list.nextCursor).toBeNull()
    expect((await desk.ok('listAppointments', { device, query: { when: 'past' } })).appointments).toEqual([])
    expect(await desk.refused('listAppointments', { device, query: { when: 'past', cursor: 'x' } })).toBe(
      'REQUEST_INVALID',
    )
  })

  it('goes on where the last page ended, and forgets and repeats nothing', async () => {
    const booker = await desk.booker('zhao-lei')
    const clinic = desk.addClinic()
    for (let round = 0; round < 23; round++) {
      const { appointmentId } = await desk.book(booker, clinic)
      await desk.ok('cancelAppointment', { device: booker.device, params: { appointmentId } })
    }
    const { device } = booker
    const first = await desk.ok('listAppointments', { device, query: { when: 'past' } })
    const cursor = first.nextCursor ?? ''
    const second = await desk.ok('listAppointments', { device, query: { when: 'past', cursor } })
    const ids = [...first.appointments, ...second.appointments].map((one) => one.appointmentId)
    expect([first.appointments.length, second.appointments.length, new Set(ids).size]).toEqual([20, 3, 23])
    expect(second.nextCursor).toBeNull()
  })

  it('of the past is of a time and of a hospital, when asked', async () => {
    const booker = await desk.booker('ho-chun-kit')
    const ids: string[] = []
    for (const inDays of [1, 3]) {
      const { appointmentId } = await desk.book(booker, desk.addClinic({ inDays }))
      await desk.ok('cancelAppointment', { device: booker.device, params: { appointmentId } })
      ids.unshift(appointmentId)
    }
    const past = async (query: object) => {
      const asked = { device: booker.device, query: { when: 'past' as const, ...query } }

      return (await desk.ok('listAppointments', asked)).appointments.map((one) => one.appointmentId)
    }
    const from = addDays(shanghaiDate(desk.clock.now()), 2)

    expect(await past({})).toEqual(ids)
    expect(await past({ from })).toEqual(ids.slice(0, 1))
    expect(await past({ institutionId: 'tz-central' })).toEqual(ids)
    expect(await past({ institutionId: 'tz-linjiang' })).toEqual([])
  })

  it('is shown in the language of the device while the hospital’s system is down', async () => {
    const booker = await desk.booker('emma-johnson')
    await desk.book(booker, desk.addClinic())
    const broken = desk.sandbox.his.faults.add({ kind: 'error-5xx', probability: 1 })
    const english = Object.assign(desk.device('web', { language: 'en-US' }), { token: booker.device.token })
    const { appointments } = await desk.ok('listAppointments', {
      device: english,
      query: { when: 'upcoming' },
    })
    expect(appointments).toMatchObject([
      { institutionName: 'Tongzhen Central Hospital', patientName: 'Emma Johnson' },
    ])
    expect(`${appointments[0]?.doctorName} ${appointments[0]?.departmentName}`).toMatch(/^[\x20-\x7e]+$/)
    desk.sandbox.his.faults.remove(broken)
  })

  it('shows a person what their family booked for them, and the family only what they booked', async () => {
    const mother = await desk.booker('wang-xiuying')
    const son = await desk.signIn('li-ming')
    const { patientId } = await bindFileOf(desk, {
      device: son,
      personId: 'wang-xiuying',
      relation: 'parent',
    })
    const bySon = await desk.book({ device: son, patientId }, desk.addClinic({ inDays: 1 }))
    const byMother = await desk.book(mother, desk.addClinic({ inDays: 2 }))

    const seenBy = async (device: typeof son) =>
      (await desk.ok('listAppointments', { device, query: { when: 'upcoming' } })).appointments.map((one) => [
        one.appointmentId,
        one.patientId,
      ])
    expect(await seenBy(mother.device)).toEqual([
      [bySon.appointmentId, mother.patientId],
      [byMother.appointmentId, mother.patientId],
    ])
    expect(await seenBy(son)).toEqual([[bySon.appointmentId, patientId]])
    const params = { appointmentId: byMother.appointmentId }
    expect(await desk.refused('getAppointment', { device: son, params })).toBe('NOT_FOUND')
  })
})

describe('who holds a place', () => {
  it('cannot be removed, and cannot close the account, until it is given back', async () => {
    const booker = await desk.booker('ho-chun-kit')
    const { appointmentId } = await desk.book(booker, desk.addClinic())
    const { device, patientId } = booker
    expect(await desk.refused('removePatient', { device, params: { patientId } })).toBe(
      'PATIENT_HAS_APPOINTMENTS',
    )
    await desk.reverify('ho-chun-kit', device)
    expect(await desk.refused('closeAccount', { device, body: { understood: true } })).toBe(
      'ACCOUNT_HAS_APPOINTMENTS',
    )

    await desk.ok('cancelAppointment', { device, params: { appointmentId } })
    await desk.ok('closeAccount', { device, body: { understood: true } })
    for (const table of ['appointments', 'appointment_history'] as const) {
      const left = await desk.ground.db
        .selectFrom(table)
        .selectAll()
        .where('appointment_id', '=', appointmentId)
        .execute()
      expect(left).toEqual([])
    }
  })

  it('leaves no card or patient number with us once it is booked', async () => {
    const booker = await desk.booker('li-ming')
    const { appointmentId } = await desk.book(booker, desk.addClinic())
    const row = await desk.ground.db
      .selectFrom('appointments')
      .select(['identity', 'is_active'])
      .where('appointment_id', '=', appointmentId)
      .executeTakeFirst()
    expect(row).toEqual({ identity: null, is_active: true })
  })
})

describe('an institution that wants its fee paid online', () => {
  it('sells no places with a fee where it cannot be paid, and does sell those without', async () => {
    await desk.close()
    desk = await createBookingDesk({
      configure: (config) => ({
        ...config,
        institutions: config.institutions.map((one) => ({
          ...one,
          payAtHospital: ['ordinary'],
          merchants: {},
        })),
      }),
    })
    const booker = await desk.booker('li-ming')
    const [paid, free] = [desk.addClinic({ visitType: '2' }), desk.addClinic({ fee: '0.00', inDays: 2 })]
    expect(await desk.refused('book', desk.wish(booker, paid))).toBe('PAYMENT_ONLINE_REQUIRED')
    expect((await desk.book(booker, free)).state).toBe('booked')
    const ordinary = desk.addClinic({ visitType: '1', inDays: 3 })
    expect((await desk.book(booker, ordinary)).institutionId).toBe(CENTRAL)
  })
})
