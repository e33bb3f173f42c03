import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bindFileOf } from '../../../test/add-patient.ts'
import { type BookingDesk, createBookingDesk } from '../../../test/booking/booking-desk.ts'

let desk: BookingDesk

beforeEach(async () => {
  desk = await createBookingDesk()
})
afterEach(() => desk.close())

describe('a patient who holds a place', () => {
  it('can be removed, and their card unbound, only after giving it back', async () => {
    const booker = await desk.booker('chen-jing')
    const { device, patientId } = booker
    const { cards } = await desk.ok('getPatient', { device, params: { patientId } })
    const ofCard = { patientId, cardId: cards[0]?.cardId ?? '' }
    const { appointmentId } = await desk.book(booker, desk.addClinic())
    await desk.settled(booker, appointmentId)

    expect(await desk.refused('removePatient', { device, params: { patientId } })).toBe(
      'PATIENT_HAS_APPOINTMENTS',
    )
    expect(await desk.refused('unbindCard', { device, params: ofCard })).toBe('PATIENT_HAS_APPOINTMENTS')

    await desk.ok('cancelAppointment', { device, params: { appointmentId } })
    await desk.settled(booker, appointmentId)
    expect((await desk.ok('unbindCard', { device, params: ofCard })).cards).toEqual([])
    await desk.ok('removePatient', { device, params: { patientId } })
  })

  it('may unbind the card of another institution meanwhile', async () => {
    const booker = await desk.booker('wang-xiuying')
    const { device, patientId } = booker
    const { cards } = await desk.ok('addCard', {
      device,
      params: { patientId },
      body: { institutionId: 'tz-linjiang' },
    })
    const inLinjiang = cards.find((card) => card.institutionId === 'tz-linjiang')
    const { appointmentId } = await desk.book(booker, desk.addClinic())
    await desk.settled(booker, appointmentId)

    const params = { patientId, cardId: inLinjiang?.cardId ?? '' }
    expect((await desk.ok('unbindCard', { device, params })).cards).toHaveLength(1)
  })

  it('cannot be removed while a booking of theirs slips through beside', async () => {
    const booker = await desk.booker('chen-jing')
    const { device, patientId } = booker
    const [booking, removal] = await Promise.all([
      desk.call('book', desk.wish(booker, desk.addClinic())),
      desk.call('removePatient', { device, params: { patientId } }),
    ])

    // Whoever came first, the other one was refused.
    expect([
      [undefined, 'PATIENT_HAS_APPOINTMENTS'],
      ['NOT_FOUND', undefined],
      ['CARD_REQUIRED', undefined],
    ]).toContainEqual([booking.error?.code, removal.error?.code])
  })

  it('by the hand of her son keeps it, and sees it, when she ends his access', async () => {
    const wang = await desk.booker('wang-xiuying')
    const device = await desk.signIn('li-ming')
    const { patientId } = await bindFileOf(desk, { device, personId: 'wang-xiuying', relation: 'parent' })
    const son = { device, patientId }
    const { appointmentId } = await desk.book(son, desk.addClinic())
    await desk.settled(son, appointmentId)
    const { proxies } = await desk.ok('listProxies', { device: wang.device, params: wang })
    const params = { patientId: wang.patientId, proxyId: proxies[0]?.proxyId ?? '' }
    await desk.ok('updateProxy', { device: wang.device, params, body: { scopes: [] } })

    expect(await desk.refused('getAppointment', { device, params: { appointmentId } })).toBe('NOT_FOUND')
    const hers = await desk.ok('listAppointments', { device: wang.device, query: { when: 'upcoming' } })
    expect(hers.appointments).toMatchObject([{ appointmentId, state: 'booked', patientName: '王秀英' }])
    await desk.ok('cancelAppointment', { device: wang.device, params: { appointmentId } })
    expect(await desk.settled(wang, appointmentId)).toMatchObject({ state: 'cancelled' })
  })
})
