import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signatureOf } from '../his/request-gate.ts'
import { createManualClock, type ManualClock } from '../lib/clock.ts'
import { type LetterBox, openLetterBox } from '../lib/letter-box.test-support.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { type EventPlatform, startEvents } from './start-events.ts'

const TAKEN = '{"code":"0","message":"成功","traceNo":""}'
const READY = {
  institutionCode: 'tz-central',
  kind: 'report_ready',
  patientNo: '0100000101',
  subject: 'LAB1',
}

let clock: ManualClock
let box: LetterBox
let events: EventPlatform

beforeEach(async () => {
  clock = createManualClock('2026-11-23T09:00:00+08:00')
  box = await openLetterBox()
  box.answer = TAKEN
  events = await start()
})
afterEach(async () => {
  await events.close()
  await box.close()
})

function start(folder?: string): Promise<EventPlatform> {
  return startEvents({
    context: createSandboxContext({ folder, clock }),
    port: 0,
    siteOrigin: () => box.origin,
  })
}

const bodies = () => box.received.map(({ body }) => JSON.parse(body))

test('an event goes to its institution’s address, signed over what it says', async () => {
  const eventId = events.announce({ ...READY, data: { ahead: 3 } })
  await events.sender.deliverDue()
  const [letter] = box.received
  const caller = events.credentials.institutions['tz-central'] ?? { appId: '', appSecret: '' }
  const header = (name: string) => letter?.headers.get(name) ?? ''

  expect(letter?.path).toBe('/callbacks/hospital/tz-central/events')
  expect(bodies()).toMatchObject([
    {
      ...{ eventId, kind: 'report_ready', institution: 'tz-central', patientNo: '0100000101' },
      ...{ subject: 'LAB1', occurTime: '2026-11-23 09:00:00', data: { ahead: 3 } },
    },
  ])
  expect(header('x-app-id')).toBe(caller.appId)
  expect(header('x-signature')).toBe(
    signatureOf({
      ...{ caller, timestamp: header('x-timestamp'), nonce: header('x-nonce'), path: '/events' },
      rawBody: letter?.body ?? '',
    }),
  )
  expect(events.sender.list()).toMatchObject([{ state: 'taken' }])
})

test('an event is repeated under its number, signed anew, until it is acknowledged in words', async () => {
  events.announce(READY)
  await events.sender.deliverDue()
  box.answer = '{"code":"9001"}'
  events.announce({ ...READY, subject: 'LAB2' })
  await events.sender.deliverDue()
  box.answer = TAKEN
  clock.advance(2_000)
  await events.sender.deliverDue()
  clock.advance(60_000)
  await events.sender.deliverDue()
  const [first, second, third] = bodies()

  expect(box.received).toHaveLength(3)
  expect(second).toEqual(third)
  expect(second.sequence).toBeGreaterThan(first.sequence)
  expect(new Set(box.received.map(({ headers }) => headers.get('x-nonce'))).size).toBe(3)
})

test('a receiver that never takes it is told for a day, ever less often, and then no more', async () => {
  box.status = 500
  events.announce(READY)
  for (let hours = 0; hours < 30; hours++) {
    await events.sender.deliverDue()
    clock.advance(3_600_000)
  }

  expect(events.sender.list()).toMatchObject([{ state: 'given_up', attempts: 11, outcome: '500' }])
  expect(events.describe()[0]?.rows[0]).toEqual(expect.arrayContaining(['given_up', '11', '500']))
})

test('an event that was owed is told after a restart, and order holds across emptying', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongzhen-events-'))
  box.status = 503
  const before = await start(folder)
  before.announce(READY)
  await before.sender.deliverDue()
  await before.close()
  box.status = 200
  clock.advance(10_000)
  const after = await start(folder)
  await after.sender.deliverDue()
  after.reset()
  after.announce(READY)
  await after.sender.deliverDue()
  await after.close()
  const [, told, later] = bodies()

  expect(after.credentials).toEqual(before.credentials)
  expect(told.eventId).toBe(bodies()[0].eventId)
  expect(later.sequence).toBeGreaterThan(told.sequence)
})
