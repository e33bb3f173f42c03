import { constants, createHash, publicEncrypt } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeSecrets, openDesk, openidOf, type PayDesk } from './wechat-pay.test-support.ts'
import type { WechatPaySecrets } from './wechat-pay-credentials.ts'

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'
let secrets: WechatPaySecrets
let desk: PayDesk

beforeAll(async () => {
  secrets = await makeSecrets()
})
beforeEach(async () => {
  desk = await openDesk(secrets)
})
afterEach(() => desk.close())

const seal = (name: string) =>
  publicEncrypt(
    { key: secrets.credentials.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    Buffer.from(name),
  ).toString('base64')
const bill = (changes: object = {}) =>
  desk.call({
    path: BILLS,
    body: {
      ...{ appid: secrets.credentials.appId, out_bill_no: 'T1', transfer_scene_id: '1011' },
      ...{ openid: openidOf('li-ming'), user_name: seal('李明'), transfer_amount: 5000 },
      transfer_remark: '预交金退款',
      transfer_scene_report_infos: [{ info_type: '赔付原因', info_content: '预交金退款' }],
      ...changes,
    },
  })
const stateOf = async (number = 'T1') =>
  (await desk.call({ method: 'GET', path: `${BILLS}/out-bill-no/${number}` })).json
const take = async (packageInfo: unknown, openid = openidOf('li-ming')) => {
  const { appId, merchantId } = secrets.credentials
  const answer = await fetch(`${desk.pay.origin}/_sandbox/transfer/take`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid, invocation: { appId, mchId: merchantId, package: packageInfo } }),
  })

  return answer.json()
}

describe('a bill of a transfer', () => {
  test('waits for the person, arrives when they take it, and once', async () => {
    const { json } = await bill()
    expect(json).toMatchObject({ state: 'WAIT_USER_CONFIRM', out_bill_no: 'T1' })
    expect((await bill()).json).toMatchObject({ transfer_bill_no: json.transfer_bill_no })
    expect((await bill({ transfer_amount: 6000 })).json).toMatchObject({ code: 'ALREADY_EXISTS' })
    expect(await take(json.package_info, openidOf('wang-xiuying'))).toHaveProperty('problem')
    await take(json.package_info)
    expect(await stateOf()).toMatchObject({ state: 'SUCCESS', transfer_amount: 5000 })
  })

  test('fails for somebody of another name, and when nobody takes it within a day', async () => {
    expect((await bill({ user_name: seal('王秀英') })).json).toMatchObject({ state: 'FAIL' })
    expect(await stateOf()).toMatchObject({ fail_reason: 'NAME_NOT_CORRECT' })
    await bill({ out_bill_no: 'T2' })
    desk.clock.advance(24 * 3_600_000)
    expect(await stateOf('T2')).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' })
  })

  test('is refused beyond the limit and is not known then; a receipt is there once it has arrived', async () => {
    expect((await bill({ transfer_amount: 20_001 })).json).toMatchObject({ code: 'INVALID_REQUEST' })
    expect(await stateOf()).toMatchObject({ code: 'NOT_FOUND' })
    const { json } = await bill()
    const receipts = '/v3/fund-app/mch-transfer/elecsign/out-bill-no'
    const ask = () => desk.call({ path: receipts, body: { out_bill_no: 'T1' } })
    expect((await ask()).status).toBe(404)
    await take(json.package_info)
    await ask()
    const { json: offer } = await desk.call({ method: 'GET', path: `${receipts}/T1` })
    const url = new URL(String(offer.download_url))
    const file = await desk.call({ method: 'GET', path: `${url.pathname}${url.search}` })
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(offer.hash_value)
  })
})

test('a detail of an older batch arrives by itself, and is found by either number', async () => {
  const { json } = await desk.call({
    path: '/v3/transfer/batches',
    body: {
      ...{ appid: secrets.credentials.appId, out_batch_no: 'B1', batch_name: '退款', batch_remark: '退款' },
      ...{ total_amount: 5000, total_num: 1 },
      transfer_detail_list: [
        {
          ...{ out_detail_no: 'D1', transfer_amount: 5000, transfer_remark: '退款' },
          ...{ openid: openidOf('li-ming'), user_name: seal('李明') },
        },
      ],
    },
  })
  expect(json).toMatchObject({ batch_status: 'ACCEPTED' })
  const path = '/v3/transfer/batches/out-batch-no/B1/details/out-detail-no/D1'
  const detail = async () => (await desk.call({ method: 'GET', path })).json
  expect(await detail()).toMatchObject({ detail_status: 'PROCESSING' })
  desk.clock.advance(5_000)
  const found = await detail()
  expect(found).toMatchObject({ detail_status: 'SUCCESS', transfer_amount: 5000 })
  const byTheirs = `/v3/transfer/batches/batch-id/${found.batch_id}/details/detail-id/${found.detail_id}`
  expect((await desk.call({ method: 'GET', path: byTheirs })).json).toEqual(found)
})
