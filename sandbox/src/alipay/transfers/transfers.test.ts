import { describe, expect, test } from 'vitest'
import { setUpAlipaySeller } from '../alipay-seller.test-support.ts'

const seller = setUpAlipaySeller()

const order = (changes: object = {}, payee: object = {}) => ({
  ...{ outBizNo: 'T1', transAmount: '20.00', orderTitle: '退款' },
  ...{ productCode: 'TRANS_ACCOUNT_NO_PWD', bizScene: 'DIRECT_TRANSFER' },
  payeeInfo: { identity: '13900000002', identityType: 'ALIPAY_LOGON_ID', name: '李明', ...payee },
  ...changes,
})
const transfer = (changes?: object, payee?: object) =>
  seller.call('fund.trans.uni.transfer', order(changes, payee))
const query = (outBizNo: string) =>
  seller.call('fund.trans.common.query', {
    ...{ outBizNo, productCode: 'TRANS_ACCOUNT_NO_PWD', bizScene: 'DIRECT_TRANSFER' },
  })

describe('a transfer to a balance', () => {
  test('arrives once, however often it is asked for under its number', async () => {
    const first = await transfer()
    expect(first).toMatchObject({ code: '10000', status: 'SUCCESS', outBizNo: 'T1' })
    expect(await transfer()).toMatchObject({ orderId: first.orderId })
    expect(await transfer({ transAmount: '21.00' })).toMatchObject({ subCode: 'PAYMENT_INFO_INCONSISTENCY' })
    expect(seller.alipay.transfers.list()).toHaveLength(1)
    expect(await query('T1')).toMatchObject({ status: 'SUCCESS', transAmount: '20.00' })
  })

  test('never goes to somebody of another name, nor to nobody', async () => {
    expect(await transfer({}, { name: '王秀英' })).toMatchObject({ subCode: 'PAYEE_USERINFO_ERROR' })
    expect(await transfer({}, { identity: '13900009999' })).toMatchObject({ subCode: 'PAYEE_NOT_EXIST' })
    expect(await query('T1')).toMatchObject({ subCode: 'ORDER_NOT_EXIST' })
  })

  test('may be under way for a while, and may be made though the answer says system error', async () => {
    seller.alipay.settings.transferSeconds = 60
    seller.alipay.settings.saysSystemError = true
    expect(await transfer()).toMatchObject({ subCode: 'SYSTEM_ERROR' })
    expect(await query('T1')).toMatchObject({ status: 'DEALING' })
    seller.clock.advance(60_000)
    expect(await query('T1')).toMatchObject({ status: 'SUCCESS', payDate: '2026-11-24 09:01:00' })
  })
})
