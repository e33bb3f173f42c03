import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SealedResource } from './sealed-resource.ts'
import {
  isSignedByWechat,
  jsapiOrder,
  makeSecrets,
  openDesk,
  openidOf,
  type PayDesk,
  unseal,
} from './wechat-pay.test-support.ts'
import type { WechatPaySecrets } from './wechat-pay-credentials.ts'

const JSAPI = '/v3/pay/transactions/jsapi'
const REFUNDS = '/v3/refund/domestic/refunds'
const MINUTE = 60_000

let secrets: WechatPaySecrets
let desk: PayDesk

beforeAll(async () => {
  secrets = await makeSecrets()
})

beforeEach(async () => {
  desk = await openDesk(secrets)

  return () => desk.close()
})

const queryPath = (outTradeNo: string) =>
  `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${secrets.credentials.merchantId}`
const query = (outTradeNo: string) => desk.call({ method: 'GET', path: queryPath(outTradeNo) })
const closeOrder = (outTradeNo: string) =>
  desk.call({
    path: `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`,
    body: { mchid: secrets.credentials.merchantId },
  })
const errorIdOf = ({ headers }: { headers: Headers }) => headers.get('request-id')?.split('-').at(-1)

describe('who asks', () => {
  const good = () => ({ path: JSAPI, body: jsapiOrder(secrets.credentials) })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

  test('is known by the merchant’s signature', async () => {
    expect(await desk.call(good())).toMatchObject({
      status: 200,
      json: { prepay_id: expect.stringMatching(/^wx\d{34}$/) },
    })
  })

  test.each([
    ['another key', { key: stranger }],
    ['another merchant', { mchid: '1900099002' }],
    ['a certificate that is not the merchant’s', { serial: 'AB'.repeat(16) }],
    ['a signature over another address', { path: `${JSAPI}?a=1` }],
    ['a time six minutes ago', { timestamp: '1795060000' }],
    ['a time that is none', { timestamp: 'now' }],
  ])('and is refused with %s', async (_, said) => {
    expect(await desk.call({ ...good(), said })).toMatchObject({
      status: 401,
      json: { code: 'SIGN_ERROR', detail: { location: 'authorization' } },
    })
  })

  test('cannot send the same request twice', async () => {
    const said = { nonce: 'once' }
    expect((await desk.call({ ...good(), said })).status).toBe(200)
    expect((await desk.call({ ...good(), said })).json.code).toBe('SIGN_ERROR')
  })

  test('hears that a body is no JSON', async () => {
    expect(await desk.call({ path: JSAPI, body: '{"appid":' })).toMatchObject({
      status: 400,
      json: { code: 'PARAM_ERROR' },
    })
  })
})

describe('an answer', () => {
  test('is signed with the public key for a merchant who names it, else with the platform certificate', async () => {
    const { publicKeyId, platformSerial } = secrets.credentials
    const plain = await query((await desk.order()).outTradeNo)
    const asked = await desk.call({
      method: 'GET',
      path: queryPath((await desk.order()).outTradeNo),
      headers: { 'wechatpay-serial': publicKeyId },
    })

    expect(plain.headers.get('wechatpay-serial')).toBe(platformSerial)
    expect(asked.headers.get('wechatpay-serial')).toBe(publicKeyId)
    for (const { headers, text } of [plain, asked])
      expect(isSignedByWechat(headers, text, secrets)).toBe(true)
  })

  test('without a body is signed, too', async () => {
    const { outTradeNo } = await desk.order()
    const { status, headers, text } = await closeOrder(outTradeNo)

    expect([status, text]).toEqual([204, ''])
    expect(isSignedByWechat(headers, '', secrets)).toBe(true)
  })

  test('can be forged on purpose', async () => {
    desk.pay.settings.forgesSignature = true
    const { headers, text } = await query((await desk.order()).outTradeNo)

    expect(isSignedByWechat(headers, text, secrets)).toBe(false)
  })

  test('brings the platform certificate to who has none yet', async () => {
    const { headers, text, json } = await desk.call({ method: 'GET', path: '/v3/certificates' })
    const [first] = json.data as { serial_no: string; encrypt_certificate: SealedResource }[]

    expect(first?.serial_no).toBe(headers.get('wechatpay-serial'))
    const sealed = first?.encrypt_certificate as SealedResource
    expect(unseal(sealed, secrets.credentials.apiV3Key)).toBe(secrets.credentials.platformCert)
    expect(sealed.associated_data).toBe('certificate')
    expect(isSignedByWechat(headers, text, secrets)).toBe(true)
  })
})

describe('an order', () => {
  test('asked for again gets a new prepay_id, with other content none', async () => {
    const body = jsapiOrder(secrets.credentials)
    const first = await desk.call({ path: JSAPI, body })
    const again = await desk.call({ path: JSAPI, body })
    const other = await desk.call({ path: JSAPI, body: { ...body, amount: { total: 1, currency: 'CNY' } } })

    expect(again.status).toBe(200)
    expect(again.json.prepay_id).not.toBe(first.json.prepay_id)
    expect(other).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } })
    expect(errorIdOf(other)).toBe('268498688')
  })

  test.each([
    ['a field that the interface does not have', { patient_name: '李明' }, 'PARAM_ERROR', '270924358'],
    ['no money', { amount: { total: 0 } }, 'PARAM_ERROR', '268435464'],
    ['half a fen', { amount: { total: 1.5 } }, 'PARAM_ERROR', '268435464'],
    [
      'a call-back address with a query',
      { notify_url: 'https://h.example/n?a=1' },
      'PARAM_ERROR',
      '268435461',
    ],
    ['a number of five digits', { out_trade_no: '12345' }, 'PARAM_ERROR', '268435461'],
    ['an end half a minute away', { time_expire: '2026-11-24T12:00:30+08:00' }, 'PARAM_ERROR', '268435464'],
    ['another account', { appid: 'wx1' }, 'APPID_MCHID_NOT_MATCH', '268445527'],
    ['a stranger to pay', { payer: { openid: 'oSTRANGER' } }, 'OPENID_MISMATCH', '0'],
  ])('with %s is refused', async (_, changes, code, errorId) => {
    const answer = await desk.call({ path: JSAPI, body: { ...jsapiOrder(secrets.credentials), ...changes } })

    expect(answer.json.code).toBe(code)
    expect(errorIdOf(answer)).toBe(errorId)
  })

  test('is found by both numbers once it is paid, and says by whom and when', async () => {
    const { outTradeNo, transactionId } = await desk.paid()
    const { merchantId } = secrets.credentials
    const byTheirs = await desk.call({
      method: 'GET',
      path: `/v3/pay/transactions/id/${transactionId}?mchid=${merchantId}`,
    })

    expect(byTheirs.json).toEqual((await query(outTradeNo)).json)
    expect(byTheirs.json).toMatchObject({
      trade_state: 'SUCCESS',
      success_time: '2026-11-24T12:00:00+08:00',
      payer: { openid: openidOf('li-ming') },
      amount: { total: 1500, payer_total: 1500, currency: 'CNY' },
    })
  })

  test('that nobody paid shows neither payer nor number', async () => {
    const { json } = await query((await desk.order()).outTradeNo)

    expect(json).toMatchObject({ trade_state: 'NOTPAY' })
    expect(json).not.toHaveProperty('transaction_id')
    expect(json).not.toHaveProperty('payer')
  })

  test('that is paid can be neither closed nor ordered again', async () => {
    const { outTradeNo } = await desk.paid({ out_trade_no: 'T20261124999' })
    const closed = await closeOrder(outTradeNo)
    const ordered = await desk.call({
      path: JSAPI,
      body: { ...jsapiOrder(secrets.credentials), out_trade_no: outTradeNo },
    })

    expect([errorIdOf(closed), errorIdOf(ordered)]).toEqual(['268498689', '268449538'])
  })

  test('that is closed stays closed, and one that never was cannot be', async () => {
    const { outTradeNo } = await desk.order()
    await closeOrder(outTradeNo)

    expect((await query(outTradeNo)).json.trade_state).toBe('CLOSED')
    expect((await closeOrder(outTradeNo)).json.code).toBe('ORDER_CLOSED')
    expect(await closeOrder('T404404404')).toMatchObject({ status: 404, json: { code: 'ORDER_NOT_EXIST' } })
  })

  test('is closed by itself after seven days', async () => {
    const { outTradeNo } = await desk.order()
    desk.clock.advance(7 * 24 * 60 * MINUTE)

    expect((await query(outTradeNo)).json.trade_state).toBe('CLOSED')
  })
})

describe('the cashier', () => {
  test.each([
    ['another person’s phone', { openid: openidOf('wang-xiuying') }, '下单账号与支付账号不一致'],
    ['a page that is not registered', { pageUrl: 'https://evil.example/' }, '当前页面的URL未注册'],
  ])('does not open on %s', async (_, changes, problem) => {
    const { prepayId } = await desk.order()
    const ask = { invocation: desk.invocation(prepayId), openid: openidOf('li-ming') }

    expect(desk.pay.cashier.open({ ...ask, ...changes })).toEqual({ problem })
  })

  test.each([
    ['another prepay_id', { package: 'prepay_id=wx0' }],
    ['another time', { timeStamp: '1795000001' }],
    ['another kind of signature', { signType: 'MD5' }],
  ])('does not open when %s stands beside the signature', async (_, changes) => {
    const { prepayId } = await desk.order()
    const invocation = { ...desk.invocation(prepayId), ...changes }

    expect(desk.pay.cashier.open({ invocation, openid: openidOf('li-ming') })).toEqual({
      problem: '支付验证签名失败',
    })
  })

  test('takes no money after the order’s time, though the order stays open until it is closed', async () => {
    const { outTradeNo, prepayId } = await desk.order({ time_expire: '2026-11-24T12:15:00+08:00' })
    desk.clock.advance(15 * MINUTE)

    expect(
      desk.pay.cashier.pay({ invocation: desk.invocation(prepayId), openid: openidOf('li-ming') }),
    ).toEqual({ problem: '该订单已过期' })
    expect((await query(outTradeNo)).json.trade_state).toBe('NOTPAY')
  })

  test('takes money once, and not after two hours', async () => {
    const { prepayId } = await desk.order()
    const late = await desk.order()
    const ask = { invocation: desk.invocation(prepayId), openid: openidOf('li-ming') }

    expect(desk.pay.cashier.pay(ask)).toHaveProperty('transactionId')
    expect(desk.pay.cashier.pay(ask)).toEqual({ problem: '该订单已支付' })
    desk.clock.advance(120 * MINUTE)
    expect(desk.pay.cashier.pay({ ...ask, invocation: desk.invocation(late.prepayId) })).toEqual({
      problem: '该订单已过期',
    })
  })
})

describe('a refund', () => {
  const ask = (order: object, refundFen = 500) => ({
    out_refund_no: 'R1',
    reason: '退号',
    amount: { refund: refundFen, total: 1500, currency: 'CNY' },
    ...order,
  })
  const refund = (body: object) => desk.call({ path: REFUNDS, body })

  test('is accepted, and made some seconds later', async () => {
    const { transactionId, outTradeNo } = await desk.paid()
    const accepted = await refund(ask({ transaction_id: transactionId }))
    desk.clock.advance(5_000)
    const made = await desk.call({ method: 'GET', path: `${REFUNDS}/R1` })

    expect(accepted.json).toMatchObject({
      status: 'PROCESSING',
      refund_id: expect.stringMatching(/^50\d{27}$/),
    })
    expect(accepted.json).not.toHaveProperty('success_time')
    expect(made.json).toMatchObject({ status: 'SUCCESS', success_time: '2026-11-24T12:00:05+08:00' })
    expect((await query(outTradeNo)).json.trade_state).toBe('REFUND')
  })

  test('under the same number happens once, and with other content not at all', async () => {
    const { transactionId } = await desk.paid()
    const body = ask({ transaction_id: transactionId })
    const first = await refund(body)
    expect((await refund(body)).json).toEqual(first.json)
    expect(errorIdOf(await refund(ask({ transaction_id: transactionId }, 600)))).toBe('268498688')
    expect(desk.pay.refunds.list()).toHaveLength(1)
  })

  test('of what is still there comes a minute after the last, and never of more', async () => {
    const { transactionId } = await desk.paid()
    const part = (number: string, fen: number) =>
      refund({ ...ask({ transaction_id: transactionId }, fen), out_refund_no: number })
    await part('R1', 1000)

    expect((await part('R2', 500)).json.code).toBe('FREQUENCY_LIMITED')
    desk.clock.advance(MINUTE)
    expect((await part('R2', 501)).json.code).toBe('INVALID_REQUEST')
    expect((await part('R2', 500)).json.status).toBe('PROCESSING')
  })

  test('is the fifty-first, or a year late, and refused', async () => {
    const { transactionId } = await desk.paid()
    const part = (number: number) =>
      refund({ ...ask({ transaction_id: transactionId }, 1), out_refund_no: `R${number}` })
    for (let number = 1; number <= 50; number += 1) {
      expect((await part(number)).status).toBe(200)
      desk.clock.advance(MINUTE)
    }
    expect((await part(51)).json.code).toBe('INVALID_REQUEST')

    const old = await desk.paid()
    desk.clock.advance(366 * 24 * 60 * MINUTE)
    const late = { ...ask({ transaction_id: old.transactionId }), out_refund_no: 'R99' }
    expect((await refund(late)).json.code).toBe('INVALID_REQUEST')
  })

  test.each([
    ['an unpaid order', (it: { outTradeNo: string }) => ({ out_trade_no: it.outTradeNo }), 404],
    ['nobody’s order', () => ({ transaction_id: '4200000000' }), 404],
    ['an order named twice', () => ({ transaction_id: '42', out_trade_no: 'T1' }), 400],
    ['an order that is not named', () => ({}), 400],
  ])('of %s is refused', async (_, named, status) => {
    expect((await refund(ask(named(await desk.order())))).status).toBe(status)
  })

  test('waits until there is money in the account again', async () => {
    const { transactionId } = await desk.paid()
    const body = ask({ transaction_id: transactionId })
    desk.pay.settings.withdrawnFen = 1100
    expect(await refund(body)).toMatchObject({ status: 403, json: { code: 'NOT_ENOUGH' } })
    desk.pay.settings.withdrawnFen = 1000
    expect((await refund(body)).json.status).toBe('PROCESSING')
  })

  test('to a person whose bank takes none becomes ABNORMAL', async () => {
    desk.pay.settings.abnormalRefundsOf = ['li-ming']
    const { transactionId } = await desk.paid()
    await refund(ask({ transaction_id: transactionId }))
    desk.clock.advance(5_000)
    const { json } = await desk.call({ method: 'GET', path: `${REFUNDS}/R1` })

    expect(json.status).toBe('ABNORMAL')
  })

  test('that was never asked for is not known', async () => {
    expect(await desk.call({ method: 'GET', path: `${REFUNDS}/R404` })).toMatchObject({
      status: 404,
      json: { code: 'RESOURCE_NOT_EXISTS' },
    })
  })
})

describe('who runs the demonstration', () => {
  test('sees orders, refunds and call-backs with names and in yuan', async () => {
    const { outTradeNo, transactionId } = await desk.paid()
    const amount = { refund: 500, total: 1500, currency: 'CNY' }
    const body = { transaction_id: transactionId, out_refund_no: 'R1', amount }
    await desk.call({ path: REFUNDS, body })
    const [trades, refunds, notices] = desk.pay.describe()

    expect(trades?.rows[0]).toEqual(
      expect.arrayContaining([outTradeNo, '李明', '15.00', 'REFUND', transactionId]),
    )
    expect(refunds?.rows[0]).toEqual(expect.arrayContaining(['R1', '5.00', 'PROCESSING']))
    expect(notices?.rows[0]).toEqual(expect.arrayContaining(['TRANSACTION.SUCCESS']))
  })

  test('changes one thing about call-backs and leaves the others, until everything is emptied', async () => {
    const address = `${desk.pay.origin}/_sandbox/settings`
    const change = (settings: object) =>
      fetch(address, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(settings),
      })
    await change({ noticeLoss: 0.5 })
    await change({ noticeDuplicate: 0.2 })
    expect(await (await fetch(address)).json()).toMatchObject({
      ...{ noticeLoss: 0.5, noticeDuplicate: 0.2, noticeForged: 0 },
    })

    await desk.paid()
    desk.pay.reset()
    expect(desk.pay.settings).toMatchObject({ noticeLoss: 0, noticeDuplicate: 0 })
    expect(desk.pay.trades.list()).toEqual([])
  })
})

describe('a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-pay-'))
  let second: PayDesk | undefined

  afterEach(() => second?.close())

  test('loses no order, no payment, no refund, no call-back and no nonce', async () => {
    const { clock } = desk
    const first = await openDesk(secrets, { folder, clock })
    const open = await first.order()
    const { outTradeNo, transactionId } = await first.paid()
    const body = {
      transaction_id: transactionId,
      out_refund_no: 'R1',
      amount: { refund: 500, total: 1500, currency: 'CNY' },
    }
    await first.call({ path: REFUNDS, body, said: { nonce: 'once' } })
    await first.close()

    second = await openDesk(secrets, { folder, clock })
    const [still, paid] = await Promise.all(
      [open.outTradeNo, outTradeNo].map((no) => second?.call({ method: 'GET', path: queryPath(no) })),
    )
    expect(still?.json.trade_state).toBe('NOTPAY')
    expect(paid?.json).toMatchObject({ trade_state: 'REFUND', transaction_id: transactionId })
    expect(second.pay.refunds.list()).toMatchObject([{ status: 'PROCESSING' }])
    expect(second.pay.notices.list()).toMatchObject([{ content: { kind: 'transaction' } }])
    expect((await second.call({ path: REFUNDS, body, said: { nonce: 'once' } })).json.code).toBe('SIGN_ERROR')
    expect(
      second.pay.cashier.pay({
        invocation: second.invocation(open.prepayId),
        openid: openidOf('li-ming'),
      }),
    ).toHaveProperty('transactionId')
  })
})
