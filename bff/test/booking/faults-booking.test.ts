import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Booker, BookingDesk } from './booking-desk.ts'
import { casesOf, createImpatientDesk, shownClinic, strike } from './fault-cases.ts'

let desk: BookingDesk
let booker: Booker

beforeAll(async () => {
  desk = await createImpatientDesk()
  booker = await desk.booker('li-ming')
})
afterAll(() => desk.close())

describe('a patient who books while a call to the hospital goes wrong', () => {
  it.each(casesOf(['lock', 'confirm', 'query']))(
    '$call $what, $count×: booked on both sides, once',
    async ({ call, fault, count }) => {
      const clinic = await shownClinic(desk, booker)
      strike(desk, { call, rule: { ...fault, count }, before: 'lock' })
      const { appointmentId } = await desk.book(booker, clinic)
      const settled = await desk.settled(booker, appointmentId)
      desk.sandbox.his.faults.clear()

      expect(settled.state).toBe('booked')
      expect(desk.ordersIn(clinic)).toMatchObject([
        { status: 'CONFIRMED', appointmentNo: settled.hospitalNumber, queueNo: settled.queueNumber },
      ])
      expect(await desk.taken(clinic)).toBe(1)
    },
  )
})
