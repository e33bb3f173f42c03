import { beforeEach, describe, expect, it } from 'vitest'
import { openLetterBox } from '../../../../../sandbox/src/lib/letter-box.test-support.ts'
import { type SealedResource, seal } from '../../../../../sandbox/src/wechat-pay/sealed-resource.ts'
import { Signer } from '../../../../../sandbox/src/wechat-pay/signer.ts'
import { asCallback } from '../../../../test/as-callback.ts'
import {
  openWorld,
  ownSecrets,
  type PayWorld,
  refundOf,
  TRACE,
} from '../../../../test/payments/wechat-pay-world.ts'
import type { RawCallback } from '../port.ts'

const secrets = ownSecrets()
let world: PayWorld

beforeEach(async () => {
  world = await openWorld(secrets, { mode: 'both' })

  return () => world.close()
})

interface Letter {
  id: string
  event_type: string
  resource: SealedResource & { original_type?: string }
}

const read = (callback: RawCallback) => world.channel.readCallback(callback)

/** Signed by WeChat Pay, whatever stands in it. */
function post(body: string, changes: { atMs?: number; forges?: boolean } = {}): RawCallback {
  const atMs = world.clock.now()

  return {
    headers: new Signer(secrets).headers(body, { key: 'public_key', atMs, ...changes }),
    body: Buffer.from(body),
  }
}

const inside = (changes: object = {}) => ({
  appid: secrets.credentials.appId,
  mchid: secrets.credentials.merchantId,
  out_trade_no: world.order.orderNumber,
  transaction_id: '4200000000000000000000000001',
  trade_state: 'SUCCESS',
  amount: { total: 1500 },
  ...changes,
})

function letter(resource: object | string = inside(), changes: Partial<Letter> = {}): Letter {
  const text = typeof resource === 'string' ? resource : JSON.stringify(resource)

  return {
    id: 'EV-1',
    event_type: 'TRANSACTION.SUCCESS',
    resource: seal(text, { apiV3Key: secrets.credentials.apiV3Key, associatedData: 'transaction' }),
    ...changes,
  }
}

const postLetter = (given: object) => post(JSON.stringify(given))

function withResource(changes: Partial<SealedResource>): RawCallback {
  const good = letter()

  return postLetter({ ...good, resource: { ...good.resource, ...changes } })
}

function tampered(ciphertext: string, place: number): string {
  const bytes = Buffer.from(ciphertext, 'base64')
  const index = place < 0 ? bytes.length + place : place
  bytes[index] = (bytes[index] ?? 0) ^ 1

  return bytes.toString('base64')
}

describe('a call-back of WeChat Pay', () => {
  it.each(['public_key', 'platform_certificate'] as const)(
    'tells of Li Ming’s payment and of his refund, signed by its %s',
    async (key) => {
      const box = await openLetterBox()
      world.pay.settings.callbackKey = key
      const boxed = world.channelWith({ notifyUrl: box.origin })
      const paid = await world.pays(world.order, boxed)
      const refund = refundOf(world.order, paid)
      await boxed.refund(refund, TRACE)
      await world.pay.notices.deliverDue()
      world.clock.advance(5_000)
      await world.pay.notices.deliverDue()
      await box.close()

      const { orderNumber } = world.order
      expect(box.received.map(asCallback).map(read)).toEqual([
        { eventId: expect.any(String), about: { kind: 'payment', orderNumber }, claimedFen: 1500 },
        {
          eventId: expect.any(String),
          about: { kind: 'refund', orderNumber, refundNumber: refund.refundNumber },
          claimedFen: 1500,
        },
      ])
    },
  )

  it('comes twice under one id', async () => {
    const box = await openLetterBox()
    world.pay.settings.noticeDuplicate = 1
    await world.pays(world.order, world.channelWith({ notifyUrl: box.origin }))
    await world.pay.notices.deliverDue()
    await box.close()
    const hints = box.received.map(asCallback).map(read)

    expect(hints).toHaveLength(2)
    expect(hints[0]).toEqual(hints[1])
  })

  it('is read whatever its associated data says, also nothing', () => {
    const { apiV3Key } = secrets.credentials
    const resource = seal(JSON.stringify(inside()), { apiV3Key, associatedData: '' })
    expect(read(postLetter(letter(inside(), { resource })))).toHaveProperty('eventId', 'EV-1')
    const { associated_data: _, ...bare } = resource
    expect(read(postLetter({ ...letter(), resource: bare }))).toHaveProperty('eventId', 'EV-1')
  })

  it('is only a hint: another amount is handed on as claimed, and the trade says what was paid', async () => {
    const paid = await world.pays()
    expect(read(postLetter(letter(inside({ amount: { total: 1 } }))))).toMatchObject({ claimedFen: 1 })
    expect(await world.channel.query(world.order, TRACE)).toEqual(paid)
  })
})

describe('a call-back is not believed', () => {
  it.each([['wechatpay-timestamp'], ['wechatpay-nonce'], ['wechatpay-serial'], ['wechatpay-signature']])(
    'without the header %s',
    (name) => {
      const good = postLetter(letter())
      expect(read({ ...good, headers: { ...good.headers, [name]: undefined } })).toEqual({
        rejected: 'unsigned',
        status: 401,
      })
    },
  )

  it.each<[string, () => RawCallback, string]>([
    ['forged', () => post(JSON.stringify(letter()), { forges: true }), 'bad_signature'],
    ['with a signature that is no base64', () => signedAs('***'), 'bad_signature'],
    [
      'a probe',
      () => signedAs(`WECHATPAY/SIGNTEST/${postLetter(letter()).headers['wechatpay-signature']}`),
      'bad_signature',
    ],
    [
      'of an altered body',
      () => ({ ...postLetter(letter()), body: postLetter(letter(inside({ amount: { total: 1 } }))).body }),
      'bad_signature',
    ],
    ['moved to another time', () => withHeader('wechatpay-timestamp', '1795000000'), 'bad_signature'],
    [
      'replayed after five minutes',
      () => post(JSON.stringify(letter()), { atMs: world.clock.now() - 301_000 }),
      'stale',
    ],
    ['from the future', () => post(JSON.stringify(letter()), { atMs: world.clock.now() + 301_000 }), 'stale'],
    ['under an unknown serial', () => withHeader('wechatpay-serial', 'PUB_KEY_ID_9'), 'unknown_key'],
    [
      'under a name that every object has',
      () => withHeader('wechatpay-serial', 'constructor'),
      'unknown_key',
    ],
    ['of another merchant', () => postLetter(letter(inside({ mchid: '1900099002' }))), 'other_merchant'],
    ['of another account', () => postLetter(letter(inside({ appid: 'wx9' }))), 'other_merchant'],
    [
      'of another merchant’s refund',
      () =>
        postLetter(
          letter(
            { mchid: '1900099002', out_trade_no: 'TZ1', out_refund_no: 'R1', amount: { refund: 1 } },
            { event_type: 'REFUND.SUCCESS' },
          ),
        ),
      'other_merchant',
    ],
    [
      'with a wrong tag',
      () => withResource({ ciphertext: tampered(letter().resource.ciphertext, -1) }),
      'unreadable',
    ],
    [
      'with altered content',
      () => withResource({ ciphertext: tampered(letter().resource.ciphertext, 0) }),
      'unreadable',
    ],
    ['with content of nothing', () => withResource({ ciphertext: 'AAAA' }), 'unreadable'],
    ['with wrong associated data', () => withResource({ associated_data: 'refund' }), 'unreadable'],
    ['with another nonce', () => withResource({ nonce: 'aaaaaaaaaaaa' }), 'unreadable'],
    ['by another cipher', () => withResource({ algorithm: 'NONE' as never }), 'unreadable'],
    ['sealed with another key', () => sealedWith('0'.repeat(32)), 'unreadable'],
    [
      'of another type',
      () => postLetter(letter(inside(), { event_type: 'MCHTRANSFER.BILL.FINISHED' })),
      'unreadable',
    ],
    [
      'of a refund that holds a payment',
      () => postLetter(letter(inside(), { event_type: 'REFUND.SUCCESS' })),
      'unreadable',
    ],
    ['without an id', () => postLetter({ ...letter(), id: undefined }), 'unreadable'],
    ['with an amount in yuan', () => postLetter(letter(inside({ amount: { total: 15.5 } }))), 'unreadable'],
    ['with content that is no JSON', () => postLetter(letter('paid')), 'unreadable'],
    ['that is empty', () => post(''), 'unreadable'],
    ['that is no JSON', () => post('<xml/>'), 'unreadable'],
  ])('%s', (_, callback, rejected) => {
    const status = rejected === 'unreadable' ? 400 : 401
    expect(read(callback())).toEqual({ rejected, status })
  })

  it('by a merchant who holds the other key only', () => {
    const onlyPlatform = world.channelWith({ mode: 'platform_certificate' })
    expect(onlyPlatform.readCallback(postLetter(letter()))).toMatchObject({ rejected: 'unknown_key' })
  })

  function withHeader(name: string, value: string): RawCallback {
    const good = postLetter(letter())

    return { ...good, headers: { ...good.headers, [name]: value } }
  }

  function signedAs(signature: string): RawCallback {
    return withHeader('wechatpay-signature', signature)
  }

  function sealedWith(apiV3Key: string): RawCallback {
    const resource = seal(JSON.stringify(inside()), { apiV3Key, associatedData: 'transaction' })

    return postLetter(letter(inside(), { resource }))
  }
})
