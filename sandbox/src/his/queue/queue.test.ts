import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardOf, type RunningHis, runHis } from '../his.test-support.ts'

/** The clock stands at 07:30 on this Monday. */
const TODAY = '2026-11-23'

let running: RunningHis
let scheduleNo: string

beforeEach(async () => {
  running = await runHis()
  scheduleNo = addClinicAt('08:30', '09:00')
})
afterEach(() => running.his.close())

function addClinicAt(beginTime: string, endTime: string): string {
  const added = running.central.staff.addSession({
    ...{ doctorCode: '100101', date: TODAY, period: '1', visitType: '1', fee: '28.00' },
    slots: [{ beginTime, endTime, capacity: 20 }],
  })
  if (added === undefined) throw new Error('the doctor is unknown')

  return added
}

async function book(personId: string, at = scheduleNo): Promise<string> {
  const orderNo = `order-${personId}`
  const wish = { orderNo, ...cardOf(personId), scheduleNo: at, slotNo: '01', channel: 'wechat' }
  await running.call('/appointment/lock', wish)
  await running.call('/appointment/confirm', { orderNo, payStatus: '0' })

  return orderNo
}

const checkIn = (orderNo: string) => running.call('/queue/check-in', { orderNo })
const query = async (orderNo: string) => (await running.call('/queue/query', { orderNo })).data
const next = () => running.central.queue.callNext(scheduleNo)
const miss = () => running.central.queue.miss(scheduleNo)

describe('who checks in', () => {
  test('is told where to go, what to bring, and from when until when to check in', async () => {
    const orderNo = await book('li-ming')
    const { data } = await running.call('/visit/guide', { orderNo })

    expect(data).toMatchObject({
      fasting: '0',
      room: { zh: '1号诊室', en: 'Room 1' },
      checkIn: { openTime: '2026-11-23 07:00:00', closeTime: '2026-11-23 10:00:00', radius: 300 },
    })
  })

  test('waits by number, however often the call is repeated', async () => {
    const [first, second] = [await book('li-ming'), await book('chen-jing')]
    await checkIn(second)
    const answer = await checkIn(first)

    expect(await checkIn(first)).toMatchObject({ code: '0', data: answer.data })
    expect(await query(first)).toMatchObject({ status: 'WAITING', ahead: 0 })
    expect(await query(second)).toMatchObject({ status: 'WAITING', ahead: 1 })
  })

  test('too early or too late, is refused with the time', async () => {
    const later = addClinicAt('11:00', '11:30')
    const orderNo = await book('li-ming', later)
    expect(await checkIn(orderNo)).toMatchObject({
      code: '6001',
      data: { openTime: '2026-11-23 09:30:00' },
    })
    running.clock.advance(6 * 3_600_000)

    expect(await checkIn(orderNo)).toMatchObject({
      code: '6002',
      data: { closeTime: '2026-11-23 12:30:00' },
    })
    expect((await query(orderNo)).status).toBe('NONE')
  })

  test('after the time of the appointment, lets three go first', async () => {
    const late = await book('li-ming')
    const inTime = await book('chen-jing')
    await checkIn(inTime)
    running.clock.advance(100 * 60_000)
    await checkIn(late)

    expect(await query(late)).toMatchObject({ ahead: 1 })
  })

  test('with a cancelled appointment is refused', async () => {
    const orderNo = await book('li-ming')
    await running.call('/appointment/cancel', { orderNo, reason: 'no time' })

    expect(await checkIn(orderNo)).toMatchObject({ code: '3008', data: { status: 'CANCELLED' } })
  })
})

describe('the queue', () => {
  test('moves to the call, and the visit counts as made when the next one is called', async () => {
    const orderNo = await book('li-ming')
    await checkIn(orderNo)
    running.central.queue.fill(scheduleNo, { waiting: 2, seen: 4 })
    expect(await query(orderNo)).toMatchObject({ ahead: 2 })
    expect((await query(orderNo)).visitSeconds).toHaveLength(4)
    next()
    next()
    expect(await query(orderNo)).toMatchObject({ status: 'WAITING', ahead: 0 })
    next()
    expect(await query(orderNo)).toMatchObject({ status: 'CALLED', calls: 1, room: { en: 'Room 1' } })
    next()

    expect(await query(orderNo)).toMatchObject({ status: 'DONE' })
    expect((await running.call('/appointment/query', { orderNo })).data.status).toBe('VISITED')
  })

  test('puts whoever does not come back by three after three calls, and then sends them to the desk', async () => {
    const orderNo = await book('li-ming')
    await checkIn(orderNo)
    next()
    running.central.queue.fill(scheduleNo, { waiting: 4 })
    miss()
    miss()
    expect(await query(orderNo)).toMatchObject({ status: 'CALLED', calls: 3 })
    miss()
    expect(await query(orderNo)).toMatchObject({ status: 'WAITING', putBacks: 1, ahead: 3 })
    for (let call = 1; call <= 4; call += 1) next()
    for (let call = 1; call <= 3; call += 1) miss()
    expect(await query(orderNo)).toMatchObject({ status: 'MISSED' })
    running.central.queue.takeBack(scheduleNo, orderNo)

    expect(await query(orderNo)).toMatchObject({ status: 'WAITING' })
  })

  test('of a clinic of the calendar has strangers in it and moves by itself, at the pace of its doctor', async () => {
    const session = running.central.hospital
      .sessionsOn(TODAY)
      .find(({ period, slots }) => period === '1' && slots.every(({ demand }) => demand > 0.3))
    if (session === undefined) throw new Error('no clinic this morning')
    const waiting = () =>
      running.central.queue.queueOf(session.scheduleNo)?.entries.filter(({ status }) => status === 'WAITING')
        .length ?? 0
    const before = waiting()
    running.clock.advance(2 * 3_600_000)

    expect(before).toBeGreaterThan(0)
    expect(waiting()).toBeLessThan(before)
    expect(running.central.queue.queueOf(session.scheduleNo)?.visitSeconds.length).toBeGreaterThan(3)
  })
})
