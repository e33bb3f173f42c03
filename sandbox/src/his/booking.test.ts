import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addClinic, cardOf, fileOf, type RunningHis, runHis, TOMORROW } from './his.test-support.ts'

let running: RunningHis

beforeEach(async () => {
  running = await runHis()
})

afterEach(() => running.his.close())

function requestFor(personId: string, scheduleNo: string, orderNo: string) {
  return { orderNo, ...cardOf(personId), scheduleNo, slotNo: '01', channel: 'wechat' }
}

describe('an appointment', () => {
  test('is locked for fifteen minutes, then confirmed with a number in the queue', async () => {
    const { central, call } = running
    const scheduleNo = addClinic(central, 20)

    const lock = await call('/appointment/lock', requestFor('li-ming', scheduleNo, 'o-1'))
    expect(lock).toMatchObject({ code: '0', data: { status: 'LOCKED', fee: '28.00' } })
    expect(lock.data.lockExpireTime).toBe('2026-11-23 07:45:00')

    const confirmed = await call('/appointment/confirm', { orderNo: 'o-1', payStatus: '0' })
    expect(confirmed.data).toMatchObject({
      status: 'CONFIRMED',
      queueNo: '1',
      beginTime: `${TOMORROW} 09:00:00`,
      endTime: `${TOMORROW} 09:30:00`,
    })
    expect(await call('/appointment/confirm', { orderNo: 'o-1', payStatus: '0' })).toMatchObject({
      data: { appointmentNo: confirmed.data.appointmentNo },
    })
    expect((await call('/appointment/query', { orderNo: 'o-1' })).data).toMatchObject({
      status: 'CONFIRMED',
      appointmentNo: confirmed.data.appointmentNo,
      ...{ scheduleNo, slotNo: '01', queueNo: '1' },
    })
  })

  test('is given once however often its number is sent, and never with another content', async () => {
    const { central, call } = running
    const request = requestFor('li-ming', addClinic(central, 20), 'o-1')

    const first = await call('/appointment/lock', request)
    const again = await call('/appointment/lock', request)
    expect(again.data).toEqual(first.data)
    expect(central.staff.findSession(request.scheduleNo)?.slots[0]?.left).toBe(19)

    expect(await call('/appointment/lock', { ...request, channel: 'alipay' })).toMatchObject({
      code: '3008',
      data: { status: 'LOCKED' },
    })
  })

  test('whose lock has run out frees the place and cannot be confirmed', async () => {
    const { central, call, clock } = running
    const scheduleNo = addClinic(central, 1)
    await call('/appointment/lock', requestFor('li-ming', scheduleNo, 'o-1'))
    expect((await call('/appointment/lock', requestFor('chen-jing', scheduleNo, 'o-2'))).code).toBe('3002')

    clock.advance(15 * 60 * 1000)

    expect((await call('/appointment/confirm', { orderNo: 'o-1', payStatus: '0' })).code).toBe('3005')
    expect((await call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('EXPIRED')
    expect((await call('/appointment/lock', requestFor('chen-jing', scheduleNo, 'o-3'))).code).toBe('0')
  })

  test('leaves Li Ming no second place in the same session', async () => {
    const { central, call } = running
    const scheduleNo = addClinic(central, 20)
    await call('/appointment/lock', requestFor('li-ming', scheduleNo, 'o-1'))

    expect(await call('/appointment/lock', requestFor('li-ming', scheduleNo, 'o-2'))).toMatchObject({
      code: '3004',
      data: { orderNo: 'o-1' },
    })

    await call('/appointment/cancel', { orderNo: 'o-1', reason: 'another day suits better' })
    expect((await call('/appointment/lock', requestFor('li-ming', scheduleNo, 'o-3'))).code).toBe('0')
  })

  test('can be cancelled until its slot begins, and its place is free again', async () => {
    const { central, call, clock } = running
    const scheduleNo = addClinic(central, 1)
    await call('/appointment/lock', requestFor('li-ming', scheduleNo, 'o-1'))
    await call('/appointment/confirm', { orderNo: 'o-1', payStatus: '0' })
    const cancel = { orderNo: 'o-1', reason: 'feels better' }

    clock.advance(25.4 * 60 * 60 * 1000)
    expect(await call('/appointment/cancel', cancel)).toMatchObject({ data: { status: 'CANCELLED' } })
    expect((await call('/appointment/cancel', cancel)).code).toBe('0')
    expect(central.staff.findSession(scheduleNo)?.slots[0]?.left).toBe(1)

    await call('/appointment/lock', requestFor('chen-jing', scheduleNo, 'o-2'))
    await call('/appointment/confirm', { orderNo: 'o-2', payStatus: '0' })
    clock.advance(10 * 60 * 1000)
    expect((await call('/appointment/cancel', { ...cancel, orderNo: 'o-2' })).code).toBe('3006')
  })

  test('that was cancelled before the hospital saw it can never come to hold a place', async () => {
    const { central, call } = running
    const scheduleNo = addClinic(central, 20)

    expect((await call('/appointment/query', { orderNo: 'o-late' })).data.status).toBe('NONE')
    const cancel = { orderNo: 'o-late', reason: 'no answer in time' }
    expect((await call('/appointment/cancel', cancel)).code).toBe('3007')
    expect((await call('/appointment/cancel', cancel)).code).toBe('3007')

    expect(await call('/appointment/lock', requestFor('li-ming', scheduleNo, 'o-late'))).toMatchObject({
      code: '3008',
      data: { status: 'CANCELLED' },
    })
    expect((await call('/appointment/query', { orderNo: 'o-late' })).data.status).toBe('CANCELLED')
    expect(central.staff.findSession(scheduleNo)?.slots[0]?.left).toBe(20)
  })

  test('in a clinic that is stopped loses its place, and nobody can book there', async () => {
    const { central, call } = running
    const scheduleNo = addClinic(central, 20)
    await call('/appointment/lock', requestFor('li-ming', scheduleNo, 'o-1'))
    await call('/appointment/confirm', { orderNo: 'o-1', payStatus: '0' })

    central.staff.stopSession(scheduleNo, { zh: '医生身体不适', en: 'The doctor is unwell' })

    expect((await call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('STOPPED')
    expect((await call('/appointment/lock', requestFor('chen-jing', scheduleNo, 'o-2'))).code).toBe('3003')
    const listed = await call('/schedule/list', {
      dateFrom: TOMORROW,
      dateTo: TOMORROW,
      doctorCode: '100101',
    })
    expect(listed.data.schedules).toContainEqual(
      expect.objectContaining({
        scheduleNo,
        status: '3',
        stopReason: { zh: '医生身体不适', en: 'The doctor is unwell' },
      }),
    )

    central.staff.reopenSession(scheduleNo)
    expect((await call('/appointment/lock', requestFor('chen-jing', scheduleNo, 'o-3'))).code).toBe('0')
  })

  test('is refused to Sun Guoqiang, who is barred, with the date from which he may book', async () => {
    const { central, call } = running

    expect(
      await call('/appointment/lock', requestFor('sun-guoqiang', addClinic(central, 20), 'o-1')),
    ).toMatchObject({ code: '3009', data: { until: '2027-01-07' } })
  })

  test('is refused after three missed visits', async () => {
    const { central, call } = running
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) {
      const orderNo = `o-${day}`
      await call('/appointment/lock', requestFor('li-ming', addClinic(central, 1, day), orderNo))
      await call('/appointment/confirm', { orderNo, payStatus: '0' })
      central.staff.markVisit(orderNo, 'MISSED')
    }

    const next = requestFor('li-ming', addClinic(central, 1, '2026-11-27'), 'o-next')
    expect(await call('/appointment/lock', next)).toMatchObject({
      code: '3009',
      data: { until: '2027-02-24' },
    })
  })

  test("is refused with another person's card, for an unknown person and in an unknown slot", async () => {
    const { central, call } = running
    const request = requestFor('li-ming', addClinic(central, 20), 'o-1')
    const { cardNo } = cardOf('chen-jing')

    expect((await call('/appointment/lock', { ...request, cardNo })).code).toBe('2004')
    expect((await call('/appointment/lock', { ...request, patientNo: '9' })).code).toBe('2001')
    expect((await call('/appointment/lock', { ...request, slotNo: '99' })).code).toBe('3001')
    expect((await call('/appointment/lock', { ...request, scheduleNo: '20270101-100101-1' })).code).toBe(
      '3001',
    )
    expect(await call('/appointment/lock', { ...request, slotNo: undefined })).toMatchObject({
      code: '1004',
      data: { field: 'slotNo' },
    })
  })
})

test('of 200 people who ask for one slot of 20 at the same moment, exactly 20 get a place', async () => {
  const { central, call } = running
  const scheduleNo = addClinic(central, 20)
  const files = await Promise.all(
    Array.from({ length: 200 }, (_, number) => call('/person/file/create', fileOf(number))),
  )

  const locks = await Promise.all(
    files.map(({ data: { patientNo, cardNo } }, number) =>
      call('/appointment/lock', {
        orderNo: `race-${number}`,
        ...{ patientNo, cardNo, scheduleNo, slotNo: '01', channel: 'wechat' },
      }),
    ),
  )
  const winners = locks.filter(({ code }) => code === '0').map(({ data }) => data.orderNo)
  expect(winners).toHaveLength(20)
  expect(locks.filter(({ code }) => code === '3002')).toHaveLength(180)

  const confirmed = await Promise.all(
    winners.map((orderNo) => call('/appointment/confirm', { orderNo, payStatus: '0' })),
  )
  expect(new Set(confirmed.map(({ data }) => data.queueNo))).toHaveProperty('size', 20)
  expect(
    central.staff
      .findSession(scheduleNo)
      ?.orders.map(({ orderNo }) => orderNo)
      .sort(),
  ).toEqual(winners.sort())
  const slots = await call('/slot/list', { scheduleNo })
  expect(slots.data).toMatchObject({ status: '2', slots: [{ capacity: 20, left: 0 }] })
})
