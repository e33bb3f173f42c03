import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bindFileOf, openFileOf } from '../../../test/add-patient.ts'
import { type BookingDesk, createBookingDesk } from '../../../test/booking/booking-desk.ts'

let desk: BookingDesk

beforeAll(async () => {
  desk = await createBookingDesk()
})
afterAll(() => desk.close())

describe('a patient who books', () => {
  it('has the place at once when the hospital answers, with its number and the place in the queue', async () => {
    const booker = await desk.booker('li-ming')
    const clinic = desk.addClinic()
    const appointment = await desk.book(booker, clinic)

    const order = await desk.orderOf(appointment.appointmentId)
    expect(appointment).toMatchObject({
      state: 'booked',
      reason: null,
      patientId: booker.patientId,
      patientName: '李明',
      scheduleId: clinic.scheduleId,
      doctorId: clinic.doctorId,
      feeFen: 5000,
      hospitalNumber: order?.appointmentNo,
      queueNumber: order?.queueNo,
      canCancel: true,
      settledByAt: null,
    })
    expect(appointment.startsAt).toMatch(/T18:00:00\+08:00$/)
    expect(appointment.cancelUntilAt).toMatch(/T17:00:00\+08:00$/)
    expect(order).toMatchObject({ status: 'CONFIRMED', payStatus: '0', channel: 'web' })
    expect(await desk.taken(clinic)).toBe(1)
  })

  it('has nothing to pay for a visit that costs nothing', async () => {
    const booker = await desk.booker('li-ming')
    const appointment = await desk.book(booker, desk.addClinic({ fee: '0.00' }))
    expect(await desk.orderOf(appointment.appointmentId)).toMatchObject({ payStatus: '2' })
  })

  it('gets the same answer to the same request, and one place', async () => {
    const booker = await desk.booker('li-ming')
    const clinic = desk.addClinic()
    const request = { ...desk.wish(booker, clinic), idempotencyKey: 'the-same-key-0001' }
    const first = await desk.call('book', request)
    const second = await desk.call('book', request)
    expect(second.text).toBe(first.text)
    expect(desk.ordersIn(clinic)).toHaveLength(1)
  })

  it('cannot hold two places in one session, not even by two requests at once', async () => {
    const booker = await desk.booker('li-ming')
    const clinic = desk.addClinic({ slots: 2 })
    const replies = await Promise.all(
      clinic.slotIds.map((slotId) => desk.call('book', desk.wish(booker, clinic, slotId))),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(replies.find(({ error }) => error)?.error?.code).toBe('SESSION_ALREADY_BOOKED')
    expect(desk.ordersIn(clinic)).toHaveLength(1)
  })

  it('cannot be booked twice into one session by two members of the family', async () => {
    const mother = await desk.booker('wang-xiuying')
    const son = await desk.signIn('li-ming')
    const motherOfSon = await bindFileOf(desk, {
      device: son,
      personId: 'wang-xiuying',
      relation: 'parent',
    })
    const clinic = desk.addClinic()
    await desk.book(mother, clinic)
    expect(
      await desk.refused('book', desk.wish({ device: son, patientId: motherOfSon.patientId }, clinic)),
    ).toBe('SESSION_ALREADY_BOOKED')
    expect(await desk.taken(clinic)).toBe(1)
  })

  it('may book two sessions', async () => {
    const booker = await desk.booker('li-ming')
    await desk.book(booker, desk.addClinic({ inDays: 1 }))
    expect((await desk.book(booker, desk.addClinic({ inDays: 2 }))).state).toBe('booked')
  })

  it('is told that the slot is full, before and after the hospital was asked', async () => {
    const [first, second] = [await desk.booker('li-ming'), await desk.booker('chen-jing')]
    const clinic = desk.addClinic({ capacity: 1 })
    await desk.book(first, clinic)
    expect(await desk.refused('book', desk.wish(second, clinic))).toBe('SLOT_FULL')
    expect(await desk.taken(clinic)).toBe(1)
  })

  it('is told of a fee that has changed since it was shown, and what it is now', async () => {
    const booker = await desk.booker('li-ming')
    const clinic = desk.addClinic()
    const { device, body } = desk.wish(booker, clinic)
    const reply = await desk.call('book', { device, body: { ...body, feeFen: 4000 } })
    expect(reply.error).toMatchObject({ code: 'FEE_CHANGED', params: { feeFen: 5000 } })
    expect(desk.ordersIn(clinic)).toEqual([])
  })

  it('is told of a clinic that was stopped, and of a slot that does not exist', async () => {
    const booker = await desk.booker('li-ming')
    const [stopped, clinic] = [desk.addClinic({ inDays: 1 }), desk.addClinic({ inDays: 2 })]
    desk.hospital.staff.stopSession(stopped.scheduleId, { zh: '医生会议', en: 'The doctor is at a meeting' })
    expect(await desk.refused('book', desk.wish(booker, stopped))).toBe('SESSION_STOPPED')
    expect(await desk.refused('book', desk.wish(booker, clinic, '99'))).toBe('SLOT_GONE')
    expect(await desk.refused('book', desk.wish(booker, { ...clinic, scheduleId: 'none' }))).toBe('SLOT_GONE')
  })

  it('learns until when missed visits bar them, and no place is lost', async () => {
    const booker = await desk.booker('sun-guoqiang')
    const clinic = desk.addClinic()
    const reply = await desk.call('book', desk.wish(booker, clinic))
    expect(reply.error?.code).toBe('PATIENT_BARRED')
    expect(reply.error?.params?.until).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(await desk.taken(clinic)).toBe(0)
  })

  it('needs a card of that hospital', async () => {
    const { device } = await desk.booker('li-ming')
    const daughter = await openFileOf(desk, { device, personId: 'li-xiaoyu', relation: 'child' })
    const { patientId } = daughter
    await desk.ok('unbindCard', { device, params: { patientId, cardId: daughter.cards[0]?.cardId ?? '' } })
    expect(await desk.refused('book', desk.wish({ device, patientId }, desk.addClinic()))).toBe(
      'CARD_REQUIRED',
    )
  })

  it('books nothing for a patient of somebody else', async () => {
    const booker = await desk.booker('li-ming')
    const other = await desk.booker('chen-jing')
    const { body } = desk.wish(booker, desk.addClinic())
    expect(await desk.refused('book', { device: other.device, body })).toBe('NOT_FOUND')
  })
})

describe('a patient who gives a place back', () => {
  it('has cancelled once the hospital says so, and the place is free for another', async () => {
    const [booker, other] = [await desk.booker('li-ming'), await desk.booker('chen-jing')]
    const clinic = desk.addClinic({ capacity: 1 })
    const { appointmentId } = await desk.book(booker, clinic)
    const cancelled = await desk.ok('cancelAppointment', {
      device: booker.device,
      params: { appointmentId },
    })
    expect(cancelled).toMatchObject({ state: 'cancelled', canCancel: false, cancelUntilAt: null })
    expect(await desk.orderOf(appointmentId)).toMatchObject({ status: 'CANCELLED' })
    expect(await desk.taken(clinic)).toBe(0)
    await expect
      .poll(async () => (await desk.call('book', desk.wish(other, clinic))).body?.state, { timeout: 4000 })
      .toBe('booked')
  })

  it('may ask twice, and may book the same session again', async () => {
    const booker = await desk.booker('li-ming')
    const clinic = desk.addClinic()
    const { appointmentId } = await desk.book(booker, clinic)
    const request = { device: booker.device, params: { appointmentId } }
    await desk.ok('cancelAppointment', request)
    expect((await desk.ok('cancelAppointment', request)).state).toBe('cancelled')
    expect((await desk.book(booker, clinic)).state).toBe('booked')
    expect(await desk.taken(clinic)).toBe(1)
  })

  it('learns that the visit has taken place when that is why it cannot be cancelled', async () => {
    const booker = await desk.booker('li-ming')
    const { appointmentId } = await desk.book(booker, desk.addClinic())
    const order = await desk.orderOf(appointmentId)
    desk.hospital.staff.markVisit(order?.orderNo ?? '', 'VISITED')
    const reply = await desk.call('cancelAppointment', { device: booker.device, params: { appointmentId } })
    expect(reply.body?.state).toBe('visited')
  })

  it('cannot give back what somebody else has booked', async () => {
    const booker = await desk.booker('li-ming')
    const other = await desk.booker('chen-jing')
    const params = { appointmentId: (await desk.book(booker, desk.addClinic())).appointmentId }
    expect(await desk.refused('cancelAppointment', { device: other.device, params })).toBe('NOT_FOUND')
    expect(await desk.refused('getAppointment', { device: other.device, params })).toBe('NOT_FOUND')
  })
})

describe('a patient who waits', () => {
  it('is answered “confirming” after some seconds, and told as soon as the hospital has decided', async () => {
    const booker = await desk.booker('li-ming')
    const clinic = desk.addClinic()
    const silent = desk.sandbox.his.faults.add({
      kind: 'lost-request',
      probability: 1,
      path: '/appointment/lock',
    })
    const appointment = await desk.book(booker, clinic)
    expect(appointment).toMatchObject({ state: 'confirming', canCancel: false, hospitalNumber: null })
    expect(appointment.settledByAt).not.toBeNull()
    expect(
      await desk.refused('cancelAppointment', {
        device: booker.device,
        params: { appointmentId: appointment.appointmentId },
      }),
    ).toBe('APPOINTMENT_STATE')

    desk.sandbox.his.faults.remove(silent)
    expect(await desk.settled(booker, appointment.appointmentId)).toMatchObject({ state: 'booked' })
    expect(desk.ordersIn(clinic)).toHaveLength(1)
  })

  it('sees within a second what another replica has done', async () => {
    const booker = await desk.booker('li-ming')
    const { appointmentId, version } = await desk.book(booker, desk.addClinic())
    const waiting = desk.ok('getAppointment', {
      device: booker.device,
      params: { appointmentId },
      query: { waitFor: version },
    })
    const startedMs = performance.now()
    await desk.ground.db
      .updateTable('appointments')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('appointment_id', '=', appointmentId)
      .execute()
    expect((await waiting).version).toBe(version + 1)
    expect(performance.now() - startedMs).toBeLessThan(1000)
  })
})
