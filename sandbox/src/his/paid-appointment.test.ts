import { afterEach, beforeEach, expect, test } from 'vitest'
import { addClinic, cardOf, type RunningHis, runHis } from './his.test-support.ts'

const payment = { payStatus: '1', payOrderNo: 'p-1', payMethod: '05', payNo: 'wx-1', payAmount: '28.00' }

let running: RunningHis
let scheduleNo: string

beforeEach(async () => {
  running = await runHis()
  scheduleNo = addClinic(running.central, 20)
  await running.call('/appointment/lock', {
    ...{ orderNo: 'o-1', ...cardOf('li-ming'), scheduleNo, slotNo: '01', channel: 'wechat' },
  })
})

afterEach(() => running.his.close())

const confirm = (changes: object = {}) =>
  running.call('/appointment/confirm', { orderNo: 'o-1', ...payment, ...changes })

test('an appointment that Li Ming has paid is taken back, and the hospital says what has to be given back', async () => {
  const { call } = running
  expect((await confirm()).data.status).toBe('CONFIRMED')
  expect((await call('/appointment/query', { orderNo: 'o-1' })).data).toMatchObject({ payStatus: '1' })

  const cancel = { orderNo: 'o-1', reason: 'feels better' }
  const first = await call('/appointment/cancel', cancel)
  expect(first.data).toEqual({ orderNo: 'o-1', status: 'CANCELLED', payStatus: '1', refundAmount: '28.00' })
  expect((await call('/appointment/cancel', cancel)).data).toEqual(first.data)
  expect((await call('/appointment/query', { orderNo: 'o-1' })).data.refundAmount).toBe('28.00')
})

test('one that was to be paid at the hospital owes nobody anything', async () => {
  await running.call('/appointment/confirm', { orderNo: 'o-1', payStatus: '0' })

  expect((await running.call('/appointment/cancel', { orderNo: 'o-1', reason: 'ill' })).data).toEqual({
    orderNo: 'o-1',
    status: 'CANCELLED',
    payStatus: '0',
  })
})

test('a clinic that is stopped owes those who paid', async () => {
  await confirm()
  running.central.staff.stopSession(scheduleNo, { zh: '医生身体不适', en: 'The doctor is unwell' })

  expect((await running.call('/appointment/query', { orderNo: 'o-1' })).data).toMatchObject({
    status: 'STOPPED',
    refundAmount: '28.00',
  })
})

test('it is confirmed by one payment: the same again gives the same answer, another one is refused', async () => {
  const first = await confirm()

  expect((await confirm()).data).toEqual(first.data)
  expect(await confirm({ payOrderNo: 'p-2' })).toMatchObject({ code: '3008', data: { status: 'CONFIRMED' } })
})

test('another amount than the fee, or a payment without its number, confirms nothing', async () => {
  expect((await confirm({ payAmount: '27.00' })).code).toBe('4005')
  expect(await confirm({ payOrderNo: undefined })).toMatchObject({
    code: '1004',
    data: { field: 'payOrderNo' },
  })
  expect((await running.call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('LOCKED')
})
