import { afterEach, beforeEach, expect, test } from 'vitest'
import { addClinic, cardOf, type RunningHis, runHis } from './his.test-support.ts'

const payment = { payStatus: '1', payOrderNo: 'p-1', payMethod: '05', payNo: 'wx-1', payAmount: '28.00' }
const reason = { reasonZh: '医生身体不适', reasonEn: 'The doctor is unwell' }

let running: RunningHis
let scheduleNo: string

beforeEach(async () => {
  running = await runHis()
  scheduleNo = addClinic(running.central, 20)
  await lock('o-1', scheduleNo)
  await running.call('/appointment/confirm', { orderNo: 'o-1', ...payment })
})

afterEach(() => running.his.close())

const lock = (orderNo: string, at: string) =>
  running.call('/appointment/lock', {
    ...{ orderNo, ...cardOf('li-ming'), scheduleNo: at, slotNo: '01', channel: 'wechat' },
  })
const stop = (stopNo = 's-1') => running.call('/schedule/stop', { stopNo, scheduleNo, ...reason })
const statusOf = async (orderNo: string) => (await running.call('/appointment/query', { orderNo })).data

test('a clinic is stopped once under its number, and says who was booked in it', async () => {
  const { call } = running
  expect((await call('/schedule/stop/query', { stopNo: 's-1' })).data.status).toBe('NONE')
  const first = await stop()
  expect(first.data).toMatchObject({ status: 'STOPPED', scheduleNo, orderCount: '1' })
  expect((await stop()).data).toEqual(first.data)
  expect((await call('/schedule/stop/query', { stopNo: 's-1' })).data).toEqual(first.data)

  expect((await stop('s-2')).code).toBe('7001')
  expect((await call('/schedule/orders', { scheduleNo })).data.orders).toMatchObject([
    { orderNo: 'o-1', status: 'STOPPED', refundAmount: '28.00' },
  ])
  expect((await lock('o-2', scheduleNo)).code).toBe('3003')
})

test('nobody stops a clinic that has begun, or that there is not', async () => {
  running.clock.advance(25.5 * 60 * 60 * 1000)
  expect((await stop()).code).toBe('7002')
  const none = { stopNo: 's-3', scheduleNo: '20270101-100101-1', ...reason }
  expect((await running.call('/schedule/stop', none)).code).toBe('3001')
})

test('opened again, those who were booked have their places and their numbers back', async () => {
  const { call } = running
  const before = await statusOf('o-1')
  await stop()

  expect((await call('/schedule/reopen', { stopNo: 's-1' })).data.status).toBe('REOPENED')
  expect(await statusOf('o-1')).toEqual(before)
  expect((await call('/schedule/reopen', { stopNo: 's-1' })).data.status).toBe('REOPENED')
  expect((await call('/schedule/reopen', { stopNo: 's-9' })).code).toBe('7004')
})

test('it stays stopped once somebody was given the fee back', async () => {
  await stop()
  const cancelled = await running.call('/appointment/cancel', { orderNo: 'o-1', reason: 'stopped' })
  expect(cancelled.data).toMatchObject({ status: 'CANCELLED', refundAmount: '28.00' })

  expect((await running.call('/schedule/reopen', { stopNo: 's-1' })).code).toBe('7003')
})

test('a place and its fee are moved in one step, which repeats itself, and the clinic stays stopped', async () => {
  const { call, central } = running
  await stop()
  const other = addClinic(central, 20, '2026-11-25')
  await lock('o-2', other)
  const move = { orderNo: 'o-2', ...payment, replaces: 'o-1' }

  expect((await call('/appointment/confirm', { ...move, payOrderNo: 'p-9' })).code).toBe('3008')
  expect(await statusOf('o-1')).toMatchObject({ status: 'STOPPED' })
  const moved = await call('/appointment/confirm', move)
  expect(moved.data.status).toBe('CONFIRMED')
  expect((await call('/appointment/confirm', move)).data).toEqual(moved.data)
  const before = await statusOf('o-1')
  expect(before.status).toBe('CANCELLED')
  expect(before.refundAmount).toBeUndefined()
  expect(await statusOf('o-2')).toMatchObject({ status: 'CONFIRMED', payStatus: '1' })
  expect((await call('/schedule/reopen', { stopNo: 's-1' })).code).toBe('7003')
})

test('another person’s appointment is not moved', async () => {
  const { call, central } = running
  await stop()
  const other = addClinic(central, 20, '2026-11-25')
  const order = { ...cardOf('chen-jing'), scheduleNo: other, slotNo: '01', channel: 'wechat' }
  await call('/appointment/lock', { orderNo: 'o-3', ...order })

  expect((await call('/appointment/confirm', { orderNo: 'o-3', ...payment, replaces: 'o-1' })).code).toBe(
    '3007',
  )
})
