import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tidy } from '../../src/housekeeping.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS, shift } from '../../src/lib/clock.ts'
import { indexPatientNumbers } from '../../src/modules/patients/index-patient-numbers.ts'
import { bindFileOf } from '../add-patient.ts'
import { CENTRAL, newBooker } from '../booking/booking-desk.ts'
import { dumpDatabase } from '../dump-database.ts'
import { personOf } from '../file-of.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { createTestClock, type TestClock } from '../test-clock.ts'
import { createEventsDesk, type EventsDesk, eventFields, eventSenderOf } from './events-desk.ts'

let clock: TestClock
let bff: TestBff
let desk: EventsDesk
let wang: string
let wangOfLiMing: string

beforeAll(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
  wang = (await newBooker(bff, 'wang-xiuying')).patientId
  const liMing = await bff.signIn('li-ming')
  const bound = await bindFileOf(bff, { device: liMing, personId: 'wang-xiuying', relation: 'parent' })
  wangOfLiMing = bound.patientId
  desk = await createEventsDesk(bff)
})
beforeEach(async () => {
  desk.heeded.length = 0
  for (const table of ['hospital_events', 'hospital_event_subjects', 'hospital_event_nonces'] as const)
    await bff.ground.db.deleteFrom(table).execute()
})
afterAll(async () => {
  await desk.close()
  await bff.close()
})

const TAKEN = { status: 200, code: '0' }
const kept = async () => (await bff.ground.db.selectFrom('hospital_events').selectAll().execute()).length

describe('what a hospital tells of a patient', () => {
  it('is heeded for everybody who has them as a patient, and wakes those who wait', async () => {
    const before = desk.woken()
    const answer = await desk.send({ fields: eventFields({ data: { ahead: 3 }, somethingNew: true }) })

    expect(answer).toMatchObject(TAKEN)
    expect(desk.heeded).toMatchObject([{ institutionName: { zh: '通诊中心医院' } }])
    expect(desk.heeded).toMatchObject([
      { institutionId: CENTRAL, kind: 'queue_moved', subject: 'A12', data: { ahead: 3 } },
    ])
    expect(desk.heeded[0]?.patients.map(({ patientId }) => patientId).sort()).toEqual(
      [wang, wangOfLiMing].sort(),
    )
    expect(desk.woken()).toBe(before + 1)
  })

  it('is heeded once, however often it comes and at whichever replica', async () => {
    const fields = eventFields()
    const answers = await Promise.all(
      [desk.app, desk.other, desk.app, desk.other].map((to) => desk.send({ fields }, to)),
    )
    const later = await desk.send({ fields: { ...fields, sequence: 9 } })

    expect([...answers, later]).toMatchObject(Array(5).fill(TAKEN))
    expect(desk.heeded).toHaveLength(1)
  })

  it('changes nothing when something newer about the same was heeded before', async () => {
    const news = (sequence: number, kind: string, subject = 'A12') =>
      desk.send({
        fields: eventFields({ sequence, kind, subject, eventId: `${kind}-${sequence}-${subject}` }),
      })
    const answers = [
      await news(1, 'queue_moved'),
      await news(5, 'patient_called'),
      await news(4, 'queue_moved'),
      await news(5, 'queue_moved'),
      await news(4, 'queue_moved', 'A13'),
      await news(2, 'discharged'),
    ]

    expect(answers).toMatchObject(Array(6).fill(TAKEN))
    expect(desk.heeded.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['queue_moved', 'A12'],
      ['patient_called', 'A12'],
      ['queue_moved', 'A13'],
      ['discharged', 'A12'],
    ])
  })

  it('is heeded when it comes again after a bug, and nothing is kept of the first time', async () => {
    const fields = eventFields()
    desk.failOnce()
    const first = await desk.send({ fields })
    const keptThen = await kept()
    desk.heeded.length = 0

    expect([first.status, keptThen]).toEqual([500, 0])
    expect(await desk.send({ fields })).toMatchObject(TAKEN)
    expect(desk.heeded).toHaveLength(1)
  })

  it('is acknowledged and forgotten when no account has the patient, or nobody here cares for such news', async () => {
    const answers = [
      await desk.send({ fields: eventFields({ patientNo: '0100099999' }) }),
      await desk.send({ fields: eventFields({ kind: 'bed_made' }) }),
      await desk.send({
        fields: eventFields({ institution: 'tz-linjiang' }),
        address: 'tz-linjiang',
      }),
    ]

    expect(answers).toMatchObject(Array(3).fill(TAKEN))
    expect(desk.heeded).toEqual([])
    expect(await kept()).toBe(0)
  })

  it('leaves neither its number nor the patient’s in the database, and is forgotten after a month', async () => {
    const patientNo = personOf('wang-xiuying').files[0]?.patientNo ?? ''
    await desk.send({ fields: eventFields({ eventId: `evt-of-${patientNo}`, subject: `Q-${patientNo}` }) })
    const dump = await dumpDatabase(bff.ground.db)
    expect(await kept()).toBe(1)
    await tidy(bff.ground.db, shift(clock.now(), 31 * DAY_MS))

    expect(dump).not.toContain(patientNo)
    expect(await kept()).toBe(0)
    expect(await bff.ground.db.selectFrom('hospital_event_subjects').selectAll().execute()).toEqual([])
    expect(await bff.ground.db.selectFrom('hospital_event_nonces').selectAll().execute()).toEqual([])
  })
})

describe('nothing happens for a call-back that', () => {
  const central = () => eventSenderOf(bff.ground, CENTRAL)
  const jiangwan = () => eventSenderOf(bff.ground, 'tz-jiangwan')

  it.each([
    ['somebody else has signed', () => ({ signer: { ...central(), secret: 'of somebody else' } }), '1002'],
    ['another institution has signed', () => ({ signer: jiangwan() }), '1001'],
    [
      'another institution has signed in the name of this one',
      () => ({ signer: { ...central(), secret: jiangwan().secret } }),
      '1002',
    ],
    ['was altered on its way', () => ({ body: JSON.stringify(eventFields({ subject: 'A99' })) }), '1002'],
    ['was signed six minutes ago', () => ({ signedAt: shift(clock.now(), -6 * MINUTE_MS) }), '1003'],
    ['is signed for in six minutes', () => ({ signedAt: shift(clock.now(), 6 * MINUTE_MS) }), '1003'],
  ])('%s', async (_, letter, code) => {
    const answer = await desk.send({ fields: eventFields(), ...letter() })

    expect(answer).toMatchObject({ status: 401, code })
    expect([desk.heeded, await kept()]).toEqual([[], 0])
  })

  it('is the very request of before, at this replica or another', async () => {
    const fields = eventFields()
    const first = await desk.send({ fields })
    clock.advance(SECOND_MS)
    const again = [
      await desk.send({ fields, headers: first.headers }),
      await desk.send({ fields, headers: first.headers }, desk.other),
    ]

    expect(first).toMatchObject(TAKEN)
    expect(again).toMatchObject(Array(2).fill({ status: 401, code: '1003' }))
    expect(desk.heeded).toHaveLength(1)
  })

  it.each([
    ['names another institution', { institution: 'tz-jiangwan' }, 'institution'],
    ['names nobody', { patientNo: undefined }, 'patientNo'],
    ['has a time that is none', { occurTime: '2026-13-45 09:00:00' }, 'occurTime'],
    ['cannot be put in order', { sequence: '7' }, 'sequence'],
    ['does not say what its kind should', { data: { ahead: -1 } }, 'data.ahead'],
  ])('%s', async (_, fields, field) => {
    const answer = await desk.send({ fields: eventFields(fields) })

    expect(answer).toMatchObject({ status: 400, code: '1004', field })
    expect([desk.heeded, await kept()]).toEqual([[], 0])
  })

  it('is no JSON, is larger than any event, or comes to an institution that tells nothing', async () => {
    const answers = [
      await desk.send({ fields: 'news' as never }),
      await desk.send({ fields: eventFields({ words: 'x'.repeat(17_000) }) }),
      await desk.send({ fields: eventFields(), signer: central(), address: 'tz-nowhere' }),
    ]

    expect(answers.map(({ status, field }) => [status, field])).toEqual([
      [400, 'body'],
      [400, undefined],
      [404, undefined],
    ])
    expect(desk.heeded).toEqual([])
    expect(await kept()).toBe(0)
  })
})

it('a card of before its index was kept is found once two replicas have looked through them at the same time', async () => {
  const { db } = bff.ground
  await db.updateTable('patient_cards').set({ hospital_patient_index: null }).execute()
  await desk.send({ fields: eventFields() })
  const unfound = desk.heeded.length
  const indexed = await Promise.all([indexPatientNumbers(bff.ground), indexPatientNumbers(bff.ground)])
  await desk.send({ fields: eventFields() })

  expect(unfound).toBe(0)
  expect(indexed[0] + indexed[1]).toBe(2)
  expect(desk.heeded).toHaveLength(1)
  expect(await indexPatientNumbers(bff.ground)).toBe(0)
})

it('the sandbox goes on telling, through losses, forgeries and repetitions, until each event has been heeded once', async () => {
  const { events } = bff.sandbox
  const receiver = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  Object.assign(events.settings, {
    ...{ receiver, loss: 0.4, duplicate: 0.4, forged: 0.4 },
    lateByMs: 2 * SECOND_MS,
  })
  const patientNo = personOf('wang-xiuying').files[0]?.patientNo ?? ''
  const subjects = Array.from({ length: 12 }, (_, index) => `A${index}`)
  for (const subject of subjects)
    events.announce({ institutionCode: CENTRAL, kind: 'queue_moved', patientNo, subject })
  for (let round = 0; round < 10; round++) {
    await events.sender.deliverDue()
    clock.advance(DAY_MS / 2)
  }

  expect(events.sender.list().map(({ state }) => state)).toEqual(subjects.map(() => 'taken'))
  expect(desk.heeded.map(({ subject }) => subject).sort()).toEqual([...subjects].sort())
})
