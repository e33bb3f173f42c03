import { createHash } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { Decorator, Formatter } from 'wechatpay-axios-plugin'
import { openWorld, ownSecrets, type PayWorld, refundOf, TRACE } from './wechat-pay-world.ts'

const DAY_MS = 24 * 3_600_000

const secrets = ownSecrets()
let world: PayWorld

beforeEach(async () => {
  world = await openWorld(secrets)
  world.pay.settings.billsReadyAtHour = 0

  return () => world.close()
})

function usualClient() {
  const { merchantId, merchantSerial, merchantPrivateKey, publicKeyId, publicKey } = secrets.credentials

  return new Decorator({
    mchid: merchantId,
    serial: merchantSerial,
    privateKey: merchantPrivateKey,
    certs: { [publicKeyId]: publicKey },
    baseURL: world.pay.origin,
    headers: { 'Wechatpay-Serial': publicKeyId },
  }).v3
}

it('the usual client fetches the day’s bill by path and token, checks its hash and reads its lines', async () => {
  const order = { ...world.order, description: '门诊缴费,预约' }
  const paid = await world.pays(order)
  await world.channel.refund(refundOf(order, { ...paid, amountFen: 500 }), TRACE)
  const bill_date = paid.paidAt.slice(0, 10)
  world.clock.advance(DAY_MS)
  const client = usualClient()

  const { data } = await client.get('/v3/bill/tradebill', { params: { bill_date } })
  const url = new URL(data.download_url)
  const file = await client.get<Buffer>(url.pathname, {
    params: Object.fromEntries(url.searchParams),
    responseType: 'arraybuffer',
  })
  expect(createHash('sha1').update(file.data).digest('hex')).toBe(data.hash_value)
  const { rows, summary } = Formatter.castCsvBill(file.data) as unknown as {
    rows: Record<string, string>[]
    summary: Record<string, string>
  }
  expect(rows).toMatchObject([
    { 商户订单号: order.orderNumber, 交易状态: 'SUCCESS', 商品名称: '门诊缴费,预约', 订单金额: '15.00' },
    { 商户订单号: order.orderNumber, 交易状态: 'REFUND', 申请退款金额: '5.00' },
  ])
  expect(summary).toMatchObject({ 总交易单数: '2', 订单总金额: '15.00' })
})

it('given the whole address of a bill, it wants a signature that WeChat Pay does not send', async () => {
  const paid = await world.pays()
  world.clock.advance(DAY_MS)
  const client = usualClient()
  const { data } = await client.get('/v3/bill/fundflowbill', {
    params: { bill_date: paid.paidAt.slice(0, 10) },
  })

  await expect(client.get(data.download_url)).rejects.toMatchObject({ code: 'EV3_RES_HEADERS_INCOMPLATE' })
})
