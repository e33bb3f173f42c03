import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isGenuine, type RunningUnionpay, runUnionpay } from './unionpay.test-support.ts'
import { createUnionpaySecrets, type UnionpaySecrets } from './unionpay-credentials.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

let secrets: UnionpaySecrets
let running: RunningUnionpay

beforeAll(async () => {
  secrets = await createUnionpaySecrets()
})

beforeEach(async () => {
  running = await runUnionpay({ secrets })
})

afterEach(() => running.close())

describe('a payment', () => {
  test('is told to the merchant and to whoever asks, signed by the certificate it carries', async () => {
    const order = running.order('TZ20261124000001', { reqReserved: 'v1' })
    const answer = await running.pay(order)
    const [notice] = running.told

    expect(answer).toMatchObject({
      respCode: '00',
      origRespCode: '00',
      txnAmt: '1500',
      settleDate: '1124',
      traceTime: '1124090000',
      reqReserved: 'v1',
    })
    expect(answer.queryId).toMatch(/^20261124090000\d{7}$/)
    expect(answer.accNo).toContain('*')
    expect(notice).toMatchObject({ orderId: 'TZ20261124000001', txnType: '01', queryId: answer.queryId })
    expect([answer, notice ?? {}].map(isGenuine)).toEqual([true, true])
  })

  test('answers are raw text: a signature with a plus sign stays as it is', async () => {
    const order = running.order('TZ20261124000002')
    const signatures: string[] = []
    while (!signatures.some((one) => one.includes('+'))) {
      const answer = await running.query(order)
      expect(isGenuine(answer)).toBe(true)
      signatures.push(answer.signature ?? '')
      running.clock.advance(1_000)
      Object.assign(order, { txnTime: running.order('TZ20261124000002').txnTime })
    }
    expect(signatures.at(-1)).not.toContain('%2B')
  })

  test('of an order that nobody has opened or paid is unknown', async () => {
    const order = running.order('TZ20261124000003')
    expect(await running.query(order)).toMatchObject({ respCode: '34' })
    await running.openCashier(order)
    expect(await running.query(order)).toMatchObject({ respCode: '34' })
  })

  test('that the bank has not decided is paid later, and told only then', async () => {
    Object.assign(running.unionpay.settings, { paymentPending: '05' })
    const order = running.order('TZ20261124000004')

    expect(await running.pay(order)).toMatchObject({ respCode: '00', origRespCode: '05' })
    expect(running.told).toEqual([])

    running.clock.advance(30_000)
    await running.unionpay.notices.deliverDue()
    expect(await running.query(order)).toMatchObject({ origRespCode: '00' })
    expect(running.told).toHaveLength(1)
  })

  test('fails with a card that has too little money, and succeeds with another', async () => {
    const order = running.order('TZ20261124000005')

    expect(await running.pay(order, 'short')).toMatchObject({ origRespCode: '64' })
    expect(running.told).toEqual([])
    expect(await running.pay(order)).toMatchObject({ origRespCode: '00' })
  })

  test('cannot be made after the pay time', async () => {
    const order = running.order('TZ20261124000006')
    const { url } = await running.openCashier(order)
    running.clock.advance(15 * MINUTE_MS)
    await fetch(`${url}/pay`, { method: 'POST', body: new URLSearchParams({ card: 'debit' }) })

    expect(await running.query(order)).toMatchObject({ respCode: '34' })
    expect(await (await fetch(url)).text()).toContain('付款时间已过')
  })

  test('that a bank took after the pay time is 42, and nobody is told', async () => {
    Object.assign(running.unionpay.settings, { paysAfterTimeout: true })
    const order = running.order('TZ20261124000007')
    const { url } = await running.openCashier(order)
    running.clock.advance(15 * MINUTE_MS)
    await fetch(`${url}/pay`, { method: 'POST', body: new URLSearchParams({ card: 'debit' }) })

    expect(await running.query(order)).toMatchObject({ origRespCode: '42' })
    expect(running.told).toEqual([])
  })

  test('cannot be made twice, nor with another amount under the same number', async () => {
    const order = running.order('TZ20261124000008')
    await running.openCashier(order)
    const dearer = running.order('TZ20261124000008', { txnAmt: '9900' })
    expect((await running.openCashier(dearer)).page).toContain('重复交易')

    await running.pay(order)
    expect((await running.openCashier(order)).page).toContain('重复交易')
  })
})

describe('a call-back', () => {
  test('that is not taken comes again after 1, 2, 4 and 5 minutes, shortened, and then no more', async () => {
    Object.assign(running.unionpay.settings, { noticeLadderFactor: 1 })
    running.answers.status = 500
    await running.pay(running.order('TZ20261124000010'))

    const arrivals = [running.told.length]
    for (const minutes of [1, 2, 4, 5, 60]) {
      running.clock.advance(minutes * MINUTE_MS)
      await running.unionpay.notices.deliverDue()
      arrivals.push(running.told.length)
    }
    expect(arrivals).toEqual([1, 2, 3, 4, 5, 5])
    expect(running.unionpay.notices.list()[0]?.state).toBe('given_up')
  })

  test('can come twice, get lost on the way, or carry a signature that is not UnionPay’s', async () => {
    const { settings } = running.unionpay
    Object.assign(settings, { noticeDuplicate: 1, noticeSigner: 'other_key' })
    await running.pay(running.order('TZ20261124000011'))
    expect(running.told).toHaveLength(2)
    expect(running.told.map(isGenuine)).toEqual([false, false])

    Object.assign(settings, { noticeLoss: 1 })
    await running.pay(running.order('TZ20261124000012'))
    expect(running.told).toHaveLength(2)
  })

  test('that is owed when the machine stops is sent after the start, and the trade is still known', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'unionpay-'))
    const first = await runUnionpay({ folder })
    first.answers.status = 500
    const order = first.order('TZ20261124000013')
    const paid = await first.pay(order)
    await first.unionpay.close()

    first.answers.status = 200
    const second = await runUnionpay({ folder })
    second.clock.advance(MINUTE_MS)
    await second.unionpay.notices.deliverDue()
    expect(first.told.at(-1)).toMatchObject({ orderId: 'TZ20261124000013', queryId: paid.queryId })
    expect(await second.query(order)).toMatchObject({ origRespCode: '00', queryId: paid.queryId })
    await second.close()
    first.closeMerchant()
  })
})

describe('a refund', () => {
  test('gives back a part, then the rest, then nothing', async () => {
    const paid = await running.pay(running.order('TZ20261124000020'))
    const refund = (orderId: string, txnAmt: string) => running.refund(paid, { orderId, txnAmt })

    expect(await refund('TZR20261124000001', '500')).toMatchObject({ respCode: '00' })
    expect(await refund('TZR20261124000002', '1001')).toMatchObject({ respCode: '36' })
    expect(await refund('TZR20261124000003', '1000')).toMatchObject({ respCode: '00' })
    expect(await refund('TZR20261124000004', '1')).toMatchObject({ respCode: '45' })
    await running.unionpay.notices.deliverDue()
    expect(running.told.slice(1)).toMatchObject([
      { txnType: '04', orderId: 'TZR20261124000001', txnAmt: '500', origQryId: paid.queryId },
      { txnType: '04', orderId: 'TZR20261124000003', txnAmt: '1000' },
    ])
  })

  test('under a number that was used is a repetition, and gives nothing back', async () => {
    const paid = await running.pay(running.order('TZ20261124000021'))
    const again = () => running.refund(paid, { orderId: 'TZR20261124000005', txnAmt: '500' })
    await again()

    expect(await again()).toMatchObject({ respCode: '12' })
  })

  test('of a payment that is unknown, or of long ago, is refused', async () => {
    const paid = await running.pay(running.order('TZ20261124000022'))
    const refund = { orderId: 'TZR20261124000006', txnAmt: '500' }

    expect(await running.refund({ queryId: '1'.repeat(21) }, refund)).toMatchObject({ respCode: '35' })
    running.clock.advance(331 * DAY_MS)
    expect(await running.refund(paid, refund)).toMatchObject({ respCode: '39' })
  })

  test('of the whole can be a revocation until 23:00 of the day, not after', async () => {
    const first = await running.pay(running.order('TZ20261124000023'))
    const second = await running.pay(running.order('TZ20261124000024'))
    const revocation = { txnType: '31', txnAmt: '1500' }

    expect(await running.refund(first, { orderId: 'TZR20261124000007', ...revocation })).toMatchObject({
      respCode: '00',
    })
    running.clock.advance(14 * 60 * MINUTE_MS)
    expect(await running.refund(second, { orderId: 'TZR20261124000008', ...revocation })).toMatchObject({
      respCode: '39',
    })
  })
})

describe('the gateway refuses, and signs its refusal', () => {
  test.each([
    ['a field that is missing', { bizType: '' }, '13'],
    ['another version', { version: '5.0.0' }, '10'],
    ['an order number with a hyphen', { orderId: 'TZ-20261124' }, '10'],
    ['a time that is none', { txnTime: '20261301000000' }, '10'],
    ['another certificate', { certId: '1' }, '11'],
    ['another merchant', { merId: '777290058110048' }, '31'],
    ['a transaction that it does not know here', { txnType: '95' }, '43'],
  ])('%s', async (_what, wrong, respCode) => {
    const { signature: _, ...order } = running.order('TZ20261124000030')
    const asked = { ...order, txnType: '00', txnSubType: '00', bizType: '000000', ...wrong }
    const answer = await running.post('/gateway/api/queryTrans.do', running.sign(asked))

    expect(answer).toMatchObject({ respCode })
    expect(isGenuine(answer)).toBe(true)
  })

  test('what was altered after signing, at the front too', async () => {
    const order = { ...running.order('TZ20261124000031'), txnAmt: '1' }

    expect((await running.openCashier(order)).page).toContain('验证签名失败')
    expect(await running.post('/gateway/api/queryTrans.do', { ...order })).toMatchObject({ respCode: '43' })
  })

  test('everything while it is busy, in its own words', async () => {
    running.unionpay.faults.add({ kind: 'busy', probability: 1 })
    const answer = await running.query(running.order('TZ20261124000032'))

    expect(answer).toMatchObject({ respCode: '06', orderId: 'TZ20261124000032' })
    expect(isGenuine(answer)).toBe(true)
  })
})
