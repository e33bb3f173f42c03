import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import type { Booker, BookingDesk } from './booking-desk.ts'
import { casesOf, createImpatientDesk, shownClinic, strike } from './fault-cases.ts'

let desk: BookingDesk
let booker: Booker

beforeAll(async () => {
  desk = await createImpatientDesk()
  booker = await desk.booker('li-ming')
})
afterAll(() => desk.close())

describe('a patient who gives a place back while a call to the hospital goes wrong', () => {
  it.each(casesOf(['cancel', 'query']))(
    '$call $what, $count×: cancelled on both sides, and the place is free',
    async ({ call, fault, count }) => {
      const clinic = await shownClinic(desk, booker)
      const { appointmentId } = await desk.book(booker, clinic)
      await desk.settled(booker, appointmentId)
      strike(desk, { call, rule: { ...fault, count }, before: 'cancel' })
      await desk.ok('cancelAppointment', { device: booker.device, params: { appointmentId } })
      const settled = await desk.settled(booker, appointmentId)
      desk.sandbox.his.faults.clear()

      expect(settled.state).toBe('cancelled')
      expect(desk.ordersIn(clinic)).toMatchObject([{ status: 'CANCELLED' }])
      expect(await desk.taken(clinic)).toBe(0)
    },
  )
})

describe('a hospital that stays silent', () => {
  it('is given up after ten minutes: the number is dead there, and the place is free here', async () => {
    const clinic = await shownClinic(desk, booker)
    desk.sandbox.his.faults.add({ kind: 'lost-request', probability: 1, path: '/appointment/lock' })
    const { appointmentId, settledByAt } = await desk.book(booker, clinic)
    expect(settledByAt).not.toBeNull()
    desk.clock.advance(10 * MINUTE_MS)
    const settled = await desk.settled(booker, appointmentId)
    desk.sandbox.his.faults.clear()

    expect(settled).toMatchObject({ state: 'failed', reason: 'HOSPITAL_UNAVAILABLE' })
    expect(await desk.taken(clinic)).toBe(0)
    expect(desk.ordersIn(clinic)).toEqual([])
    const { order_number } = await desk.ground.db
      .selectFrom('appointments')
      .select('order_number')
      .where('appointment_id', '=', appointmentId)
      .executeTakeFirstOrThrow()
    const late = desk.hospital.interfaces.get('/appointment/query')?.({ orderNo: order_number })
    expect(late).toMatchObject({ data: { status: 'CANCELLED' } })
  })

  it('is never taken for a refusal: nothing is decided until it speaks again', async () => {
    const clinic = await shownClinic(desk, booker)
    const { device } = booker
    for (const call of ['lock', 'confirm', 'cancel', 'query']) {
      desk.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, path: `/appointment/${call}` })
    }
    const { appointmentId } = await desk.book(booker, clinic)
    desk.clock.advance(11 * MINUTE_MS)
    const asked = await desk.ok('getAppointment', { device, params: { appointmentId } })
    expect(asked).toMatchObject({ state: 'confirming', settledByAt: null })
    expect(await desk.taken(clinic)).toBe(1)

    desk.sandbox.his.faults.clear()
    // After so much silence it is asked every half minute only.
    await expect
      .poll(
        async () => {
          desk.clock.advance(MINUTE_MS)

          return (await desk.ok('getAppointment', { device, params: { appointmentId } })).state
        },
        { interval: 2000, timeout: 30_000 },
      )
      .toBe('failed')
    expect(desk.ordersIn(clinic)).toMatchObject([{ status: 'CANCELLED' }])
    expect(await desk.taken(clinic)).toBe(0)
  })
})
