import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPerson } from '../../people.ts'
import { setUpAlipaySeller, tradeOf } from '../alipay-seller.test-support.ts'

const seller = setUpAlipaySeller()
const P1 = { outTradeNo: 'P1' }

describe('a trade', () => {
  test('that is paid says when, by whom and how much, by either number', async () => {
    const tradeNo = await seller.open()
    seller.clock.advance(65_000)
    seller.pay(tradeNo)
    const paid = {
      code: '10000',
      tradeNo,
      outTradeNo: 'P1',
      buyerLogonId: '139******02',
      buyerOpenId: findPerson('li-ming')?.accounts.alipay.openId,
      tradeStatus: 'TRADE_SUCCESS',
      totalAmount: '15.00',
      receiptAmount: '15.00',
      buyerPayAmount: '15.00',
      pointAmount: '0.00',
      invoiceAmount: '15.00',
      sendPayDate: '2026-11-24 09:01:05',
      fundBillList: [{ fundChannel: 'ALIPAYACCOUNT', amount: '15.00', realAmount: '15.00' }],
    }

    expect(await seller.call('trade.query', P1)).toMatchObject(paid)
    expect(await seller.call('trade.query', { tradeNo })).toMatchObject(paid)
  })

  test('that waits for its buyer says nothing of a payment', async () => {
    await seller.open()
    const answer = await seller.call('trade.query', P1)

    expect(answer).toMatchObject({ tradeStatus: 'WAIT_BUYER_PAY', buyerPayAmount: '0.00' })
    expect(answer).not.toHaveProperty('sendPayDate')
  })

  test('may be opened again as it was, and not otherwise', async () => {
    const tradeNo = await seller.open()
    expect(await seller.open({ timeExpire: '2026-11-24 09:20:00' })).toBe(tradeNo)

    const others: Record<string, string>[] = [{ totalAmount: '15.01' }, { subject: '挂号' }]
    for (const changes of others) {
      const asked = tradeOf(seller.secrets, changes)
      expect(await seller.call('trade.create', asked)).toMatchObject({
        code: '40004',
        subCode: 'ACQ.CONTEXT_INCONSISTENT',
      })
    }
  })

  test.each([
    [{ totalAmount: '15.001' }, 'INVALID_PARAMETER'],
    [{ totalAmount: '0.00' }, 'INVALID_PARAMETER'],
    [{ totalAmount: '-1.00' }, 'INVALID_PARAMETER'],
    [{ totalAmount: '100000000.01' }, 'TOTAL_FEE_EXCEED'],
    [{ subject: '挂号=1' }, 'INVALID_PARAMETER'],
    [{ outTradeNo: 'P-1' }, 'INVALID_PARAMETER'],
    [{ productCode: 'QUICK_WAP_WAY' }, 'INVALID_PARAMETER'],
    [{ timeExpire: '2026-11-24T09:15:00+08:00' }, 'INVALID_PARAMETER'],
    [{ timeExpire: '2026-11-24 09:00:00' }, 'NOW_TIME_AFTER_EXPIRE_TIME_ERROR'],
    [{ opAppId: '2021000000000009' }, 'UNBOUND_APPLICATION'],
    [{ sellerId: '2088000000000009' }, 'PARTNER_ERROR'],
    [{ buyerOpenId: 'nobody' }, 'BUYER_NOT_EXIST'],
  ])('with %j is refused', async (changes, refusal) => {
    expect(await seller.call('trade.create', tradeOf(seller.secrets, changes))).toMatchObject({
      code: '40004',
      subCode: `ACQ.${refusal}`,
    })
  })

  test('without content is refused, not a crash', async () => {
    expect(await seller.call('trade.create', {})).toMatchObject({ subCode: 'ACQ.INVALID_PARAMETER' })
    expect(await seller.call('trade.query', {})).toMatchObject({ subCode: 'ACQ.TRADE_NOT_EXIST' })
    expect(await seller.call('trade.refund', { outTradeNo: { a: 1 } })).toMatchObject({
      subCode: 'ACQ.TRADE_NOT_EXIST',
    })
  })

  test('is closed by the seller or by time, and only while nobody has paid', async () => {
    await seller.open()
    expect(await seller.call('trade.close', P1)).toMatchObject({ code: '10000', outTradeNo: 'P1' })
    expect(await seller.call('trade.close', P1)).toMatchObject({ subCode: 'ACQ.TRADE_STATUS_ERROR' })
    expect(await seller.call('trade.create', tradeOf(seller.secrets))).toMatchObject({
      subCode: 'ACQ.TRADE_HAS_CLOSE',
    })

    await seller.open({ outTradeNo: 'P2' })
    seller.clock.advance(15 * 60_000)
    expect(await seller.call('trade.query', { outTradeNo: 'P2' })).toMatchObject({
      tradeStatus: 'TRADE_CLOSED',
    })
  })

  test('that the buyer confirmed in time is paid, even when the bank answers after it would have expired', async () => {
    const tradeNo = await seller.open()
    seller.clock.advance(15 * 60_000 - 1)
    seller.pay(tradeNo, 'slow_bank')
    seller.clock.advance(5_000)
    expect(await seller.call('trade.query', P1)).toMatchObject({ tradeStatus: 'WAIT_BUYER_PAY' })
    seller.clock.advance(5_000)

    expect(await seller.call('trade.query', P1)).toMatchObject({ tradeStatus: 'TRADE_SUCCESS' })
  })
})

describe('a refund', () => {
  const refund = (outRequestNo: string, refundAmount: string) =>
    seller.call('trade.refund', { ...P1, outRequestNo, refundAmount, refundReason: '退号' })

  test('counts up, moves money once, and closes the trade with the last fen', async () => {
    seller.pay(await seller.open())

    expect(await refund('R1', '5.00')).toMatchObject({ fundChange: 'Y', refundFee: '5.00' })
    expect(await refund('R1', '5')).toMatchObject({ fundChange: 'N', refundFee: '5.00' })
    expect(await refund('R1', '5.01')).toMatchObject({ subCode: 'ACQ.DISCORDANT_REPEAT_REQUEST' })
    expect(await refund('R2', '10.01')).toMatchObject({ subCode: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' })
    expect(await seller.call('trade.query', P1)).toMatchObject({ tradeStatus: 'TRADE_SUCCESS' })
    expect(await refund('R2', '10.00')).toMatchObject({ fundChange: 'Y', refundFee: '15.00' })
    expect(await seller.call('trade.query', P1)).toMatchObject({ tradeStatus: 'TRADE_CLOSED' })
    expect(await refund('R2', '10.00')).toMatchObject({ code: '10000', fundChange: 'N' })
    expect(await refund('R3', '0.01')).toMatchObject({ subCode: 'ACQ.TRADE_HAS_CLOSE' })
  })

  test('of the whole may go without a number, of a part not', async () => {
    seller.pay(await seller.open())

    expect(await seller.call('trade.refund', { ...P1, refundAmount: '1.00' })).toMatchObject({
      subCode: 'ACQ.INVALID_PARAMETER',
    })
    expect(await seller.call('trade.refund', { ...P1, refundAmount: '15.00' })).toMatchObject({
      fundChange: 'Y',
    })
    expect(await seller.call('trade.fastpay.refund.query', { ...P1, outRequestNo: 'P1' })).toMatchObject({
      refundStatus: 'REFUND_SUCCESS',
    })
  })

  test('tells its time only when asked for it, and its status only when it is done', async () => {
    seller.pay(await seller.open())
    await refund('R1', '5.00')
    const query = (more: object) => seller.call('trade.fastpay.refund.query', { ...P1, ...more })

    const done = await query({ outRequestNo: 'R1' })
    expect(done).toMatchObject({
      ...{ refundStatus: 'REFUND_SUCCESS', refundAmount: '5.00', totalAmount: '15.00' },
    })
    expect(done).not.toHaveProperty('gmtRefundPay')
    expect(await query({ outRequestNo: 'R1', queryOptions: ['gmt_refund_pay'] })).toMatchObject({
      gmtRefundPay: '2026-11-24 09:00:00',
    })
    const never = await query({ outRequestNo: 'R9' })
    expect(never).toMatchObject({ code: '10000' })
    expect(never).not.toHaveProperty('refundStatus')
  })

  test('is over when the contract’s time is', async () => {
    seller.pay(await seller.open())
    seller.clock.advance(365 * 24 * 3_600_000)

    expect(await seller.call('trade.query', P1)).toMatchObject({ tradeStatus: 'TRADE_FINISHED' })
    expect(await refund('R1', '5.00')).toMatchObject({ subCode: 'ACQ.TRADE_HAS_FINISHED' })
  })
})

test('Alipay that is started again knows every trade and refund, and still owes its notices', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'alipay-'))
  await seller.alipay.close()
  await seller.start(folder)
  seller.box.answer = 'not now'
  const tradeNo = await seller.open()
  seller.pay(tradeNo)
  await seller.call('trade.refund', { ...P1, outRequestNo: 'R1', refundAmount: '5.00' })
  await seller.delivered()
  await seller.alipay.close()

  seller.box.received = []
  seller.box.answer = 'success'
  await seller.start(folder)
  expect(await seller.call('trade.create', tradeOf(seller.secrets))).toMatchObject({
    subCode: 'ACQ.TRADE_HAS_SUCCESS',
  })
  expect(await seller.call('trade.query', P1)).toMatchObject({ tradeNo, tradeStatus: 'TRADE_SUCCESS' })
  expect(
    await seller.call('trade.refund', { ...P1, outRequestNo: 'R1', refundAmount: '5.00' }),
  ).toMatchObject({ fundChange: 'N', refundFee: '5.00' })
  seller.clock.advance(4 * 60_000)
  await seller.delivered()
  expect(seller.notices.map(({ out_biz_no }) => out_biz_no).sort()).toEqual(['R1', undefined])
})
