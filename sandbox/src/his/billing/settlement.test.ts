import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardOf, type RunningHis, runHis } from '../his.test-support.ts'
import { orderFor, settlementOf } from './cashier.test-support.ts'

const { patientNo } = cardOf('li-ming')
let running: RunningHis

beforeEach(async () => {
  running = await runHis()
})

afterEach(() => running.his.close())

/** Two bills of 30.00 and 20.00 yuan, checked and ready to be settled. */
async function readyToSettle(orderNo: string) {
  const { call, central } = running
  const { billNos, billNo } = orderFor(central.cashier, patientNo, { ecg: 1, bloodCount: 1 })

  return { request: await settlementOf(call, { orderNo, patientNo, billNos }), billNos, billNo }
}

const statusOf = async (orderNo: string) => (await running.call('/settlement/query', { orderNo })).data.status
const billStatuses = (billNos: string[]) =>
  running.central.cashier
    .bills()
    .filter(({ billNo }) => billNos.includes(billNo))
    .map(({ status }) => status)

describe('a check', () => {
  test('tells what the bills cost together, with a digest, and changes nothing', async () => {
    const { call, central } = running
    const { billNos } = orderFor(central.cashier, patientNo, { ecg: 1, bloodCount: 1, amlodipine: 0.5 })
    const first = await call('/settlement/check', { patientNo, billNos })

    expect(first.data).toMatchObject({
      amount: '56.33',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      bills: billNos.map((billNo) => expect.objectContaining({ billNo, status: '0' })),
    })
    expect(await call('/settlement/check', { patientNo, billNos })).toMatchObject({ data: first.data })
  })

  test.each([
    ['a bill that is paid', '4002', (billNo: string) => running.central.cashier.takeMoney(billNo)],
    [
      'a bill that the doctor took back',
      '4003',
      (billNo: string) => running.central.cashier.withdraw(billNo),
    ],
    ['a bill that the desk has open', '4004', (billNo: string) => running.central.cashier.hold(billNo, true)],
  ])('refuses %s, and says which', async (_, code, happen) => {
    const { call, central } = running
    const { billNo } = orderFor(central.cashier, patientNo)
    happen(billNo)

    expect(await call('/settlement/check', { patientNo, billNos: [billNo] })).toMatchObject({
      code,
      data: { billNo },
    })
  })

  test('knows no bill of another person, and no bill twice', async () => {
    const { call, central } = running
    const { billNo } = orderFor(central.cashier, cardOf('chen-jing').patientNo)
    const check = (billNos: unknown) => call('/settlement/check', { patientNo, billNos })

    expect(await check([billNo])).toMatchObject({ code: '4001', data: { billNo } })
    expect(await check(['B1'])).toMatchObject({ code: '4001' })
    expect(await check([billNo, billNo])).toMatchObject({ code: '1004', data: { field: 'billNos' } })
    expect(await check([])).toMatchObject({ code: '1004' })
    expect(await check('B1')).toMatchObject({ code: '1004' })
    expect(await call('/settlement/check', { patientNo: '9', billNos: [billNo] })).toMatchObject({
      code: '2001',
    })
  })
})

describe('a settlement', () => {
  test('takes the bills as paid once, however often it is sent, and has one receipt', async () => {
    const { call, central } = running
    const { request, billNos } = await readyToSettle('o-1')

    const answers = await Promise.all(Array.from({ length: 5 }, () => call('/settlement/settle', request)))
    expect(new Set(answers.map(({ code, data }) => `${code} ${data.settlementNo}`)).size).toBe(1)
    expect(answers[0]?.data).toMatchObject({
      status: 'SETTLED',
      settlementNo: 'S20261123000001',
      settleTime: '2026-11-23 07:30:00',
    })
    expect(billStatuses(billNos)).toEqual(['PAID', 'PAID'])
    expect(central.cashier.settlements()).toHaveLength(1)
    expect((await call('/settlement/query', { orderNo: 'o-1' })).data).toEqual(answers[0]?.data)
  })

  test('of the same bills by another number is refused: one payment for one bill', async () => {
    const { call } = running
    const { request } = await readyToSettle('o-1')
    const answers = await Promise.all([
      call('/settlement/settle', request),
      call('/settlement/settle', { ...request, orderNo: 'o-2' }),
    ])

    expect(answers.map(({ code }) => code).sort()).toEqual(['0', '4002'])
    expect([await statusOf('o-1'), await statusOf('o-2')].sort()).toEqual(['NONE', 'SETTLED'])
  })

  test('keeps its number for its content', async () => {
    const { call } = running
    const { request } = await readyToSettle('o-1')
    const other = await readyToSettle('o-1')
    await call('/settlement/settle', request)

    expect(await call('/settlement/settle', other.request)).toMatchObject({
      code: '4008',
      data: { status: 'SETTLED' },
    })
    expect(billStatuses(other.billNos)).toEqual(['OPEN', 'OPEN'])
  })

  test('of another amount, or of bills that were changed after the check, is refused', async () => {
    const { call, central } = running
    const { request, billNo } = await readyToSettle('o-1')

    expect(await call('/settlement/settle', { ...request, amount: '49.99' })).toMatchObject({ code: '4005' })
    central.cashier.reorder(billNo, { ecg: 2 })
    expect(await call('/settlement/settle', request)).toMatchObject({ code: '4005' })
    expect(await call('/settlement/settle', { ...request, amount: '80.00' })).toMatchObject({ code: '4005' })
    expect(await statusOf('o-1')).toBe('NONE')
  })

  test('leaves every bill as it was when one of them was taken back meanwhile', async () => {
    const { call, central } = running
    const { request, billNos, billNo } = await readyToSettle('o-1')
    central.cashier.withdraw(billNo)

    expect(await call('/settlement/settle', request)).toMatchObject({ code: '4003', data: { billNo } })
    expect(billStatuses(billNos).sort()).toEqual(['OPEN', 'WITHDRAWN'])
  })

  test('whose answer is lost is found by its number', async () => {
    const { call, his } = running
    const { request } = await readyToSettle('o-1')
    his.faults.add({ kind: 'lost-answer', probability: 1, count: 1, path: '/settlement/settle' })

    await expect(call('/settlement/settle', request)).rejects.toThrow()
    expect(await statusOf('o-1')).toBe('SETTLED')
  })
})

describe('the fence', () => {
  test('kills a number never seen: a settlement that arrives later is refused', async () => {
    const { call } = running
    const { request, billNos } = await readyToSettle('o-late')
    const cancel = { orderNo: 'o-late', reason: 'no answer in time' }

    expect((await call('/settlement/cancel', cancel)).data).toEqual({
      orderNo: 'o-late',
      status: 'CANCELLED',
    })
    expect((await call('/settlement/cancel', cancel)).data.status).toBe('CANCELLED')
    expect(await call('/settlement/settle', request)).toMatchObject({ code: '4007' })
    expect(await statusOf('o-late')).toBe('CANCELLED')
    expect(billStatuses(billNos)).toEqual(['OPEN', 'OPEN'])
    expect((await call('/settlement/settle', { ...request, orderNo: 'o-next' })).code).toBe('0')
  })

  test('does not undo what is settled', async () => {
    const { call } = running
    const { request, billNos } = await readyToSettle('o-1')
    await call('/settlement/settle', request)

    expect(await call('/settlement/cancel', { orderNo: 'o-1', reason: 'too slow' })).toMatchObject({
      code: '4008',
      data: { status: 'SETTLED' },
    })
    expect(await statusOf('o-1')).toBe('SETTLED')
    expect(billStatuses(billNos)).toEqual(['PAID', 'PAID'])
  })

  test('and the settlement that races it agree on who was first', async () => {
    const { call } = running
    for (let round = 0; round < 10; round += 1) {
      const orderNo = `race-${round}`
      const { request } = await readyToSettle(orderNo)
      const [settled, cancelled] = await Promise.all([
        call('/settlement/settle', request),
        call('/settlement/cancel', { orderNo, reason: 'too slow' }),
      ])

      expect([settled.code, cancelled.code]).toContain('0')
      expect(await statusOf(orderNo)).toBe(settled.code === '0' ? 'SETTLED' : 'CANCELLED')
      expect(settled.code === '0' ? cancelled.code : settled.code).toBe(
        settled.code === '0' ? '4008' : '4007',
      )
    }
  })
})

describe('a refund', () => {
  const refund = { orderNo: 'o-1', refundNo: 'r-1', amount: '50.00', reason: 'not needed' }

  beforeEach(async () => {
    const { request } = await readyToSettle('o-1')
    await running.call('/settlement/settle', request)
  })

  test('takes the whole settlement back, once', async () => {
    const { call, clock } = running
    const ofRefund = { orderNo: 'o-1', refundNo: 'r-1' }
    expect((await call('/settlement/refund/query', ofRefund)).data.status).toBe('NONE')
    const first = await call('/settlement/refund', refund)
    clock.advance(60_000)

    expect(first.data).toMatchObject({ status: 'REFUNDED', refundTime: '2026-11-23 07:30:00' })
    expect((await call('/settlement/refund', refund)).data).toEqual(first.data)
    expect((await call('/settlement/refund/query', ofRefund)).data).toEqual(first.data)
    expect(await statusOf('o-1')).toBe('REFUNDED')
    expect(await call('/settlement/refund', { ...refund, refundNo: 'r-2' })).toMatchObject({ code: '4009' })
    expect((await call('/settlement/refund/query', { ...ofRefund, refundNo: 'r-2' })).data.status).toBe(
      'NONE',
    )
  })

  test('of a part, of more, of nothing and of a cancelled number is refused', async () => {
    const { call } = running
    await call('/settlement/cancel', { orderNo: 'o-dead', reason: 'gave up' })
    const send = (changes: object) => call('/settlement/refund', { ...refund, ...changes })

    expect((await send({ amount: '20.00' })).code).toBe('4009')
    expect((await send({ amount: '50.01' })).code).toBe('4009')
    expect((await send({ orderNo: 'o-2' })).code).toBe('4006')
    expect((await send({ orderNo: 'o-dead' })).code).toBe('4007')
    expect((await send({ amount: 'all' })).code).toBe('1004')
    expect(await statusOf('o-1')).toBe('SETTLED')
  })

  test('takes items back by their numbers, each once, and then what is left', async () => {
    const { call, central } = running
    const ofOrder = central.cashier.bills().filter(({ orderNo }) => orderNo === 'o-1')
    const items = ofOrder.flatMap(({ billNo, items: all }) =>
      all.map(({ amountFen }, index) => ({ itemNo: `${billNo}-${index + 1}`, amountFen })),
    )
    const [first] = items
    const left = items.reduce((sum, one) => sum + one.amountFen, 0) - (first?.amountFen ?? 0)
    const yuan = (fen = 0) => (fen / 100).toFixed(2)
    const send = (changes: object) => call('/settlement/refund', { ...refund, ...changes })
    const part = { itemNos: [first?.itemNo], amount: yuan(first?.amountFen) }

    expect((await send({ ...part, amount: '0.01' })).code).toBe('4009')
    expect((await send({ ...part, itemNos: ['B-none-1'] })).code).toBe('8011')
    expect((await send(part)).code).toBe('0')
    expect((await send({ ...part, refundNo: 'r-2' })).code).not.toBe('0')
    if (left > 0) {
      expect(await statusOf('o-1')).toBe('SETTLED')
      expect((await send({ refundNo: 'r-3', amount: yuan(left) })).code).toBe('0')
    }
    expect(await statusOf('o-1')).toBe('REFUNDED')
  })

  test('is refused when the examination was done', async () => {
    const { call, central } = running
    const [done] = central.cashier.bills().filter(({ orderNo }) => orderNo === 'o-1')
    central.cashier.markExecuted(done?.billNo ?? '')

    expect(await call('/settlement/refund', refund)).toMatchObject({
      code: '4010',
      data: { billNo: done?.billNo },
    })
    expect(await statusOf('o-1')).toBe('SETTLED')
  })

  test('keeps its number for one settlement', async () => {
    const { call } = running
    const other = await readyToSettle('o-2')
    await call('/settlement/settle', other.request)
    await call('/settlement/refund', refund)

    expect(await call('/settlement/refund', { ...refund, orderNo: 'o-2' })).toMatchObject({
      code: '1004',
      data: { field: 'refundNo' },
    })
  })
})

test('a settlement of a person who has no file here is refused', async () => {
  const { request } = await readyToSettle('o-1')

  expect((await running.call('/settlement/settle', { ...request, patientNo: '9' })).code).toBe('2001')
})
