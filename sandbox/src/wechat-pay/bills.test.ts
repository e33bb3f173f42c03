import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeSecrets, openDesk, openidOf, type PayDesk } from './wechat-pay.test-support.ts'
import type { WechatPaySecrets } from './wechat-pay-credentials.ts'

const DAY = '2026-11-24'
const HOUR = 3_600_000

let secrets: WechatPaySecrets
let desk: PayDesk
let transactionId: string

beforeAll(async () => {
  secrets = await makeSecrets()
})

/** Li Ming pays 15 yuan for something with a comma in its name, and gets 5 back; then it is ten the next day. */
beforeEach(async () => {
  desk = await openDesk(secrets)
  const paid = await desk.paid({ description: '挂号费,专家' })
  transactionId = paid.transactionId
  await desk.call({
    path: '/v3/refund/domestic/refunds',
    body: {
      transaction_id: transactionId,
      out_refund_no: 'R1',
      amount: { refund: 500, total: 1500, currency: 'CNY' },
    },
  })
  desk.clock.advance(22 * HOUR)

  return () => desk.close()
})

const ask = (path: string) => desk.call({ method: 'GET', path: `/v3/bill/${path}` })

async function download(url: unknown): Promise<Buffer> {
  const { origin, pathname, search } = new URL(String(url))
  expect(origin).toBe(desk.pay.origin)
  const { status, headers, bytes } = await desk.call({ method: 'GET', path: pathname + search })
  expect(status).toBe(200)
  expect(headers.has('wechatpay-signature')).toBe(false)

  return bytes
}

/** Cells by the name of their column; values may hold commas, so they are parted at comma and backtick. */
function read(file: string) {
  const lines = file.replace('\uFEFF', '').split('\r\n').slice(0, -1)
  const cells = (names = '', line = '') => {
    const values = line.slice(1).split(',`')

    return Object.fromEntries(names.split(',').map((name, index) => [name, values[index]]))
  }

  return {
    rows: lines.slice(1, -2).map((line) => cells(lines[0], line)),
    summary: cells(lines.at(-2), lines.at(-1)),
  }
}

describe('the bills of a day', () => {
  test('name every payment and every refund, in yuan, and add them up', async () => {
    const { json } = await ask(`tradebill?bill_date=${DAY}`)
    const file = await download(json.download_url)

    expect(json).toMatchObject({
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(file).digest('hex'),
    })
    expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const { rows, summary } = read(file.toString())
    expect(rows).toMatchObject([
      {
        交易时间: '2026-11-24 12:00:00',
        微信订单号: transactionId,
        用户标识: openidOf('li-ming'),
        交易状态: 'SUCCESS',
        商品名称: '挂号费,专家',
        订单金额: '15.00',
      },
      { 微信订单号: transactionId, 交易状态: 'REFUND', 退款状态: 'SUCCESS', 申请退款金额: '5.00' },
    ])
    expect(summary).toMatchObject({ 总交易单数: '2', 订单总金额: '15.00', 申请退款总金额: '5.00' })
  })

  test('can hold payments or refunds only', async () => {
    const kinds = async (type: string) => {
      const { json } = await ask(`tradebill?bill_date=${DAY}&bill_type=${type}`)

      return read(String(await download(json.download_url))).rows.map((row) => row.交易状态)
    }

    expect(await kinds('SUCCESS')).toEqual(['SUCCESS'])
    expect(await kinds('REFUND')).toEqual(['REFUND'])
  })

  test('show the balance after each movement', async () => {
    const { json } = await ask(`fundflowbill?bill_date=${DAY}`)
    const { rows, summary } = read(String(await download(json.download_url)))

    expect(rows.map((row) => [row.收支类型, row['收支金额(元)'], row['账户结余(元)']])).toEqual([
      ['收入', '15.00', '15.00'],
      ['支出', '5.00', '10.00'],
    ])
    expect(summary).toMatchObject({ 资金流水总笔数: '2', 收入金额: '15.00', 支出金额: '5.00' })
  })

  test('come compressed when they are asked for so, the hash still over the plain file', async () => {
    const { json } = await ask(`tradebill?bill_date=${DAY}&tar_type=GZIP`)
    expect(json.download_url).toContain('&tartype=gzip')
    const bytes = await download(json.download_url)

    expect(createHash('sha1').update(gunzipSync(bytes)).digest('hex')).toBe(json.hash_value)
  })

  test('are fetched once, in time', async () => {
    const { json } = await ask(`tradebill?bill_date=${DAY}`)
    const { pathname, search } = new URL(String(json.download_url))
    const fetchOnce = () => desk.call({ method: 'GET', path: pathname + search })
    await fetchOnce()
    expect((await fetchOnce()).json.code).toBe('PARAM_ERROR')

    const late = new URL(String((await ask(`tradebill?bill_date=${DAY}`)).json.download_url))
    desk.clock.advance(300_000)
    expect((await desk.call({ method: 'GET', path: late.pathname + late.search })).status).toBe(400)
  })
})

describe('there is no bill', () => {
  test.each([
    ['of a day without trade', 'tradebill?bill_date=2026-11-20', 'NO_STATEMENT_EXIST'],
    [
      'of an account without movement',
      `fundflowbill?bill_date=${DAY}&account_type=FEES`,
      'NO_STATEMENT_EXIST',
    ],
    ['of today', 'tradebill?bill_date=2026-11-25', 'PARAM_ERROR'],
    ['of last year', 'tradebill?bill_date=2025-11-25', 'PARAM_ERROR'],
    ['of no day', 'tradebill?bill_date=yesterday', 'PARAM_ERROR'],
  ])('%s', async (_, path, code) => {
    expect((await ask(path)).json.code).toBe(code)
  })

  test('of yesterday before ten', async () => {
    desk.pay.settings.billsReadyAtHour = 11
    expect((await ask(`tradebill?bill_date=${DAY}`)).json.code).toBe('STATEMENT_CREATING')
  })
})
