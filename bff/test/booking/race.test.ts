import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { type BffProcess, prepareBffProcesses } from '../bff-process.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { countOf, percentile } from '../tally.ts'
import { type Booker, CENTRAL, centralHospital } from './booking-desk.ts'
import { addClinic, type Clinic } from './clinic.ts'
import { gatherCrowd } from './crowd.ts'
import { type Outcome, Phone } from './phone.ts'

const PEOPLE = 200
const PLACES = 20
/** So many of them press twice, at once, on both replicas: two requests, not one repeated. */
const IMPATIENT = 40
const LOST = 0.1

let bff: TestBff
let replicas: BffProcess[]

beforeAll(async () => {
  bff = await createTestBff()
  const startBff = await prepareBffProcesses(bff.ground.config)
  replicas = await Promise.all([startBff(), startBff()])
}, 60_000)
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.kill()))
  await bff.close()
})

it('200 people race for 20 places through two replicas while the hospital loses a tenth of everything: 20 are booked, the same 20 on both sides, nobody twice', async () => {
  const hospital = centralHospital(bff)
  const crowd = await gatherCrowd(bff, { hospital, size: PEOPLE })
  const date = addDays(shanghaiDate(bff.ground.clock.now()), 1)
  const clinic = addClinic(hospital, { doctor: 0, date, capacity: PLACES })
  // They have looked at the slots before, as one does.
  await Promise.all(replicas.map(({ origin }) => lookAtSlots(origin, clinic)))
  const { faults } = bff.sandbox.his
  faults.add({ kind: 'lost-request', probability: LOST })
  faults.add({ kind: 'lost-answer', probability: LOST })

  const answers: { ms: number; status: number | undefined }[] = []
  const race = ({ device, patientId }: Booker, start: number): Promise<Outcome> => {
    let turn = start
    const origin = () => replicas[turn++ % replicas.length]?.origin ?? ''
    const phone = new Phone({ device, origin, onAnswer: (answer) => answers.push(answer) })
    const { scheduleId, feeFen, slotIds } = clinic
    const body = { institutionId: CENTRAL, patientId, scheduleId, slotId: slotIds[0], feeFen }

    return phone.book(body, randomUUID())
  }
  const startedMs = performance.now()
  const outcomes = await Promise.all([
    ...crowd.map(race),
    ...crowd.slice(0, IMPATIENT).map((booker, index) => race(booker, index + 1)),
  ])
  const seconds = (performance.now() - startedMs) / 1000
  const struck = faults.list().map(({ kind, struck }) => `${struck} ${kind}`)
  faults.clear()

  const orders = hospital.staff.orders().filter((order) => order.scheduleNo === clinic.scheduleId)
  const confirmed = orders.filter((order) => order.status === 'CONFIRMED')
  const rows = await bff.ground.db
    .selectFrom('appointments')
    .select(['order_number', 'person_id', 'state'])
    .execute()
  const booked = rows.filter((row) => row.state === 'booked')
  const told = outcomes.flatMap((one) => ('appointment' in one ? one.appointment : []))
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  const refusals = outcomes.flatMap((one) => ('refused' in one ? one.refused : []))
  process.stdout.write(
    `race: ${PEOPLE} people, ${outcomes.length} attempts for ${PLACES} places in ${seconds.toFixed(1)} s ` +
      `(${(outcomes.length / seconds).toFixed(0)} attempts/s settled, ${answers.length} requests, ` +
      `p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms), faults: ${struck.join(', ')}, ` +
      `booked ${booked.length} here and ${confirmed.length} at the hospital, ` +
      `refused ${countOf(refusals)}\n`,
  )

  expect(booked).toHaveLength(PLACES)
  expect(confirmed.map((order) => order.orderNo).sort()).toEqual(booked.map((row) => row.order_number).sort())
  expect(new Set(booked.map((row) => row.person_id)).size).toBe(PLACES)
  expect(new Set(confirmed.map((order) => order.patientNo)).size).toBe(PLACES)
  expect(
    told
      .filter((one) => one.state === 'booked')
      .map((one) => one.hospitalNumber)
      .sort(),
  ).toEqual(confirmed.map((order) => order.appointmentNo).sort())
  // Nobody holds a place without knowing, and nothing is left under way on either side.
  expect(orders.every((order) => ['CONFIRMED', 'CANCELLED', 'EXPIRED'].includes(order.status))).toBe(true)
  expect(rows.every((row) => ['booked', 'failed'].includes(row.state))).toBe(true)
  expect(refusals.every((code) => ['SLOT_FULL', 'SESSION_ALREADY_BOOKED'].includes(code))).toBe(true)
  const slots = await bff.ground.db.selectFrom('booking_slots').select(['capacity', 'taken']).execute()
  expect(slots).toEqual([{ capacity: PLACES, taken: PLACES }])
}, 120_000)

async function lookAtSlots(origin: string, { scheduleId }: Clinic): Promise<void> {
  const url = `${origin}/api/institutions/${CENTRAL}/schedules/${scheduleId}/slots`
  const headers = bff.device('web').headers()
  await expect.poll(async () => (await fetch(url, { headers })).status, { timeout: 20_000 }).toBe(200)
}
