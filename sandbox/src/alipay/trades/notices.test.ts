import { describe, expect, test } from 'vitest'
import { findPerson } from '../../people.ts'
import { SELLER_ID } from '../alipay-credentials.ts'
import { setUpAlipaySeller } from '../alipay-seller.test-support.ts'

const seller = setUpAlipaySeller()
const MINUTE_MS = 60_000

async function paidAndTold(): Promise<Record<string, string>> {
  seller.pay(await seller.open())
  await seller.delivered()

  return seller.notices[0] ?? {}
}

describe('a notice', () => {
  test('of a payment is believed by the seller’s SDK, and has no empty field', async () => {
    const notice = await paidAndTold()

    expect(seller.sdk.checkNotifySignV2(notice)).toBe(true)
    expect(Object.values(notice)).not.toContain('')
    expect(notice).toMatchObject({
      notify_type: 'trade_status_sync',
      app_id: seller.secrets.credentials.appId,
      seller_id: SELLER_ID,
      buyer_open_id: findPerson('li-ming')?.accounts.alipay.openId,
      sign_type: 'RSA2',
      charset: 'utf-8',
      out_trade_no: 'P1',
      trade_status: 'TRADE_SUCCESS',
      total_amount: '15.00',
      gmt_payment: '2026-11-24 09:00:00',
      fund_bill_list: '[{"amount":"15.00","fundChannel":"ALIPAYACCOUNT"}]',
    })
    expect(notice).not.toHaveProperty('out_biz_no')
  })

  test('of refunds counts up, and says TRADE_CLOSED when all is given back', async () => {
    await paidAndTold()
    for (const [outRequestNo, refundAmount] of [
      ['R1', '5.00'],
      ['R2', '10.00'],
    ]) {
      await seller.call('trade.refund', { outTradeNo: 'P1', outRequestNo, refundAmount })
    }
    await seller.delivered()
    const told = seller.notices.filter(({ out_biz_no }) => out_biz_no !== undefined)

    expect(told.map((one) => [one.out_biz_no, one.refund_fee, one.trade_status])).toEqual(
      expect.arrayContaining([
        ['R1', '5.00', 'TRADE_SUCCESS'],
        ['R2', '15.00', 'TRADE_CLOSED'],
      ]),
    )
    expect(told.every((one) => seller.sdk.checkNotifySignV2(one))).toBe(true)
  })

  test('of a slow bank’s payment comes when the money has', async () => {
    seller.pay(await seller.open(), 'slow_bank')
    await seller.delivered()
    expect(seller.notices).toEqual([])
    seller.clock.advance(10_000)
    await seller.delivered()

    expect(seller.notices).toMatchObject([{ trade_status: 'TRADE_SUCCESS' }])
  })

  test('is repeated after 4, 10 and 10 minutes, 1, 2, 6 and 15 hours, and then no more', async () => {
    seller.alipay.settings.noticeLadderSpeed = 1
    seller.box.answer = 'fail'
    await paidAndTold()
    for (const minutes of [4, 10, 10, 60, 120, 360, 900]) {
      const before = seller.notices.length
      seller.clock.advance(minutes * MINUTE_MS - 1)
      await seller.delivered()
      expect(seller.notices).toHaveLength(before)
      seller.clock.advance(1)
      await seller.delivered()
      expect(seller.notices).toHaveLength(before + 1)
    }
    seller.clock.advance(30 * 24 * 60 * MINUTE_MS)
    await seller.delivered()

    expect(seller.notices).toHaveLength(8)
    expect(new Set(seller.notices.map(({ notify_id }) => notify_id)).size).toBe(1)
  })

  test.each(['success\n', 'SUCCESS', '"success"', ''])(
    'that is answered with %j is not taken',
    async (answer) => {
      seller.box.answer = answer
      await paidAndTold()
      seller.box.answer = 'success'
      seller.clock.advance(4 * MINUTE_MS)
      await seller.delivered()
      seller.clock.advance(24 * 60 * MINUTE_MS)
      await seller.delivered()

      expect(seller.notices).toHaveLength(2)
    },
  )
})

describe('on their way', () => {
  test('notices get lost and come later', async () => {
    seller.alipay.settings.noticeLoss = 1
    await paidAndTold()
    expect(seller.notices).toEqual([])
    seller.alipay.settings.noticeLoss = 0
    seller.clock.advance(4 * MINUTE_MS)
    await seller.delivered()

    expect(seller.notices).toHaveLength(1)
  })

  test('notices come twice', async () => {
    seller.alipay.settings.noticeDuplicate = 1
    await paidAndTold()

    expect(seller.notices).toHaveLength(2)
    expect(seller.notices[0]?.notify_id).toBe(seller.notices[1]?.notify_id)
  })

  test('notices overtake each other', async () => {
    seller.alipay.settings.noticeLateByMs = 600_000
    const paid = await seller.open()
    seller.pay(paid)
    seller.alipay.settings.noticeLateByMs = 0
    await seller.call('trade.refund', { outTradeNo: 'P1', outRequestNo: 'R1', refundAmount: '5.00' })
    await seller.delivered()
    expect(seller.notices.map(({ out_biz_no }) => out_biz_no)).toEqual(['R1'])
    seller.clock.advance(600_000)
    await seller.delivered()

    expect(seller.notices.map(({ out_biz_no }) => out_biz_no)).toEqual(['R1', undefined])
  })

  test('notices are signed wrongly', async () => {
    seller.alipay.settings.noticeForged = 1

    expect(seller.sdk.checkNotifySignV2(await paidAndTold())).toBe(false)
  })
})
