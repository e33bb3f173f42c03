import type { Position } from '@tongzhen/contract/queue'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { unintelligible } from '../../src/gateways/failure.ts'
import type { QueueGateway } from '../../src/gateways/his/queue-port.ts'
import { createQueueGateways } from '../../src/gateways/his/registry.ts'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { findAppointment } from '../../src/modules/booking/appointments.ts'
import { createGuideQuestions } from '../../src/modules/queue/ask-guide.ts'
import { askStanding, bringUpToDate, syncQueues } from '../../src/modules/queue/ask-hospital.ts'
import type { QueueDeps } from '../../src/modules/queue/deps.ts'
import { createQueueWatch } from '../../src/modules/queue/queue-watch.ts'
import { type Booker, type BookingDesk, createBookingDesk } from '../booking/booking-desk.ts'
import type { Clinic } from '../booking/clinic.ts'
import { dumpDatabase } from '../dump-database.ts'
import { personOf } from '../file-of.ts'
import { createRunningClock } from '../test-clock.ts'
import { untilAllIsTold } from '../until-all-is-told.ts'

/** The clinics of this desk are in the evening: 18:00. At ten to five their check-in is open. */
const AT_TEN_TO_FIVE = '2026-11-24T16:50:00+08:00'
/** In the main hall of the central hospital; two kilometres away. */
const inHall: Position = { latitude: 31.2757, longitude: 121.5248, accuracyMetres: 30, system: 'gcj02' }
const elsewhere: Position = { ...inHall, latitude: 31.2937 }

let desk: BookingDesk
let visitor: Booker

beforeAll(async () => {
  desk = await createBookingDesk({ clock: createRunningClock(AT_TEN_TO_FIVE) })
  visitor = await desk.booker('li-ming')
})
afterEach(() => desk.sandbox.his.faults.clear())
afterAll(() => desk.close())

interface Visit {
  clinic: Clinic
  params: { appointmentId: string }
}

async function visit({ inDays = 0, waiting = 0 } = {}): Promise<Visit> {
  const clinic = desk.addClinic({ inDays })
  const { appointmentId } = await desk.settled(visitor, (await desk.book(visitor, clinic)).appointmentId)
  if (waiting > 0) desk.hospital.queue.fill(clinic.scheduleId, { waiting, seen: 5 })

  return { clinic, params: { appointmentId } }
}

const device = () => visitor.device
const dayOf = ({ params }: Visit) => desk.ok('getVisitDay', { device: device(), params })
const checkIn = ({ params }: Visit, position = inHall) =>
  desk.ok('checkIn', { device: device(), params, body: { position } })
const refusedCheckIn = async ({ params }: Visit, position = inHall) =>
  (await desk.call('checkIn', { device: device(), params, body: { position } })).error
const next = ({ clinic }: Visit) => desk.hospital.queue.callNext(clinic.scheduleId)
const miss = ({ clinic }: Visit) => desk.hospital.queue.miss(clinic.scheduleId)
/** So late that the hospital may be asked again. */
const later = () => desk.clock.advance(11_000)

/** Of the queue by itself, beside the BFF's own. */
function queueDeps(): QueueDeps {
  const { config, db, clock, log, http } = desk.ground
  const queues = createQueueGateways(config, { http, clock, onUnreadableRows: () => undefined })

  return {
    ...{ config, db, clock, log, queues, nudge: () => undefined },
    guides: createGuideQuestions({ clock, queues, log }),
    watch: createQueueWatch({ db, log }),
  }
}

/** Asks how somebody stands; `meanwhile` happens between the hospital's answer and its arrival. */
async function askSlowly({ params }: Visit, meanwhile: () => Promise<unknown>): Promise<void> {
  const { queues, ...deps } = queueDeps()
  const appointment = await findAppointment(deps.db, params.appointmentId)
  if (appointment === undefined) throw new Error('there is no such appointment')
  const gateway = queues.of(appointment.institution_id)
  const slow: QueueGateway = {
    ...gateway,
    async standing(...question) {
      const answer = await gateway.standing(...question)
      await meanwhile()

      return answer
    },
  }
  await askStanding({ ...deps, queues: { of: () => slow } }, appointment)
}

/** So many who have checked in as somebody has, and wait; answers their order numbers. */
async function crowd({ params }: Visit, size: number): Promise<string[]> {
  const { db } = desk.ground
  const ofOne = { appointmentId: params.appointmentId }
  const appointment = await db
    .selectFrom('appointments')
    .selectAll()
    .where('appointment_id', '=', ofOne.appointmentId)
    .executeTakeFirstOrThrow()
  const place = await db
    .selectFrom('queue_places')
    .selectAll()
    .where('appointment_id', '=', ofOne.appointmentId)
    .executeTakeFirstOrThrow()
  const orders = Array.from({ length: size }, (_, index) => `CROWD${String(index).padStart(4, '0')}`)
  const idOf = (order: string) => `apt_${order.padStart(20, '0')}`
  const { snapshot, reason_params, ...rest } = appointment
  for (const order of orders) {
    const own = { appointment_id: idOf(order), order_number: order, idempotency_key: order, is_active: false }
    await db
      .insertInto('appointments')
      .values({ ...rest, ...own, reason_params: null, snapshot: JSON.stringify(snapshot) })
      .execute()
    const { guide, standing, ...waiting } = place
    await db
      .insertInto('queue_places')
      .values({ ...waiting, appointment_id: idOf(order), guide: JSON.stringify(guide), standing: null })
      .execute()
  }

  return orders
}

async function dissolve(orders: string[]): Promise<void> {
  const { db } = desk.ground
  const ids = db.selectFrom('appointments').select('appointment_id').where('order_number', 'in', orders)
  await db.deleteFrom('queue_places').where('appointment_id', 'in', ids).execute()
  await db.deleteFrom('appointments').where('order_number', 'in', orders).execute()
}

/** Templates of the text messages that reached this person about the queue. */
async function told(): Promise<string[]> {
  await untilAllIsTold(desk)

  return desk.sandbox.sms.messages
    .inbox(personOf('li-ming').phone)
    .reverse()
    .map(({ template }) => template)
    .filter((template) => template.startsWith('queue_'))
}

describe('on the day of a visit', () => {
  it('a person sees where to go, what to bring, and from when to check in', async () => {
    const day = await dayOf(await visit())

    expect(day).toMatchObject({
      state: 'not_checked_in',
      isFasting: false,
      room: expect.stringMatching(/诊室$/),
      checkIn: { place: '本部院区', terminal: expect.stringContaining('自助机') },
      peopleAhead: null,
      waitMinutes: null,
    })
    expect(day.bring.length).toBeGreaterThan(0)
  })

  it('checks in in the hall, sees who is ahead and an honest range, and is told three ahead and called, once', async () => {
    const before = await told()
    const one = await visit({ waiting: 6 })
    const day = await checkIn(one)

    expect(day).toMatchObject({ state: 'waiting', peopleAhead: 6 })
    expect(day.waitMinutes?.from).toBeLessThan(day.waitMinutes?.to ?? 0)
    expect(Date.parse(day.backBy ?? '')).toBeLessThan(
      Date.parse(day.asOf) + (day.waitMinutes?.from ?? 0) * MINUTE_MS,
    )
    for (let call = 1; call <= 3; call += 1) next(one)
    later()
    expect(await dayOf(one)).toMatchObject({ state: 'waiting', peopleAhead: 3 })
    next(one)
    later()
    await dayOf(one)
    for (let call = 1; call <= 3; call += 1) next(one)
    later()
    expect(await dayOf(one)).toMatchObject({ state: 'called', calls: 1, peopleAhead: null })
    miss(one)
    later()
    expect(await dayOf(one)).toMatchObject({ state: 'called', calls: 2 })

    expect((await told()).slice(before.length)).toEqual(['queue_three_ahead', 'queue_called'])
  })

  it('an open page hears of the next move without being reloaded', async () => {
    const one = await visit({ waiting: 2 })
    const { version } = await checkIn(one)
    const moved = desk.ok('getVisitDay', {
      device: device(),
      params: one.params,
      query: { waitFor: version },
    })
    next(one)
    later()

    expect(await moved).toMatchObject({ peopleAhead: 1 })
  }, 30_000)

  it('who does not come is put back by three, told so, and is called anew', async () => {
    const one = await visit()
    await checkIn(one)
    next(one)
    later()
    await dayOf(one)
    const before = await told()
    desk.hospital.queue.fill(one.clinic.scheduleId, { waiting: 4 })
    for (let call = 1; call <= 3; call += 1) miss(one)
    later()
    expect(await dayOf(one)).toMatchObject({ state: 'waiting', putBacks: 1, peopleAhead: 3 })
    for (let call = 1; call <= 4; call += 1) next(one)
    later()
    expect(await dayOf(one)).toMatchObject({ state: 'called' })
    for (let call = 1; call <= 3; call += 1) miss(one)
    later()

    expect(await dayOf(one)).toMatchObject({ state: 'missed' })
    expect((await told()).slice(before.length)).toEqual(['queue_called'])
  })

  it('who waits without an open page is told all the same', async () => {
    const before = await told()
    const one = await visit({ waiting: 1 })
    await checkIn(one)
    next(one)
    next(one)
    desk.clock.advance(2 * MINUTE_MS)
    const deps = queueDeps()
    await Promise.all([syncQueues(deps), syncQueues(deps)])

    expect((await told()).slice(before.length)).toEqual(['queue_called'])
  })

  it('two hundred who wait without an open page are all asked about within a minute, nobody twice, ten at a time by each replica', async () => {
    const one = await visit({ waiting: 1 })
    await checkIn(one)
    const orders = await crowd(one, 200)
    desk.clock.advance(MINUTE_MS)
    const asked: string[] = []
    let most = 0
    const replica = (): QueueDeps => {
      const deps = queueDeps()
      let underWay = 0
      const standing: QueueGateway['standing'] = async (orderNumber) => {
        asked.push(orderNumber)
        underWay += 1
        most = Math.max(most, underWay)
        // As slow as it takes until as many are under way as may be, or nobody is left.
        await vi.waitUntil(() => most === 10 || asked.length >= orders.length, { interval: 5 })
        underWay -= 1

        return unintelligible('slow')
      }

      return { ...deps, queues: { of: () => ({ ...deps.queues.of('tz-central'), standing }) } }
    }
    await Promise.all([replica(), replica(), replica()].map(syncQueues))
    const left = await desk.ground.db
      .selectFrom('queue_places')
      .select('queue_places.appointment_id')
      .innerJoin('appointments', 'appointments.appointment_id', 'queue_places.appointment_id')
      .where('order_number', 'in', orders)
      .where('ask_due_at', '<=', desk.clock.now())
      .execute()

    expect(left).toEqual([])
    expect(new Set(asked).size).toBe(asked.length)
    expect(most).toBe(10)
    await dissolve(orders)
  }, 60_000)

  it('many who look while the hospital is silent put one question to it', async () => {
    const one = await visit({ inDays: 1 })
    const appointment = await findAppointment(desk.ground.db, one.params.appointmentId)
    if (appointment === undefined) throw new Error('there is no such appointment')
    const deps = queueDeps()
    let questions = 0
    const guide: QueueGateway['guide'] = async () => {
      questions += 1

      return unintelligible('silent')
    }
    const queues = { of: () => ({ ...deps.queues.of('tz-central'), guide }) }
    const guides = createGuideQuestions({ ...deps, queues })
    const look = () => bringUpToDate({ ...deps, queues, guides }, appointment)
    await Promise.all(Array.from({ length: 50 }, look))
    await look()
    expect(questions).toBe(1)
    later()
    await look()

    expect(questions).toBe(2)
  })

  it('when the next one is called, the visit is over', async () => {
    const one = await visit({ waiting: 1 })
    await checkIn(one)
    for (let call = 1; call <= 3; call += 1) next(one)
    later()

    expect(await dayOf(one)).toMatchObject({ state: 'seen' })
    await desk.sync()
    expect(await desk.ok('getAppointment', { device: device(), params: one.params })).toMatchObject({
      state: 'visited',
    })
  })
})

describe('when the hospital tells of a move by itself', () => {
  beforeAll(async () => {
    desk.sandbox.events.settings.receiver = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => {
    desk.sandbox.events.settings.receiver = null
  })

  it('who waits is told once that they are called, without anybody having asked', async () => {
    const before = await told()
    const one = await visit({ waiting: 1 })
    await checkIn(one)
    next(one)
    next(one)
    await vi.waitUntil(async () => (await told()).length > before.length, { timeout: 20_000 })

    expect((await told()).slice(before.length)).toEqual(['queue_called'])
    expect(await dayOf(one)).toMatchObject({ state: 'called' })
  }, 60_000)
})

describe('check-in is refused', () => {
  it('two kilometres away, with how far it is and what to do instead; the position is kept nowhere', async () => {
    const one = await visit()
    const refused = await refusedCheckIn(one, elsewhere)

    expect(refused).toMatchObject({
      code: 'CHECK_IN_TOO_FAR',
      params: { km: 2, place: '本部院区', terminal: expect.stringContaining('自助机') },
    })
    expect(await dayOf(one)).toMatchObject({ state: 'not_checked_in' })
    expect(await dumpDatabase(desk.ground.db)).not.toContain(String(elsewhere.latitude))
  })

  it('where the telephone hardly knows where it is', async () => {
    const refused = await refusedCheckIn(await visit(), { ...inHall, accuracyMetres: 3000 })

    expect(refused).toMatchObject({ code: 'CHECK_IN_PLACE_UNCLEAR' })
  })

  it('not where the host does not say how far off it may be: the configuration does', async () => {
    const one = await visit()
    const blurred = { ...inHall, accuracyMetres: null }
    expect(await refusedCheckIn(one, { ...elsewhere, accuracyMetres: null })).toMatchObject({
      code: 'CHECK_IN_TOO_FAR',
    })

    expect(await checkIn(one, blurred)).toMatchObject({ state: 'waiting' })
  })

  it('before its time, with the time', async () => {
    const refused = await refusedCheckIn(await visit({ inDays: 1 }))

    expect(refused).toMatchObject({ code: 'CHECK_IN_NOT_YET', params: { from: '16:30' } })
  })

  it('of a cancelled appointment', async () => {
    const one = await visit({ inDays: 1 })
    await desk.ok('cancelAppointment', { device: device(), params: one.params })

    expect((await refusedCheckIn(one))?.code).toBe('APPOINTMENT_STATE')
  })
})

describe('when a check-in and a question about the queue are under way at once', () => {
  /** The hospital has the check-in, and takes it after a while. */
  async function beginCheckIn(one: Visit): Promise<{ answer: ReturnType<typeof checkIn> }> {
    const { faults } = desk.sandbox.his
    await dayOf(one)
    faults.add({ kind: 'slow', probability: 1, count: 1, delayMs: 1500, path: '/queue/check-in' })
    const answer = checkIn(one)
    await vi.waitUntil(() => faults.list().length === 0, { timeout: 20_000, interval: 10 })

    return { answer }
  }

  it('"not checked in" that arrives before the answer to the check-in does not hide that the person waits', async () => {
    const one = await visit({ waiting: 2 })
    const { answer } = await beginCheckIn(one)
    await askSlowly(one, async () => undefined)

    expect(await answer).toMatchObject({ state: 'waiting', peopleAhead: 2 })
  })

  it('"not checked in" that arrives after it does not take the person out of the queue', async () => {
    const one = await visit({ waiting: 2 })
    const { answer } = await beginCheckIn(one)
    await askSlowly(one, () => answer)

    expect(await dayOf(one)).toMatchObject({ state: 'waiting', peopleAhead: 2 })
  })

  it('nothing moves and nobody is called for an appointment that was cancelled meanwhile', async () => {
    const before = await told()
    const one = await visit()
    const { version } = await checkIn(one)
    next(one)
    await askSlowly(one, () =>
      desk.ground.db
        .updateTable('appointments')
        .set({ state: 'cancelled' })
        .where('appointment_id', '=', one.params.appointmentId)
        .execute(),
    )

    expect(await dayOf(one)).toMatchObject({ state: 'waiting', version })
    expect((await told()).slice(before.length)).toEqual([])
  })
})

describe('when the answer to a check-in is lost', () => {
  it('nobody is told that it failed: it is asked about, and the person waits in the queue once', async () => {
    const one = await visit({ waiting: 2 })
    await dayOf(one)
    desk.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, path: '/queue/check-in', count: 1 })

    expect(await checkIn(one)).toMatchObject({ state: 'waiting', peopleAhead: 2 })
  })

  it('and the hospital stays silent, the person sees that it is being asked, until it answers', async () => {
    const one = await visit()
    await dayOf(one)
    desk.sandbox.his.faults.add({ kind: 'lost-request', probability: 1, path: '/queue/check-in' })
    desk.sandbox.his.faults.add({ kind: 'lost-request', probability: 1, path: '/queue/query' })
    expect(await checkIn(one)).toMatchObject({ state: 'checking_in' })
    desk.sandbox.his.faults.clear()

    await vi.waitUntil(
      async () => {
        later()
        return (await dayOf(one)).state === 'waiting'
      },
      { timeout: 20_000, interval: 100 },
    )
  }, 60_000)
})
