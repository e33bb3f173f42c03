import type { MessageKind } from '@tongzhen/contract/states'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { oweRemindersOfBefore } from '../../src/db/migrations/024-reminders-of-before.ts'
import { addDays, shanghaiDate, shanghaiInstantOf } from '../../src/lib/shanghai-time.ts'
import { REMINDERS_QUEUE } from '../../src/modules/booking/reminders.ts'
import { bindFileOf } from '../add-patient.ts'
import { createRunningClock } from '../test-clock.ts'
import { untilAllIsTold } from '../until-all-is-told.ts'
import { type Booker, type BookingDesk, createBookingDesk } from './booking-desk.ts'

/** A Tuesday morning at nine. */
let desk: BookingDesk
let visitor: Booker

beforeAll(async () => {
  desk = await createBookingDesk({ clock: createRunningClock() })
  visitor = await desk.booker('li-ming')
})
afterAll(() => desk.close())

async function book(inDays: number, booker = visitor) {
  const clinic = desk.addClinic({ inDays })
  const { appointmentId } = await desk.settled(booker, (await desk.book(booker, clinic)).appointmentId)

  return { params: { appointmentId } }
}
type Visit = Awaited<ReturnType<typeof book>>

const reminders: readonly MessageKind[] = ['reminder_week', 'reminder_eve', 'reminder_morning']

/** What was said of this visit, and as which account's patient, the first one first. */
async function messagesOf({ params }: Visit) {
  await untilAllIsTold(desk)

  return desk.ground.db
    .selectFrom('messages')
    .select(['kind', 'patient_id'])
    .where('appointment_id', '=', params.appointmentId)
    .where('kind', 'in', reminders)
    .orderBy('seq')
    .execute()
}

const remindedOf = async (one: Visit) => (await messagesOf(one)).map(({ kind }) => kind)
const patientsReminded = async (one: Visit) => (await messagesOf(one)).map(({ patient_id }) => patient_id)

/** Moves the clock to a time of a day, and waits until what was due by then has been done. */
async function passTo(inDays: number, time: string, from: string): Promise<void> {
  const at = new Date(shanghaiInstantOf(addDays(from, inDays), time))
  desk.clock.advance(Math.max(0, at.getTime() - desk.ground.clock.now().getTime()))
  await vi.waitUntil(
    async () => {
      const due = await desk.ground.db
        .selectFrom('operations')
        .select('operation_id')
        .where('queue', '=', REMINDERS_QUEUE)
        .where('due_at', '<=', at)
        .execute()

      return due.length === 0
    },
    { timeout: 20_000, interval: 50 },
  )
}

it('a person is reminded a week before, on the eve and on the morning, once each; not of what was given back', async () => {
  const today = shanghaiDate(desk.ground.clock.now())
  const kept = await book(9)
  const givenBack = await book(9)
  const late = await book(3)
  await passTo(2, '10:01', today)
  expect(await remindedOf(kept)).toEqual(['reminder_week'])
  expect(await remindedOf(late)).toEqual([])
  await desk.ok('cancelAppointment', { device: await desk.signIn('li-ming'), params: givenBack.params })
  await passTo(2, '18:01', today)
  expect(await remindedOf(late)).toEqual(['reminder_eve'])
  await passTo(3, '07:01', today)
  expect(await remindedOf(late)).toEqual(['reminder_eve', 'reminder_morning'])
  await passTo(8, '18:01', today)
  await passTo(9, '07:01', today)

  expect(await remindedOf(kept)).toEqual(reminders)
  expect(await remindedOf(givenBack)).toEqual(['reminder_week'])
}, 60_000)

it('who may not book for somebody any more is not reminded of their visit: the person is, or else nobody', async () => {
  const today = shanghaiDate(desk.ground.clock.now())
  const device = await desk.signIn('li-ming')
  const mother = await bindFileOf(desk, { device, personId: 'wang-xiuying', relation: 'parent' })
  const friend = await bindFileOf(desk, { device, personId: 'chen-jing', relation: 'other' })
  const hers = await book(9, { device, patientId: mother.patientId })
  const friends = await book(9, { device, patientId: friend.patientId })
  await passTo(2, '10:01', today)
  const wang = await desk.booker('wang-xiuying')
  const params = { patientId: wang.patientId }
  const { proxies } = await desk.ok('listProxies', { device: wang.device, params })
  const proxy = { ...params, proxyId: proxies[0]?.proxyId ?? '' }
  await desk.ok('updateProxy', { device: wang.device, params: proxy, body: { scopes: ['reports'] } })
  await desk.ground.db
    .updateTable('patients')
    .set({ expires_at: desk.clock.now() })
    .where('patient_id', '=', friend.patientId)
    .execute()
  await passTo(8, '18:01', today)

  expect(await remindedOf(hers)).toEqual(['reminder_week', 'reminder_eve'])
  expect(await remindedOf(friends)).toEqual(['reminder_week'])
  expect(await patientsReminded(hers)).toEqual([mother.patientId, wang.patientId])
}, 60_000)

it('a visit that was booked before there were reminders is reminded of by the next one that is still to come', async () => {
  const { db, clock } = desk.ground
  // Whoever signed in a week ago has to do so again.
  const booker = { ...visitor, device: await desk.signIn('li-ming') }
  const [far, near] = [await book(9, booker), await book(3, booker)]
  const owed = () =>
    db
      .selectFrom('operations')
      .select(['subject_id', 'kind', 'due_at'])
      .where('queue', '=', REMINDERS_QUEUE)
      .where('subject_id', 'in', [far.params.appointmentId, near.params.appointmentId])
      .orderBy('due_at')
      .execute()
  const before = await owed()
  await db.deleteFrom('operations').where('queue', '=', REMINDERS_QUEUE).execute()
  await oweRemindersOfBefore(db, clock.now())
  await oweRemindersOfBefore(db, clock.now())

  expect(before.map(({ kind }) => kind).sort()).toEqual(['eve', 'week'])
  expect(await owed()).toEqual(before)
})
