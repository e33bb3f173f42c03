import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualClock, type ManualClock } from '../../../sandbox/src/lib/clock.ts'
import { createSandboxContext } from '../../../sandbox/src/lib/sandbox-context.ts'
import { startWechatPay, type WechatPay } from '../../../sandbox/src/wechat-pay/start-wechat-pay.ts'
import { isGatewayFailure } from '../../src/gateways/failure.ts'
import type { TransferChannel, TransferOrder } from '../../src/gateways/transfers/port.ts'
import {
  createWechatTransfers,
  type TransferSettings,
} from '../../src/gateways/transfers/wechat-transfers.ts'
import { createHttpClient } from '../../src/lib/http.ts'
import { type PublishedWechatPay, wechatPayMerchant } from '../payments/wechat-pay-merchant.ts'
import { openidOf, ownSecrets, TRACE } from '../payments/wechat-pay-world.ts'

const order: TransferOrder = {
  ...{ transferNumber: 'PF0123456789ABCDEFGHT1', amountFen: 5_000, remark: '预交金退款' },
  decidedAt: '2026-11-24T09:00:00+08:00',
  payee: { to: 'account', account: openidOf('li-ming'), name: '李明' },
}
const toSomebodyElse: TransferOrder = {
  ...order,
  payee: { to: 'account', account: openidOf('li-ming'), name: '王秀英' },
}

let pay: WechatPay
let clock: ManualClock
let channelOf: (api: TransferSettings['api']) => TransferChannel

beforeEach(async () => {
  const secrets = ownSecrets()
  clock = createManualClock(Math.floor(Date.now() / 1000) * 1000)
  const context = createSandboxContext({ clock })
  await context.credentials.section('wechat', () => ({ appId: secrets.credentials.appId }))
  await context.credentials.section('wechatPayOwn', () => secrets)
  pay = await startWechatPay({ context, port: 0 })
  pay.settings.believesCallersClock = true
  const published = context.credentials.all().wechatPay as unknown as PublishedWechatPay
  const merchant = wechatPayMerchant(published, {
    dataDir: mkdtempSync(join(tmpdir(), 'wechat-transfers-')),
    mode: 'public_key',
  })
  channelOf = (api) =>
    createWechatTransfers({
      ...{ merchant, appId: published.appId, notifyUrl: 'http://127.0.0.1:1/callbacks' },
      settings: { api, sceneId: '1011', sceneReports: [{ type: '赔付原因', content: '退款' }], ...bounds },
      http: createHttpClient({ allowedHosts: new Set([new URL(merchant.apiBase).host]) }),
    })
})
afterEach(() => pay.close())

const bounds = { leastFen: 30, mostFen: 20_000 }

describe('a transfer by the interface of 2025', () => {
  test('waits for the person with what their WeChat needs, and has a receipt once it has arrived', async () => {
    const bills = channelOf('bills')
    expect(await bills.query(order, TRACE)).toEqual({ state: 'none' })
    expect(await bills.send(order, TRACE)).toMatchObject({
      state: 'to_take',
      taking: { mchId: '1900099001' },
    })
    expect(await bills.query(order, TRACE)).toEqual({ state: 'to_take', taking: undefined })
    const [transfer] = pay.transfers.list()
    if (transfer) pay.transfers.take(transfer)
    expect(await bills.query(order, TRACE)).toMatchObject({ state: 'paid', paidAt: expect.any(String) })
    const receipt = await bills.receipt?.(order.transferNumber, TRACE)
    const written = Buffer.from(order.transferNumber, 'utf16le').swap16().toString('hex')
    expect(Buffer.from(receipt as Uint8Array).toString()).toContain(written)
  })

  test('fails for somebody of another name, whom only WeChat Pay reads', async () => {
    const failed = { state: 'failed', code: 'NAME_NOT_CORRECT', cause: 'payee' }
    expect(await channelOf('bills').send(toSomebodyElse, TRACE)).toEqual(failed)
    const [asked] = pay.exchanges.list()
    expect(asked?.requestBody).not.toContain('王秀英')
  })

  test('is unknown, and not failed, when the answer is signed by somebody else', async () => {
    pay.settings.forgesSignature = true
    const answer = await channelOf('bills').send(order, TRACE)
    expect(isGatewayFailure(answer) && answer.kind).toBe('unintelligible')
    pay.settings.forgesSignature = false
    expect(await channelOf('bills').query(order, TRACE)).toMatchObject({ state: 'to_take' })
  })

  test('waits while the hospital’s account is empty, and is asked about when the limit says no', async () => {
    pay.settings.isTransferAccountEmpty = true
    expect(await channelOf('bills').send(order, TRACE)).toEqual({ state: 'later', code: 'NOT_ENOUGH' })
    const beyond = await channelOf('bills').send({ ...order, amountFen: 20_001 }, TRACE)
    expect(isGatewayFailure(beyond)).toBe(true)
  })
})

test('a transfer by the older interface arrives by itself', async () => {
  const batches = channelOf('batches')
  expect(await batches.send(order, TRACE)).toEqual({ state: 'processing' })
  expect(await batches.query(order, TRACE)).toEqual({ state: 'processing' })
  clock.advance(5_000)
  expect(await batches.query(order, TRACE)).toMatchObject({ state: 'paid' })
  expect(await batches.query({ ...order, amountFen: 4_999 }, TRACE)).toMatchObject({ kind: 'unintelligible' })
})

test('a merchant of today is refused the older interface, and nothing was moved', async () => {
  pay.settings.hasTransferBatches = false
  expect(await channelOf('batches').send(order, TRACE)).toEqual({
    ...{ state: 'refused', code: 'NO_AUTH', cause: 'channel' },
  })
  expect(pay.transfers.list()).toEqual([])
})
