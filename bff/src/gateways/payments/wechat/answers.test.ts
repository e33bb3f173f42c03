import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Signer } from '../../../../../sandbox/src/wechat-pay/signer.ts'
import {
  openWorld,
  ownSecrets,
  type PayWorld,
  refundOf,
  TRACE,
} from '../../../../test/payments/wechat-pay-world.ts'
import type { PaymentChannel } from '../port.ts'

type Answer = { status?: number; body?: string; headers?: Record<string, string>; sent?: string }

const secrets = ownSecrets()
let world: PayWorld
let channel: PaymentChannel
let answer: Answer
let asked: IncomingMessage[]
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  asked.push(request)
  const { status = 200, body = '', headers = {}, sent = body } = answer
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(sent)
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return () => server.close()
})

beforeEach(async () => {
  asked = []
  world = await openWorld(secrets)
  channel = world.channelWith({ apiBase: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})

afterEach(() => world.close())

const sign = (body: string, changes: { atMs?: number; forges?: boolean } = {}) =>
  new Signer(secrets).headers(body, { key: 'public_key', atMs: Date.now(), ...changes })

const trade = (changes: object = {}) =>
  JSON.stringify({
    appid: secrets.credentials.appId,
    mchid: secrets.credentials.merchantId,
    out_trade_no: world.order.orderNumber,
    trade_state: 'SUCCESS',
    transaction_id: '4200000000000000000000000001',
    success_time: '2026-11-24T12:00:00+08:00',
    amount: { total: 1500, currency: 'CNY' },
    ...changes,
  })

const signed = (body: string): Answer => ({ body, headers: sign(body) })
const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))

async function queried(given: Answer) {
  answer = given

  return channel.query(world.order, TRACE)
}

describe('an answer is believed', () => {
  it('when WeChat Pay signed it', async () => {
    expect(await queried(signed(trade()))).toMatchObject({ state: 'paid', amountFen: 1500 })
  })

  it.each([
    ['Wechatpay-Timestamp', 'wechatpay-timestamp'],
    ['Wechatpay-Nonce', 'wechatpay-nonce'],
    ['Wechatpay-Serial', 'wechatpay-serial'],
    ['Wechatpay-Signature', 'wechatpay-signature'],
  ])('never without %s', async (_, name) => {
    const body = trade()
    expect(await queried({ body, headers: without(sign(body), name) })).toMatchObject({
      kind: 'unintelligible',
      reason: 'EV3_RES_HEADERS_INCOMPLATE',
    })
  })

  it('never after five minutes', async () => {
    const body = trade()
    const headers = sign(body, { atMs: Date.now() - 302_000 })
    expect(await queried({ body, headers })).toMatchObject({ reason: 'EV3_RES_HEADER_TIMESTAMP_OFFSET' })
  })

  it('never under a key that we do not hold', async () => {
    const body = trade()
    const headers = { ...sign(body), 'wechatpay-serial': 'PUB_KEY_ID_9' }
    expect(await queried({ body, headers })).toMatchObject({ reason: 'EV3_RES_HEADER_PLATFORM_SERIAL' })
  })

  it.each([
    ['changed on the way', () => ({ ...signed(trade()), sent: trade({ amount: { total: 1 } }) })],
    ['signed by somebody else', () => ({ body: trade(), headers: sign(trade(), { forges: true }) })],
  ])('never when it was %s', async (_, given) => {
    expect(await queried(given())).toMatchObject({ reason: 'EV3_RES_HEADER_SIGNATURE_DIGEST' })
  })

  it('never as a closing that nobody signed', async () => {
    answer = { status: 204, headers: sign('', { forges: true }) }
    expect(await channel.close(world.order, TRACE)).toMatchObject({ kind: 'unintelligible' })
    answer = { status: 204 }
    expect(await channel.close(world.order, TRACE)).toMatchObject({ kind: 'unintelligible' })
    answer = { status: 204, headers: sign('') }
    expect(await channel.close(world.order, TRACE)).toBe('closed')
  })
})

describe('an answer is unknown, not a failure', () => {
  it.each<[string, () => Answer]>([
    ['it is no JSON', () => signed('<html>')],
    ['it is empty', () => signed('')],
    ['it has a state that we do not know', () => signed(trade({ trade_state: 'PERHAPS' }))],
    ['it is paid without a number', () => signed(trade({ transaction_id: undefined }))],
    ['it is paid without an amount', () => signed(trade({ amount: {} }))],
    ['its amount is in yuan', () => signed(trade({ amount: { total: 15.5 } }))],
    ['its amount is a text', () => signed(trade({ amount: { total: '1500' } }))],
    ['it is in another currency', () => signed(trade({ amount: { total: 1500, currency: 'USD' } }))],
    ['it is about another order', () => signed(trade({ out_trade_no: 'TZ9' }))],
    ['it is about another merchant', () => signed(trade({ mchid: '1900099002' }))],
    ['it is about another account', () => signed(trade({ appid: 'wx9' }))],
    ['a code is not listed', () => ({ status: 400, body: '{"code":"SOMETHING_NEW","message":"…"}' })],
    [
      'a refusal is a page of a proxy',
      () => ({ status: 403, body: '<html>', headers: { 'content-type': 'text/html' } }),
    ],
    ['it says USER_PAYING', () => ({ ...signed('{"code":"USER_PAYING"}'), status: 202 })],
    ['WeChat Pay fails itself', () => ({ status: 500, body: '{"code":"SYSTEM_ERROR","message":"…"}' })],
    ['it is larger than any', () => signed(trade({ attach: 'x'.repeat(1024 * 1024) }))],
  ])('when %s', async (_, given) => {
    expect(await queried(given())).toMatchObject({
      kind: expect.stringMatching(/^un(intelligible|reachable)$/),
    })
  })

  it('when it sends us elsewhere, and nobody goes there', async () => {
    const elsewhere = `${channelOrigin()}/elsewhere`
    expect(await queried({ status: 302, headers: { location: elsewhere } })).toMatchObject({
      kind: 'unintelligible',
      reason: 'HTTP 302',
    })
    expect(asked).toHaveLength(1)
  })

  it('when a refund names another trade, or is done without saying when', async () => {
    const refund = refundOf(world.order, { providerNumber: '42' })
    const said = {
      out_refund_no: refund.refundNumber,
      transaction_id: '42',
      status: 'SUCCESS',
      success_time: '2026-11-24T12:00:00+08:00',
      amount: { refund: 1500, total: 1500 },
    }
    answer = signed(JSON.stringify(said))
    expect(await channel.refund(refund, TRACE)).toEqual({
      state: 'done',
      refundedAt: '2026-11-24T12:00:00+08:00',
    })
    for (const changes of [{ transaction_id: '43' }, { success_time: undefined }, { status: 'SOON' }]) {
      answer = signed(JSON.stringify({ ...said, ...changes }))
      expect(await channel.refund(refund, TRACE)).toMatchObject({ kind: 'unintelligible' })
    }
  })
})

describe('a refusal', () => {
  const refused = (status: number, code: string, errorId = '0'): Answer => ({
    status,
    body: JSON.stringify({ code, message: '…' }),
    headers: { 'request-id': `08ABC-${errorId}` },
  })

  it.each([
    [refused(401, 'SIGN_ERROR'), 'caller_refused'],
    [refused(403, 'NO_AUTH'), 'caller_refused'],
    [refused(429, 'FREQUENCY_LIMIT_EXCEED'), 'busy'],
    [refused(403, 'ACCOUNT_ERROR'), 'payer_refused'],
    [refused(400, 'INVALID_REQUEST', '268447914'), 'trade_closed'],
    [refused(400, 'INVALID_REQUEST', '268449538'), 'already_paid'],
    [refused(400, 'PARAM_ERROR', '270924358'), 'request_malformed'],
  ])('%j is read by its number first, then by its code: %s', async (given, refusal) => {
    answer = given
    expect(await channel.create(world.order, TRACE)).toMatchObject({ kind: 'refused', refusal })
  })

  it('because the payer’s account is gone makes a refund impossible', async () => {
    answer = refused(403, 'USER_ACCOUNT_ABNORMAL')
    expect(await channel.refund(refundOf(world.order, { providerNumber: '42' }), TRACE)).toEqual({
      state: 'impossible',
      code: 'USER_ACCOUNT_ABNORMAL',
    })
  })
})

it.each([
  ['NOTPAY', 'unpaid'],
  ['USERPAYING', 'unpaid'],
  ['PAYERROR', 'unpaid'],
  ['CLOSED', 'closed'],
  ['REVOKED', 'closed'],
  ['SUCCESS', 'paid'],
  ['REFUND', 'paid'],
])('the state %s is %s', async (trade_state, state) => {
  expect(await queried(signed(trade({ trade_state })))).toMatchObject({ state })
})

function channelOrigin(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
