import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import type { SignerKind } from '../../../sandbox/src/unionpay/answer-signer.ts'
import type { Fields } from '../../../sandbox/src/unionpay/fields.ts'
import { createUnionpayDesk, TRACE, type UnionpayDesk } from './unionpay-desk.ts'

const secrets = inject('sandboxSecrets').unionpayOwn
let desk: UnionpayDesk

beforeEach(async () => {
  desk = await createUnionpayDesk(secrets)
})

afterEach(() => desk.close())

const FORM = 'application/x-www-form-urlencoded;charset=UTF-8'

function read(body: string | Buffer, contentType = FORM) {
  return desk.channel.readCallback({ headers: { 'content-type': contentType }, body: Buffer.from(body) })
}

function lastCallback() {
  const callback = desk.callbacks.at(-1)
  if (callback === undefined) throw new Error('UnionPay did not call back')

  return callback
}

const formOf = (fields: Fields) => new URLSearchParams(fields).toString()

/** The fields of a true call-back about a payment of 128.50 yuan. */
async function trueFields(): Promise<Fields> {
  await desk.paidOrder()

  return Object.fromEntries(new URLSearchParams(lastCallback().body.toString()))
}

describe('a true call-back', () => {
  it('names the paid order, and the same event when it comes again', async () => {
    Object.assign(desk.unionpay.settings, { noticeDuplicate: 1 })
    const order = await desk.paidOrder()
    const hints = desk.callbacks.map((callback) => desk.channel.readCallback(callback))

    expect(hints).toHaveLength(2)
    expect(hints[0]).toEqual({
      eventId: `01-${order.providerNumber}`,
      about: { kind: 'payment', orderNumber: order.orderNumber },
      claimedFen: 12_850,
    })
    expect(hints[1]).toEqual(hints[0])
  })

  it('about a refund names refund and order', async () => {
    const order = await desk.paidOrder()
    const refund = desk.refundOf(order, { amountFen: 5_000 })
    await desk.channel.refund(refund, TRACE)
    await desk.unionpay.notices.deliverDue()

    expect(desk.channel.readCallback(lastCallback())).toMatchObject({
      eventId: expect.stringMatching(/^04-\d{21}$/),
      about: { kind: 'refund', orderNumber: order.orderNumber, refundNumber: refund.refundNumber },
      claimedFen: 5_000,
    })
  })
})

describe('a bad call-back is rejected', () => {
  it.each<[string, (fields: Fields) => Fields, string]>([
    ['without a signature', ({ signature: _, ...rest }) => rest, 'unsigned'],
    ['without a certificate', ({ signPubKeyCert: _, ...rest }) => rest, 'unsigned'],
    ['with a certificate that cannot be read', (it) => ({ ...it, signPubKeyCert: 'MIIC' }), 'unknown_key'],
    ['with its amount altered', (it) => ({ ...it, txnAmt: '1' }), 'bad_signature'],
    ['about another order than it was signed for', (it) => ({ ...it, orderId: 'TZ99' }), 'bad_signature'],
    ['turned from a payment into a refund', (it) => ({ ...it, txnType: '04' }), 'bad_signature'],
    ['with a field added', (it) => ({ ...it, reserved: '1' }), 'bad_signature'],
    [
      'of another version, which would be signed more weakly',
      (it) => ({ ...it, version: '5.0.0' }),
      'unreadable',
    ],
    ['signed by another method', (it) => ({ ...it, signMethod: '11' }), 'unreadable'],
  ])('%s', async (_what, alter, rejected) => {
    expect(read(formOf(alter(await trueFields())))).toMatchObject({ rejected })
  })

  it.each<[string, SignerKind, string]>([
    ['another key beside UnionPay’s certificate', 'other_key', 'bad_signature'],
    ['UnionPay’s name under another root', 'other_root', 'unknown_key'],
    ['another merchant of the same root', 'other_name', 'unknown_key'],
    ['a certificate whose time is over', 'expired', 'unknown_key'],
  ])('signed by %s', async (_what, noticeSigner, rejected) => {
    Object.assign(desk.unionpay.settings, { noticeSigner })
    await desk.paidOrder()

    expect(desk.channel.readCallback(lastCallback())).toEqual({ rejected, status: 401 })
  })

  it.each<[string, Fields, string]>([
    ['meant for another merchant', { merId: '777290058110048' }, 'other_merchant'],
    ['about a transaction of another kind', { txnType: '31', txnSubType: '00' }, 'unreadable'],
    ['about a refund of nothing we know', { txnType: '04', txnSubType: '00' }, 'unreadable'],
    ['about an order number that cannot be ours', { orderId: "1' or '1'='1" }, 'unreadable'],
    ['without UnionPay’s number', { queryId: '' }, 'unreadable'],
    ['with an amount that is none', { txnAmt: '-1' }, 'unreadable'],
    ['in another currency', { currencyCode: '840' }, 'unreadable'],
  ])('truly signed but %s', async (_what, other, rejected) => {
    const { signature: _, signPubKeyCert: __, ...fields } = await trueFields()
    const signed = await desk.unionpay.signer.sign({ ...fields, ...other })

    expect(read(formOf(signed))).toEqual({ rejected, status: 400 })
  })

  it('as JSON, oversized, with a field twice, empty, or not as text', async () => {
    const fields = await trueFields()
    const form = formOf(fields)
    const unreadable = { rejected: 'unreadable', status: 400 }

    expect(read(JSON.stringify(fields), 'application/json')).toEqual(unreadable)
    expect(desk.channel.readCallback({ headers: {}, body: Buffer.from(form) })).toEqual(unreadable)
    expect(read(`${form}&reserved=${'x'.repeat(16 * 1024)}`)).toEqual(unreadable)
    expect(read(`${form}&orderId=${fields.orderId}`)).toEqual(unreadable)
    expect(read('')).toEqual(unreadable)
    expect(read(Buffer.from([0xff, 0xfe, 0x00, 0x80]))).toEqual(unreadable)
    expect(read(form)).toMatchObject({ claimedFen: 12_850 })
  })

  it('made “paid” out of what the browser brings back of a cancelled payment', async () => {
    const { url } = await desk.openCashier(desk.order())
    const page = await (await fetch(`${url}/cancel`, { method: 'POST' })).text()
    const fields = Object.fromEntries(
      [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    )

    expect(fields).toMatchObject({ respCode: '01' })
    expect(read(formOf({ ...fields, respCode: '00' }))).toMatchObject({ rejected: 'bad_signature' })
  })
})
