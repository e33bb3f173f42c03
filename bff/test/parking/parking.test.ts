import type { Arrival } from '@tongzhen/contract/parking'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MINUTE_MS, SECOND_MS } from '../../src/lib/clock.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { type Booker, type BookingDesk, CENTRAL, createBookingDesk } from '../booking/booking-desk.ts'
import { personOf } from '../file-of.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'

let desk: BookingDesk
let staff: StaffDesk
let guard: StaffPerson
let second: FastifyInstance

beforeAll(async () => {
  desk = await createBookingDesk()
  staff = createStaffDesk(desk)
  guard = await staff.person({ role: 'security_desk', institutionId: CENTRAL, name: '邓保安' })
  second = await desk.replica()
})
afterAll(() => desk.close())
beforeEach(() => desk.ground.db.deleteFrom('sms_sends').execute())

const on = () => addDays(shanghaiDate(desk.clock.now()), 1)

/** A visit tomorrow. */
async function visit(booker: Booker): Promise<string> {
  const clinic = desk.addClinic()
  const { appointmentId } = await desk.settled(booker, (await desk.book(booker, clinic)).appointmentId)

  return appointmentId
}

async function nameCar({ device }: Booker, appointmentId: string, plate: string) {
  const body = { plate, phone: null }
  const { parking } = await desk.ok('nameCar', { device, params: { appointmentId }, body })
  if (parking === null) throw new Error('no car is expected')

  return parking
}

const follow = (after?: number) =>
  staff.ok('followArrivals', {
    ...{
      device: guard.browser,
      query: { institutionId: CENTRAL, on: on(), ...(after !== undefined && { after }) },
    },
  })

const press = (parkingId: string, secondsAgo = 0) => ({
  ...{ device: guard.browser, params: { parkingId }, body: { secondsAgo } },
})

const actionsAbout = async (parkingId: string) => {
  const rows = await desk.ground.db
    .selectFrom('staff_audit')
    .select('action')
    .where('object_id', '=', parkingId)
    .orderBy('at')
    .execute()

  return rows.map(({ action }) => action)
}

describe('a car that is named for a visit', () => {
  it('is on the gate’s screen at once, let in once however often it is pressed, and its owner is told', async () => {
    const li = await desk.booker('li-ming')
    const appointmentId = await visit(li)
    const params = { appointmentId }
    expect(await desk.ok('getParking', { device: li.device, params })).toEqual({
      isOffered: true,
      parking: null,
    })
    const before = await follow()
    const coming = follow(before.cursor)
    const { parkingId } = await nameCar(li, appointmentId, '沪a·d12345')
    const { arrivals } = await coming
    expect(arrivals).toMatchObject([{ parkingId, plate: '沪AD12345', state: 'expected' }])
    for (const personal of [personOf('li-ming').name, personOf('li-ming').phone])
      expect(JSON.stringify(arrivals)).not.toContain(personal)

    const letIn = await Promise.all([1, 2, 3].map(() => staff.ok('letCarIn', press(parkingId, 90))))
    expect(new Set(letIn.map(({ letInAt }) => letInAt)).size).toBe(1)
    expect(await actionsAbout(parkingId)).toEqual(['parking_let_in'])
    const shown = await desk.ok('getParking', { device: li.device, params })
    expect(shown.parking).toMatchObject({ state: 'let_in', letInAt: letIn[0]?.letInAt })
    const pressedAt = Date.parse(letIn[0]?.letInAt ?? '')
    expect(desk.clock.now().getTime() - pressedAt).toBeGreaterThanOrEqual(1.4 * MINUTE_MS)
    const body = { plate: '沪B12345', phone: null }
    expect(await desk.refused('nameCar', { device: li.device, params, body })).toBe('PARKING_STATE')
    await staff.ok('noteCarLeft', press(parkingId))
    expect(await staff.ok('letCarIn', press(parkingId))).toMatchObject({ state: 'left' })

    await vi.waitUntil(
      async () => {
        const { messages } = await desk.ok('listMessages', { device: li.device })
        const kinds = messages.filter((one) => one.kind.startsWith('parking')).map(({ kind }) => kind)

        return kinds.join() === 'parking_let_in,parking_expected'
      },
      { timeout: 30_000 },
    )
    const why = { reason: '车辆挡住通道' }
    const full = await staff.ok('unmaskArrival', { ...press(parkingId), body: why })
    expect(full.patientName).toBe(personOf('li-ming').name)
    expect(await actionsAbout(parkingId)).toEqual([
      'parking_let_in',
      'parking_left',
      'personal_data_unmasked',
    ])
  })

  it('is another one when the person says so, and is expected no more when the visit is cancelled', async () => {
    const chen = await desk.booker('chen-jing')
    const appointmentId = await visit(chen)
    const wrong = { plate: '沪AI2345', phone: null }
    const params = { appointmentId }
    expect(await desk.refused('nameCar', { device: chen.device, params, body: wrong })).toBe(
      'REQUEST_INVALID',
    )
    const { parkingId } = await nameCar(chen, appointmentId, '沪A12345')
    const { cursor } = await follow()
    await nameCar(chen, appointmentId, '沪A 12345')
    expect((await follow()).cursor).toBe(cursor)
    await nameCar(chen, appointmentId, 'AB1234')
    expect((await follow(cursor)).arrivals).toMatchObject([{ parkingId, plate: 'AB1234' }])

    const after = (await follow()).cursor
    const gone = follow(after)
    await desk.ok('cancelAppointment', { device: chen.device, params })
    expect((await gone).arrivals).toMatchObject([{ parkingId, state: 'withdrawn' }])
    expect(await staff.refused('letCarIn', press(parkingId))).toBe('PARKING_CHANGED')
    expect(await desk.ok('getParking', { device: chen.device, params })).toEqual({
      isOffered: false,
      parking: null,
    })
    const body = { plate: '沪A12345', phone: null }
    expect(await desk.refused('nameCar', { device: chen.device, params, body })).toBe('PARKING_NOT_HERE')
  })
})

describe('a car whose clinic is stopped', () => {
  const reason = { reasonZh: '医生临时会诊', reasonEn: 'The doctor is called away' }

  async function stopped(personId: string, plate: string) {
    const booker = await desk.booker(personId)
    const clinic = desk.addClinic({ fee: '0.00' })
    const { appointmentId } = await desk.settled(booker, (await desk.book(booker, clinic)).appointmentId)
    const { parkingId } = await nameCar(booker, appointmentId, plate)
    const office = await staff.person({ role: 'outpatient', institutionId: CENTRAL, name: '何主任' })
    const params = { institutionId: CENTRAL, scheduleId: clinic.scheduleId }
    const asked = { device: office.browser, params }
    const { cursor } = await follow()
    const gone = follow(cursor)
    await staff.ok('stopClinic', { ...asked, body: reason })
    expect((await gone).arrivals).toMatchObject([{ parkingId, state: 'withdrawn' }])

    return { booker, clinic, appointmentId, parkingId, asked }
  }

  it('is expected again when the clinic is opened again', async () => {
    const { parkingId, asked } = await stopped('zhou-min', '沪C12345')
    const back = follow((await follow()).cursor)
    await staff.ok('reopenClinic', { ...asked, body: { reason: '误操作' } })
    expect((await back).arrivals).toMatchObject([{ parkingId, state: 'expected' }])
  })

  it('comes with the patient to the other time', async () => {
    const { booker, clinic, appointmentId } = await stopped('zhao-lei', '沪D12345')
    const scheduleId = desk.hospital.staff.addSession({
      ...{ doctorCode: clinic.doctorId, date: on(), period: '3', visitType: '2', fee: '0.00' },
      slots: [{ beginTime: '18:00', endTime: '18:30', capacity: 1 }],
    })
    desk.clock.advance(12 * SECOND_MS)
    const coming = follow((await follow()).cursor)
    const { appointmentId: movedTo } = await desk.ok('moveAppointment', {
      ...{ device: booker.device, params: { appointmentId } },
      body: { scheduleId: scheduleId ?? '', slotId: '01', feeFen: 0 },
    })
    expect((await coming).arrivals).toMatchObject([{ plate: '沪D12345', state: 'expected' }])
    const asked = { device: booker.device, params: { appointmentId: movedTo } }
    expect((await desk.ok('getParking', asked)).parking).toMatchObject({ plate: '沪D12345' })
  })
})

describe('the security desk’s screen', () => {
  it('loses and repeats nothing, wherever its connection breaks between the writes of two replicas', async () => {
    const visits: { one: Booker; appointmentId: string }[] = []
    for (const person of ['wang-xiuying', 'zhao-lei', 'emma-johnson']) {
      const one = await desk.booker(person)
      visits.push({ one, appointmentId: await visit(one) })
    }
    const start = await follow()
    let { cursor } = start
    const shown: Arrival[] = []
    /** Asks and is cut off before the answer is there: nothing of it was seen, so the cursor stays. */
    const askInVain = async () => {
      const url = `/api/staff/parking/arrivals?institutionId=${CENTRAL}&on=${on()}&after=${cursor}`
      await staff.app.inject({ method: 'GET', url, headers: guard.browser.headers() })
    }
    const ask = async () => {
      const answer = await follow(cursor)
      shown.push(...answer.arrivals)
      cursor = answer.cursor
    }

    const [first, next, last] = visits
    if (!first || !next || !last) throw new Error('there are three of them')
    await nameCar(first.one, first.appointmentId, '沪A00001')
    await askInVain()
    await nameCar(next.one, next.appointmentId, '沪A00002')
    await ask()
    await Promise.all([
      nameCar(last.one, last.appointmentId, '沪A00003'),
      second.inject({
        method: 'PUT',
        url: `/api/appointments/${first.appointmentId}/parking`,
        headers: { ...first.one.device.headers(), 'idempotency-key': 'another-car-by-the-other-replica' },
        payload: { plate: '沪A00009', phone: null },
      }),
    ])
    await askInVain()
    while (shown.length < 4) await ask()

    expect(shown.map(({ plate }) => plate).sort()).toEqual(['沪A00001', '沪A00002', '沪A00003', '沪A00009'])
    const sequence = shown.map(({ seq }) => seq)
    expect(sequence).toEqual(sequence.toSorted((a, b) => a - b))
    expect(new Set(sequence).size).toBe(4)
    const { arrivals } = await follow()
    const byId = new Map(shown.map((one) => [one.parkingId, one]))
    for (const one of arrivals.filter(({ seq }) => seq > start.cursor))
      expect(byId.get(one.parkingId)).toEqual(one)
  })
})
