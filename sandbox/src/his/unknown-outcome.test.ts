import { afterEach, beforeEach, expect, test } from 'vitest'
import { addClinic, cardOf, type RunningHis, runHis } from './his.test-support.ts'

let running: RunningHis
let request: Record<string, string>

beforeEach(async () => {
  running = await runHis()
  const scheduleNo = addClinic(running.central, 20)
  request = { orderNo: 'o-1', ...cardOf('li-ming'), scheduleNo, slotNo: '01', channel: 'wechat' }
})

afterEach(() => running.his.close())

test('when the answer to a lock is lost, a query finds the lock', async () => {
  const { his, call } = running
  his.faults.add({ kind: 'lost-answer', probability: 1, count: 1, path: '/appointment/lock' })

  await expect(call('/appointment/lock', request)).rejects.toThrow()

  expect((await call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('LOCKED')
  expect((await call('/appointment/lock', request)).data.status).toBe('LOCKED')
})

test('when the lock itself is lost, a query finds nothing, and cancelling makes sure of it', async () => {
  const { his, call } = running
  his.faults.add({ kind: 'lost-request', probability: 1, count: 1, path: '/appointment/lock' })

  await expect(call('/appointment/lock', request)).rejects.toThrow()

  expect((await call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('NONE')
  expect((await call('/appointment/cancel', { orderNo: 'o-1', reason: 'gave up' })).code).toBe('3007')
  expect((await call('/appointment/lock', request)).code).toBe('3008')
})

test('when the HIS is busy, nothing was done', async () => {
  const { his, call } = running
  his.faults.add({ kind: 'busy', probability: 1, count: 1 })

  expect(await call('/appointment/lock', request)).toMatchObject({ code: '9001', data: {} })
  expect((await call('/appointment/query', { orderNo: 'o-1' })).data.status).toBe('NONE')
})

test('when the answer to a confirmation cannot be read, a query tells the same numbers as a second try', async () => {
  const { his, call } = running
  await call('/appointment/lock', request)
  his.faults.add({ kind: 'malformed', probability: 1, count: 1 })

  await expect(call('/appointment/confirm', { orderNo: 'o-1', payStatus: '0' })).rejects.toThrow()

  const known = await call('/appointment/query', { orderNo: 'o-1' })
  const again = await call('/appointment/confirm', { orderNo: 'o-1', payStatus: '0' })
  expect(known.data.status).toBe('CONFIRMED')
  expect(again.data.appointmentNo).toBe(known.data.appointmentNo)
})
