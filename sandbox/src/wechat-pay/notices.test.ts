import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Letter, type LetterBox, openLetterBox } from '../lib/letter-box.test-support.ts'
import { LADDER_MS } from './notices.ts'
import type { SealedResource } from './sealed-resource.ts'
import { isSignedByWechat, makeSecrets, openDesk, type PayDesk, unseal } from './wechat-pay.test-support.ts'
import type { WechatPaySecrets } from './wechat-pay-credentials.ts'

let secrets: WechatPaySecrets
let desk: PayDesk
let box: LetterBox

beforeAll(async () => {
  secrets = await makeSecrets()
})

beforeEach(async () => {
  box = await openLetterBox()
  desk = await openDesk(secrets)
  desk.pay.settings.noticeLadderSpeed = 1
})

afterEach(async () => {
  await desk.close()
  await box.close()
})

const paid = () => desk.paid({ notify_url: box.origin })
const isSigned = ({ headers, body }: Letter) => isSignedByWechat(headers, body, secrets)

function opened({ body }: Pick<Letter, 'body'> = { body: '{}' }) {
  const letter = JSON.parse(body) as { id: string; event_type: string; resource: SealedResource }

  return { ...letter, inside: JSON.parse(unseal(letter.resource, secrets.credentials.apiV3Key)) }
}

/** Lets so much time pass and every call-back that is due go out. */
async function pass(milliseconds: number): Promise<void> {
  desk.clock.advance(milliseconds)
  await desk.pay.notices.deliverDue()
}

describe('the merchant is told', () => {
  test('of a payment, sealed and signed', async () => {
    const { outTradeNo, transactionId } = await paid()
    await pass(0)

    expect(box.received).toHaveLength(1)
    expect(box.received.every(isSigned)).toBe(true)
    expect(opened(box.received[0])).toMatchObject({
      event_type: 'TRANSACTION.SUCCESS',
      resource: { associated_data: 'transaction' },
      inside: { out_trade_no: outTradeNo, transaction_id: transactionId, amount: { total: 1500 } },
    })
  })

  test('of a refund when it is made', async () => {
    const { transactionId } = await paid()
    const amount = { refund: 500, total: 1500, currency: 'CNY' }
    await desk.call({
      path: '/v3/refund/domestic/refunds',
      body: { transaction_id: transactionId, out_refund_no: 'R1', notify_url: box.origin, amount },
    })
    await pass(0)
    expect(box.received).toHaveLength(1)
    await pass(5_000)

    expect(opened(box.received[1])).toMatchObject({
      event_type: 'REFUND.SUCCESS',
      inside: { out_refund_no: 'R1', refund_status: 'SUCCESS', amount: { refund: 500 } },
    })
  })

  test('nothing more once it said yes', async () => {
    await paid()
    await pass(0)
    await pass(24 * 3_600_000)

    expect(box.received).toHaveLength(1)
  })

  test('fifteen times more over the true ladder while it says no, each time signed anew', async () => {
    box.status = 500
    await paid()
    await pass(0)
    for (const [rung, wait] of LADDER_MS.entries()) {
      await pass(wait - 1)
      expect(box.received).toHaveLength(rung + 1)
      await pass(1)
      expect(box.received).toHaveLength(rung + 2)
    }
    await pass(24 * 3_600_000)

    expect(box.received).toHaveLength(16)
    expect(box.received.every(isSigned)).toBe(true)
    expect(new Set(box.received.map((one) => opened(one).id)).size).toBe(1)
    expect(new Set(box.received.map(({ headers }) => headers.get('wechatpay-nonce'))).size).toBe(16)
  })

  test('again when it took too long to answer', async () => {
    box.isMute = true
    desk.pay.settings.callbackTimeoutMs = 50
    await paid()
    await pass(0)
    expect(desk.pay.notices.list()).toMatchObject([{ attempts: 1, outcome: 'timed out' }])
    box.isMute = false
    desk.pay.settings.callbackTimeoutMs = 5_000
    await pass(15_000)

    expect(desk.pay.notices.list()).toMatchObject([{ attempts: 2, outcome: '200' }])
  })

  test('sooner in a demonstration', async () => {
    box.status = 500
    desk.pay.settings.noticeLadderSpeed = 30
    await paid()
    await pass(0)
    await pass(500)

    expect(box.received).toHaveLength(2)
  })
})

describe('what may go wrong with a call-back', () => {
  test('it is lost, and comes by the next', async () => {
    desk.pay.settings.noticeLoss = 1
    await paid()
    await pass(0)
    expect(box.received).toHaveLength(0)
    desk.pay.settings.noticeLoss = 0
    await pass(15_000)

    expect(box.received).toHaveLength(1)
  })

  test('it comes twice', async () => {
    desk.pay.settings.noticeDuplicate = 1
    await paid()
    await pass(0)

    expect(new Set(box.received.map((one) => opened(one).id)).size).toBe(1)
    expect(box.received).toHaveLength(2)
  })

  test('a later one overtakes it', async () => {
    desk.pay.settings.noticeLateByMs = 15_000
    const first = await paid()
    desk.pay.settings.noticeLateByMs = 0
    const second = await paid()
    await pass(0)
    await pass(15_000)

    expect(box.received.map((one) => opened(one).inside.out_trade_no)).toEqual([
      second.outTradeNo,
      first.outTradeNo,
    ])
  })

  test('somebody else signed it', async () => {
    desk.pay.settings.noticeForged = 1
    await paid()
    await pass(0)

    expect(box.received.map(isSigned)).toEqual([false])
  })

  test('a probe that must not be accepted comes before it', async () => {
    desk.pay.settings.noticeSignTest = 1
    await paid()
    await pass(0)

    expect(box.received.map(isSigned)).toEqual([false, true])
    expect(box.received[0]?.headers.get('wechatpay-signature')).toMatch(/^WECHATPAY\/SIGNTEST\//)
  })

  test('while the merchant changes over, it is signed now with this key, now with that', async () => {
    desk.pay.settings.callbackKey = 'either'
    box.status = 500
    await paid()
    await pass(0)
    for (const wait of LADDER_MS) await pass(wait)

    expect(box.received.every(isSigned)).toBe(true)
    expect(new Set(box.received.map(({ headers }) => headers.get('wechatpay-serial')))).toEqual(
      new Set([secrets.credentials.publicKeyId, secrets.credentials.platformSerial]),
    )
  })
})
