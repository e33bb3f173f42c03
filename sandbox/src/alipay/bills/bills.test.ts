import { beforeEach, describe, expect, test } from 'vitest'
import { readZip } from '../../lib/read-zip.test-support.ts'
import { SELLER_ID } from '../alipay-credentials.ts'
import { setUpAlipaySeller } from '../alipay-seller.test-support.ts'

const seller = setUpAlipaySeller()
const DAY_MS = 24 * 3_600_000
const gbk = new TextDecoder('gbk', { fatal: true })

function ask(billType: string, billDate: string) {
  return seller.call('data.dataservice.bill.downloadurl.query', { billType, billDate })
}

/** The files of a day's bill, by what their names end with, line by line. */
async function bill(billType: string, billDate: string): Promise<Record<string, string[]>> {
  const { billDownloadUrl } = await ask(billType, billDate)
  const answer = await fetch(String(billDownloadUrl))
  const day = billDate.replaceAll('-', '')
  expect(answer.headers.get('content-disposition')).toContain(`${SELLER_ID}0156_${day}.csv.zip`)

  return Object.fromEntries(
    readZip(Buffer.from(await answer.arrayBuffer())).map(({ name, flags, content }) => {
      expect(flags).toBe(0)

      return [gbk.decode(name).replace(`${SELLER_ID}0156_${day}_`, ''), gbk.decode(content).split('\r\n')]
    }),
  )
}

/** The cells of the rows of a bill, under their headings. */
function rowsOf(lines: string[] | undefined): Record<string, string>[] {
  const [head = '', ...rows] = (lines ?? []).filter((line) => line !== '' && !line.startsWith('#'))

  return rows.map((row) => {
    const cells = row.split(',')

    return Object.fromEntries(head.split(',').map((column, index) => [column, cells[index] ?? '']))
  })
}

describe('the bill of a Tuesday', () => {
  beforeEach(async () => {
    seller.pay(await seller.open({ subject: '挂号,门诊' }))
    await seller.call('trade.refund', {
      ...{ outTradeNo: 'P1', outRequestNo: 'R1', refundAmount: '5.00', refundReason: '退号' },
    })
    await seller.open({ outTradeNo: 'P2' })
    seller.clock.advance(DAY_MS)
    seller.pay(await seller.open({ outTradeNo: 'P3', timeExpire: '2026-11-25 10:00:00' }))
  })

  test('has a row for each payment and each refund of that day, with its sums', async () => {
    const { '业务明细.csv': detail, '业务明细(汇总).csv': summary } = await bill('trade', '2026-11-24')

    expect(detail?.slice(0, 3)).toEqual([
      '#支付宝业务明细查询',
      `#账号：[${SELLER_ID}0156]`,
      '#起始日期：[2026年11月24日 00:00:00]   终止日期：[2026年11月25日 00:00:00]',
    ])
    expect(rowsOf(detail)).toMatchObject([
      {
        支付宝交易号: expect.stringMatching(/^20261124\d{20}\t$/),
        商户订单号: 'P1\t',
        业务类型: '交易',
        商品名称: '挂号，门诊\t',
        完成时间: '2026-11-24 09:00:00',
        '订单金额（元）': '15.00',
        '商家实收（元）': '15.00',
        '退款批次号/请求号': '\t',
      },
      {
        商户订单号: 'P1\t',
        业务类型: '退款',
        '订单金额（元）': '-5.00',
        '商家实收（元）': '-5.00',
        '退款批次号/请求号': 'R1\t',
        备注: '退号\t',
      },
    ])
    expect(detail).toContain('#交易合计：1笔，商家实收共15.00元，商家优惠共0.00元')
    expect(detail).toContain('#退款合计：1笔，商家实收退款共-5.00元，商家优惠退款共0.00元')
    expect(rowsOf(summary)).toMatchObject([{ 门店编号: '合计', '商家实收（元）': '10.00' }])
  })

  test('of the account runs from one balance to the next', async () => {
    const tuesday = await bill('signcustomer', '2026-11-24')
    expect(rowsOf(tuesday['账务明细.csv'])).toMatchObject([
      {
        '收入金额（+元）': '15.00',
        '支出金额（-元）': '0.00',
        '账户余额（元）': '15.00',
        业务类型: '在线支付',
      },
      {
        '收入金额（+元）': '0.00',
        '支出金额（-元）': '-5.00',
        '账户余额（元）': '10.00',
        业务类型: '交易退款',
      },
    ])
    expect(tuesday['账务明细.csv']).toContain('#支出合计：1笔，共-5.00元')

    seller.clock.advance(DAY_MS)
    const wednesday = await bill('signcustomer', '2026-11-25')
    expect(rowsOf(wednesday['账务明细.csv'])).toMatchObject([{ '账户余额（元）': '25.00' }])
  })

  test('can be fetched for half a minute', async () => {
    const { billDownloadUrl } = await ask('trade', '2026-11-24')
    seller.clock.advance(30_000)

    expect((await fetch(String(billDownloadUrl))).status).toBe(403)
  })

  test('is there from nine on the next morning', async () => {
    expect(await ask('trade', '2026-11-25')).toMatchObject({ subCode: 'isp.bill_not_exist' })
    seller.clock.advance(DAY_MS - 1)
    expect(await ask('trade', '2026-11-25')).toMatchObject({ subCode: 'isp.bill_not_exist' })
    seller.clock.advance(1)
    expect(await ask('trade', '2026-11-25')).toMatchObject({ code: '10000' })
  })
})

test('a day without money has a bill without rows, and says so', async () => {
  expect(await ask('trade', '2026-11-20')).toMatchObject({ billFileCode: 'EMPTY_DATA_WITH_BILL_FILE' })
  const { '业务明细.csv': detail } = await bill('trade', '2026-11-20')

  expect(rowsOf(detail)).toEqual([])
  expect(detail).toContain('#交易合计：0笔，商家实收共0.00元，商家优惠共0.00元')
})

test.each([
  ['settlementMerge', '2026-11-20', 'TYPE_NOT_SUPPORTED'],
  ['trade', '2026-11', 'INVAILID_ARGUMENTS'],
  ['trade', '2026-02-30', 'INVAILID_ARGUMENTS'],
])('a bill %s of %s is refused', async (type, day, subCode) => {
  expect(await ask(type, day)).toMatchObject({ code: '40004', subCode })
})
