import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { BOOKING_QUEUE } from '../../src/modules/booking/take-step.ts'
import { VISIT_NOTES_QUEUE } from '../../src/modules/visit-notes/visit-notes.ts'
import { prepareBffProcesses } from '../bff-process.ts'
import { CENTRAL, centralHospital } from '../booking/booking-desk.ts'
import { addClinic } from '../booking/clinic.ts'
import { gatherCrowd } from '../booking/crowd.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { countOperations, Replicas } from '../replicas.ts'
import { withVisitNotes } from '../sandbox-config.ts'
import { Random } from '../simulation/random.ts'

const PEOPLE = 16
const KILLS = 3
/** Of the calls, by three kinds of fault. */
const FAILING = 0.1

let bff: TestBff
let replicas: Replicas
const random = new Random(20_261_123)

// In this process nothing is sent: only the replicas do, and they are killed.
beforeAll(async () => {
  bff = await createTestBff({ configure: withVisitNotes })
  replicas = await Replicas.start(await prepareBffProcesses(bff.ground.config), { size: 2, random })
}, 120_000)
afterAll(async () => {
  await replicas.close()
  await bff.close()
})

it('every note is with its doctor exactly once, though three calls in ten fail and the BFF is killed in between', async () => {
  const hospital = centralHospital(bff)
  const crowd = await gatherCrowd(bff, { hospital, size: PEOPLE })
  const date = addDays(shanghaiDate(bff.ground.clock.now()), 1)
  const visits = await Promise.all(
    crowd.map(async ({ device, patientId }, index) => {
      const { scheduleId, feeFen, slotIds } = addClinic(hospital, { doctor: index, date, capacity: 3 })
      const body = { institutionId: CENTRAL, patientId, scheduleId, slotId: slotIds[0] ?? '', feeFen }
      const { appointmentId } = await bff.ok('book', { device, body })

      return { device, params: { appointmentId } }
    }),
  )
  await expect.poll(() => countOperations(bff.ground, BOOKING_QUEUE), { timeout: 60_000 }).toBe(0)

  const records = bff.sandbox.systems.find(({ name }) => name === 'records')
  for (const kind of ['lost-request', 'lost-answer'] as const)
    records?.faults.add({ kind, probability: FAILING })
  records?.faults.add({ kind: 'busy', probability: FAILING })
  for (const [index, visit] of visits.entries()) {
    const answers = [
      { questionId: 'complaint', choices: [], words: `咳嗽第${index}天` },
      { questionId: 'since', choices: ['days'], words: '' },
      { questionId: 'allergies', choices: ['none'], words: '' },
      { questionId: 'medicines', choices: ['none'], words: '' },
    ]
    const { version } = await bff.ok('saveVisitNote', { ...visit, body: { version: 0, answers } })
    await bff.ok('sendVisitNote', { ...visit, body: { version } })
  }
  for (let kill = 0; kill < KILLS; kill++) await replicas.killOne(() => sleep(random.between(0, 300)))
  await expect
    .poll(() => countOperations(bff.ground, VISIT_NOTES_QUEUE), { timeout: 100_000, interval: 500 })
    .toBe(0)

  const states = await Promise.all(visits.map(async (visit) => (await bff.ok('getVisitNote', visit)).state))
  expect(states).toEqual(visits.map(() => 'delivered'))
  const kept = bff.sandbox.records.notes.list() ?? []
  const words = kept.map(({ parts }) => parts[0]?.lines[0]).sort()
  expect(words).toEqual(visits.map((_, index) => `咳嗽第${index}天`).sort())
}, 240_000)
