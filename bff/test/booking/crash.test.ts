import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SECOND_MS } from '../../src/lib/clock.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { BOOKING_QUEUE } from '../../src/modules/booking/take-step.ts'
import { prepareBffProcesses } from '../bff-process.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { countOperations, Replicas, releaseRequestsOfTheDead } from '../replicas.ts'
import { Random } from '../simulation/random.ts'
import { countOf } from '../tally.ts'
import { type Booker, CENTRAL, centralHospital } from './booking-desk.ts'
import { addClinic, type Clinic } from './clinic.ts'
import { gatherCrowd } from './crowd.ts'
import { type Outcome, Phone } from './phone.ts'

const SEED = 20_261_124
const KILLS = 20
const PEOPLE = 24
const CLINICS = 12
const LOST = 0.1

/** What a person was told in the end about one thing they asked for. */
interface Told {
  wish: 'book' | 'cancel'
  outcome: Outcome
}

let bff: TestBff
let replicas: Replicas
const random = new Random(SEED)

beforeAll(async () => {
  bff = await createTestBff()
  replicas = await Replicas.start(await prepareBffProcesses(bff.ground.config), { size: 2, random })
}, 120_000)
afterAll(async () => {
  await replicas.close()
  await bff.close()
})

it('a BFF is killed 20 times with bookings in flight: every booking ends in one state on both sides, and none is lost', async () => {
  const { db } = bff.ground
  const hospital = centralHospital(bff)
  const crowd = await gatherCrowd(bff, { hospital, size: PEOPLE })
  const today = shanghaiDate(bff.ground.clock.now())
  const clinics = Array.from({ length: CLINICS }, (_, doctor) =>
    addClinic(hospital, { doctor, date: addDays(today, 1 + (doctor % 7)), capacity: 3 }),
  )
  const { faults } = bff.sandbox.his
  faults.add({ kind: 'lost-request', probability: LOST })
  faults.add({ kind: 'lost-answer', probability: LOST })

  const told: Told[] = []
  let isOver = false
  const people = crowd.map((booker) => live(booker, { clinics, told, isOver: () => isOver }))
  const inFlight: number[] = []
  const startedMs = performance.now()
  for (let kill = 0; kill < KILLS; kill++) inFlight.push(await replicas.killOne(bookingsUnderWay))
  isOver = true
  await untilDone(Promise.all(people))
  const struck = faults.list().map(({ kind, struck }) => `${struck} ${kind}`)
  faults.clear()
  await expect
    .poll(() => countOperations(bff.ground, BOOKING_QUEUE), { timeout: 60_000, interval: 500 })
    .toBe(0)
  const seconds = (performance.now() - startedMs) / 1000

  const rows = await db.selectFrom('appointments').selectAll().execute()
  const orders = new Map(hospital.staff.orders().map((order) => [order.orderNo, order]))
  process.stdout.write(
    `crash: seed ${SEED}, ${KILLS} × kill -9 in ${seconds.toFixed(0)} s with ${inFlight.join(' ')} bookings in flight, ` +
      `${rows.length} bookings (${countOf(rows.map((row) => row.state))}), ${told.length} requests answered, ` +
      `${orders.size} orders at the hospital, faults: ${struck.join(', ')}\n`,
  )

  for (const row of rows) {
    const there = orders.get(row.order_number)?.status ?? 'NONE'
    expect(AGREES[row.state], `${row.appointment_id}: ${row.state} here, ${there} there`).toContain(there)
  }
  const known = new Set(rows.map((row) => row.order_number))
  expect([...orders.keys()].filter((orderNo) => !known.has(orderNo))).toEqual([])
  for (const slot of await db.selectFrom('booking_slots').selectAll().execute()) {
    const held = rows.filter((row) => row.schedule_id === slot.schedule_id && row.state === 'booked')
    expect(slot.taken).toBe(held.length)
  }
  expect(inFlight.filter((count) => count > 0).length).toBeGreaterThanOrEqual(KILLS / 2)
  // What a person was told is so, unless they themselves asked for something else later.
  const stateOf = new Map(rows.map((row) => [row.appointment_id, row.state]))
  for (const { wish, outcome } of told) {
    if (!('appointment' in outcome)) continue
    const { appointmentId, state } = outcome.appointment
    expect(state).toBe(wish === 'book' ? 'booked' : 'cancelled')
    expect(wish === 'book' ? ['booked', 'cancelled'] : ['cancelled']).toContain(stateOf.get(appointmentId))
  }
}, 400_000)

const AGREES: Record<string, readonly string[]> = {
  booked: ['CONFIRMED'],
  failed: ['NONE', 'CANCELLED', 'EXPIRED'],
  cancelled: ['CANCELLED'],
}

/** A person books here and there, and gives most of it back, until it is over. */
async function live(
  { device, patientId }: Booker,
  { clinics, told, isOver }: { clinics: Clinic[]; told: Told[]; isOver: () => boolean },
): Promise<void> {
  const phone = new Phone({ device, origin: () => replicas.origin() })
  while (!isOver()) {
    const clinic = clinics[random.index(clinics.length)]
    if (clinic === undefined) throw new Error('there are no clinics')
    const { scheduleId, feeFen, slotIds } = clinic
    const body = { institutionId: CENTRAL, patientId, scheduleId, slotId: slotIds[0], feeFen }
    const outcome = await phone.book(body, randomUUID())
    told.push({ wish: 'book', outcome })
    if ('appointment' in outcome && random.chance(0.8)) {
      const cancelled = await phone.cancel(outcome.appointment.appointmentId, randomUUID())
      told.push({ wish: 'cancel', outcome: cancelled })
    }
    await sleep(random.between(20, 300))
  }
}

/** A random moment of bookings under way; answers how many there were. */
async function bookingsUnderWay(): Promise<number> {
  while ((await countOperations(bff.ground)) === 0) await sleep(20)
  await sleep(random.between(0, 150))

  return countOperations(bff.ground)
}

async function untilDone(work: Promise<unknown>): Promise<void> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  while (!isDone) {
    await releaseRequestsOfTheDead(bff.ground)
    await Promise.race([done, sleep(SECOND_MS)])
  }
  await done
}
