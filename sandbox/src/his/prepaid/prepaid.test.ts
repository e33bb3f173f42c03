import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardOf, type RunningHis, runHis } from '../his.test-support.ts'

const { patientNo, cardNo } = cardOf('li-ming')
let running: RunningHis

beforeEach(async () => {
  running = await runHis()
})
afterEach(() => running.his.close())

interface Account {
  balance: string
  deposits: { depositNo: string; left: string; payMethod: string }[]
}

async function account(): Promise<Account> {
  const { data } = await running.call('/prepaid/account', { patientNo })
  const [first] = data.accounts as Account[]
  if (first === undefined) throw new Error('he has no card')

  return first
}
const deduct = (orderNo: string, more: object = {}) =>
  running.call('/prepaid/refund', { orderNo, patientNo, cardNo, amount: '50.00', way: '2', ...more })

describe('money on a card', () => {
  test('is told with what it came from, and is taken off once however often it is asked for', async () => {
    const before = await account()
    expect(before).toMatchObject({ balance: '200.00', deposits: [{ left: '80.00' }, { left: '120.00' }] })
    const first = await deduct('PR1')
    expect(first).toMatchObject({ code: '0', data: { status: 'DEDUCTED' } })
    expect(await deduct('PR1')).toMatchObject({ code: '0', data: first.data })
    expect(await deduct('PR1', { amount: '60.00' })).toMatchObject({ code: '4008' })
    expect((await account()).balance).toBe('150.00')
  })

  test('is never taken beyond the balance, nor from a card of somebody else', async () => {
    expect(await deduct('PR2', { amount: '200.01' })).toMatchObject({ code: '5012' })
    expect(await deduct('PR2', { patientNo: cardOf('wang-xiuying').patientNo })).toMatchObject({
      code: '5011',
    })
    expect((await account()).balance).toBe('200.00')
  })

  test('goes back the way it came only as far as it came that way', async () => {
    const [alipay] = (await account()).deposits
    const back = { way: '1', depositNo: alipay?.depositNo }
    expect(await deduct('PR3', { ...back, amount: '80.01' })).toMatchObject({ code: '5013' })
    expect(await deduct('PR3', { ...back, amount: '30.00' })).toMatchObject({ code: '0' })
    expect((await account()).deposits[0]).toMatchObject({ left: '50.00' })
  })

  test('is put back whole, once, and not after the hospital was told that it has arrived', async () => {
    await deduct('PR4')
    const back = { orderNo: 'PR4', restoreNo: 'PR4B', amount: '50.00', reason: '转账未成功' }
    expect(await running.call('/prepaid/refund/restore', back)).toMatchObject({
      data: { status: 'RESTORED' },
    })
    expect(await running.call('/prepaid/refund/restore', back)).toMatchObject({
      data: { status: 'RESTORED' },
    })
    expect((await account()).balance).toBe('200.00')

    await deduct('PR5')
    const paid = { orderNo: 'PR5', payNo: '1330', payTime: '2026-11-23 09:00:00' }
    expect(await running.call('/prepaid/refund/confirm', paid)).toMatchObject({
      data: { status: 'CONFIRMED' },
    })
    const late = { ...back, orderNo: 'PR5', restoreNo: 'PR5B' }
    expect(await running.call('/prepaid/refund/restore', late)).toMatchObject({ code: '4009' })
    expect((await account()).balance).toBe('150.00')
  })

  test('stays where it is under a number that was cancelled first', async () => {
    await running.call('/prepaid/refund/cancel', { orderNo: 'PR6', reason: '未确认' })
    expect(await deduct('PR6')).toMatchObject({ code: '4007' })
    expect((await account()).balance).toBe('200.00')
  })
})
