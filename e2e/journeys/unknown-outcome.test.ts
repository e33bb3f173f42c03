import { expect, test } from 'vitest'
import { personOf } from '../../bff/test/file-of.ts'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { chooseDoctor, chooseFreeTime, chooseTime, confirmFor } from '../phone/pages/booking.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

/** The hospital takes its time over the next bookings, so that something can happen meanwhile. */
function slowHospital({ delayMs }: { delayMs: number }) {
  const { faults } = phones.stack().sandbox.his
  const id = faults.add({ kind: 'slow', probability: 1, path: '/appointment/lock', delayMs })
  const struck = () => faults.list().find((fault) => fault.id === id)?.struck ?? 0

  return { hasBeenAsked: () => expect.poll(struck, { timeout: 20_000 }).toBeGreaterThan(0) }
}

// In both ways in which a page follows an appointment: by a browser's fetch, and by the mini-program's requests.
test.each([
  ['wechat', 'chen-jing'],
  ['alipay', 'li-ming'],
] as const)(
  'when the hospital’s answer is lost, the page says so and becomes booked by itself, once (%s)',
  async (channel, id) => {
    const phone = await phones.open({ channel, person: id })
    const { words, person } = phone
    const desk = deskOf(phones.stack())
    const { faults } = phones.stack().sandbox.his
    await arriveWithFile(phone)
    await chooseDoctor(phone, desk)
    await chooseTime(phone)
    faults.add({ kind: 'lost-answer', probability: 1, path: '/appointment/confirm' })
    faults.add({ kind: 'lost-request', probability: 1, path: '/appointment/query' })

    await confirmFor(phone, person.name)
    await phone.seesState(words('booking:appointment.state.confirming.title'))
    faults.clear()
    await phone.seesState(words('booking:appointment.state.booked.title'))
    expect(desk.ordersOf(person)).toMatchObject([{ status: 'CONFIRMED' }])
  },
)

// A lost network is told to a page by the browser, and to a mini-program by its host.
test.each([
  ['suishenban', 'wang-xiuying'],
  ['alipay', 'zhou-min'],
] as const)(
  'when the network goes, the page says what is known, and pressing again books once (%s)',
  async (channel, id) => {
    const phone = await phones.open({ channel, person: id })
    const { words, person } = phone
    const desk = deskOf(phones.stack())
    await arriveWithFile(phone)
    await chooseDoctor(phone, desk)
    await chooseTime(phone)
    await phone.sees(words('booking:confirm.what'))

    await phone.loseNetwork()
    await confirmFor(phone, person.name)
    await phone.sees(words('errors:code.OFFLINE'))
    expect(desk.ordersOf(person)).toEqual([])

    await phone.regainNetwork()
    const hospital = slowHospital({ delayMs: 5000 })
    await confirmFor(phone, person.name)
    await hospital.hasBeenAsked()
    await phone.loseNetwork()
    await phone.sees(words('errors:code.NO_ANSWER'))
    await expect
      .poll(() => desk.ordersOf(person), { timeout: 20_000 })
      .toMatchObject([{ status: 'CONFIRMED' }])

    await phone.regainNetwork()
    await phone.retry()
    await phone.seesState(words('booking:appointment.state.booked.title'))
    expect(desk.ordersOf(person)).toHaveLength(1)
  },
)

test('when the time goes to somebody else meanwhile, the page says so and leads to other times (WeChat)', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'zhao-lei' })
  const { words, person } = phone
  const desk = deskOf(phones.stack())
  const [doctor] = desk.hospital.doctors
  if (!doctor) throw new Error('the hospital has no doctors')
  const lastPlace = desk.addEvening(doctor)
  await arriveWithFile(phone)
  await chooseDoctor(phone, { ...desk, doctor })
  await chooseTime(phone)

  const hospital = slowHospital({ delayMs: 2000 })
  await confirmFor(phone, person.name)
  await hospital.hasBeenAsked()
  desk.giveTo(personOf('li-ming'), lastPlace)
  await phone.sees(words('errors:code.SLOT_FULL'))
  expect(desk.ordersOf(person)).toEqual([])

  await phone.press(words('booking:confirm.otherTimes'))
  await phone.sees(words('common:left.full'))
  await chooseFreeTime(phone)
  await confirmFor(phone, person.name)
  await phone.seesState(words('booking:appointment.state.booked.title'))
  expect(desk.ordersOf(person)).toMatchObject([{ status: 'CONFIRMED', beginTime: '18:30' }])
})
