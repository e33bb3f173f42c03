import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { prepareBffProcesses } from '../bff-process.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { Replicas } from '../replicas.ts'
import { Random } from '../simulation/random.ts'
import { CENTRAL, centralHospital } from './booking-desk.ts'
import { addClinic } from './clinic.ts'
import { gatherCrowd } from './crowd.ts'
import { impatient } from './fault-cases.ts'
import { Phone } from './phone.ts'

const PEOPLE = 200
/** Of text messages: as many are lost on the way there, and as many on the way back. */
const LOST = 0.1

let bff: TestBff
let replicas: Replicas

beforeAll(async () => {
  bff = await createTestBff({ configure: impatient })
  const random = new Random(20_261_122)
  replicas = await Replicas.start(await prepareBffProcesses(bff.ground.config), { size: 2, random })
}, 120_000)
afterAll(async () => {
  await replicas.close()
  await bff.close()
})

it('of 200 who booked a clinic that is stopped each is told once, though text messages fail and a BFF is killed', async () => {
  const { db, clock } = bff.ground
  const hospital = centralHospital(bff)
  const crowd = await gatherCrowd(bff, { hospital, size: PEOPLE })
  const date = addDays(shanghaiDate(clock.now()), 2)
  const { scheduleId, feeFen, slotIds } = addClinic(hospital, { doctor: 0, date, capacity: PEOPLE })
  const waiting = [...crowd]
  const bookNext = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const phone = new Phone({ device: next.device, origin: () => replicas.origin() })
      const { patientId } = next
      const body = { institutionId: CENTRAL, patientId, scheduleId, slotId: slotIds[0] ?? '', feeFen }
      await phone.book(body, randomUUID())
    }
  }
  await Promise.all(Array.from({ length: 12 }, bookNext))
  const count = async (kind: 'appointment_booked' | 'clinic_stopped') => {
    const of = db.selectFrom('messages').select('delivery').where('kind', '=', kind)

    return (await of.execute()).filter(({ delivery }) => delivery === 'sent').length
  }
  const wait = { timeout: 120_000, interval: 100 }
  await vi.waitUntil(async () => (await count('appointment_booked')) === PEOPLE, wait)

  const { sms, events } = bff.sandbox
  sms.faults.add({ kind: 'lost-request', probability: LOST })
  sms.faults.add({ kind: 'lost-answer', probability: LOST })
  Object.assign(events.settings, { receiver: replicas.origin() })
  const stoppedMs = performance.now()
  hospital.staff.stopSession(scheduleId, { zh: '医生身体不适', en: 'The doctor is unwell' })
  const toldAtKill = await replicas.killOne(async () => {
    await vi.waitUntil(async () => (await count('clinic_stopped')) > PEOPLE / 10, wait)

    return count('clinic_stopped')
  })
  let toldInTen = toldAtKill
  await vi.waitUntil(async () => {
    const told = await count('clinic_stopped')
    if (performance.now() - stoppedMs < 10_000) toldInTen = told

    return told === PEOPLE
  }, wait)
  const seconds = (performance.now() - stoppedMs) / 1000
  const struck = sms.faults.list().map(({ kind, struck: times }) => `${times} ${kind}`)
  sms.faults.clear()
  process.stdout.write(
    `clinic stopped: ${toldInTen} of ${PEOPLE} told in 10 s, all in ${seconds.toFixed(1)} s, a BFF killed when ${toldAtKill} were, ` +
      `faults: ${struck.join(', ')}\n`,
  )

  const rows = await db.selectFrom('appointments').select(['state']).execute()
  expect(rows.filter(({ state }) => state === 'stopped')).toHaveLength(PEOPLE)
  const messages = await db
    .selectFrom('messages')
    .select('account_id')
    .where('kind', '=', 'clinic_stopped')
    .execute()
  expect(new Set(messages.map((one) => one.account_id)).size).toBe(PEOPLE)
  expect(messages).toHaveLength(PEOPLE)
  const texts = crowd.map((_, index) =>
    sms.messages
      .inbox(`137${String(index).padStart(8, '0')}`)
      .filter(({ template }) => template === 'clinic_stopped'),
  )
  expect(texts.map((of) => of.length)).toEqual(texts.map(() => 1))
}, 400_000)
