import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OutsideSystem } from '../lib/outside-system.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import type { PayInvocation } from '../wechat-pay/cashier.ts'
import { makeSecrets, openDesk, openidOf, type PayDesk } from '../wechat-pay/wechat-pay.test-support.ts'
import { launchBrowser, openContext } from './browser.test-support.ts'
import { startWechatShell } from './start-wechat-shell.ts'

/** Forbids inline scripts and styles, as the true site does: the cashier must do without them. */
const POLICY = "default-src 'self'; frame-ancestors 'none'"
const PAGE =
  '<!doctype html><html lang="zh-CN"><head><title>通诊</title></head><body><h1>缴费</h1></body></html>'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let site: Server
let browser: Browser
let shell: OutsideSystem
let desk: PayDesk
let page: Page

beforeAll(async () => {
  site = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })
      .end(PAGE)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  desk = await openDesk(await makeSecrets())
  shell = await startWechatShell({
    context: createSandboxContext(),
    port: 0,
    siteOrigin: () => `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
    wechatOrigin: 'http://127.0.0.1:1',
    wechatPayOrigin: desk.pay.origin,
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  site.closeAllConnections()
  site.close()
  await Promise.all([shell.close(), desk.close()])
})

beforeEach(async () => {
  page = await (await openContext(browser)).newPage()
  await page.goto(shell.origin)

  return () => page.context().close()
})

/** What the page does when the patient taps "pay": resolves with the bridge's answer. */
function requestPayment(invocation: PayInvocation): Promise<{ err_msg: string; err_desc?: string }> {
  return page.evaluate(
    (given) =>
      new Promise<{ err_msg: string }>((resolve) => {
        window.WeixinJSBridge?.invoke('getBrandWCPayRequest', { ...given }, resolve)
      }),
    invocation,
  )
}

const stateOf = (outTradeNo: string) => desk.pay.trades.find(outTradeNo)?.state

describe('Li Ming at WeChat’s cashier', () => {
  test('reads to whom, for what and how much, and pays', async () => {
    const { outTradeNo, prepayId } = await desk.order()
    const answer = requestPayment(desk.invocation(prepayId))
    const sheet = page.getByRole('dialog', { name: '微信支付', description: '¥15.00' })

    await expect.poll(() => sheet.innerText()).toMatch(/收款方\s+通诊医院集团\s+商品\s+门诊缴费/)
    await page.getByRole('button', { name: '确认支付' }).click()
    expect(await answer).toEqual({ err_msg: 'get_brand_wcpay_request:ok' })
    expect(stateOf(outTradeNo)).toBe('SUCCESS')
    expect(await sheet.count()).toBe(0)
  })

  test.each([
    ['cancels', () => page.getByRole('button', { name: '取消' }).click()],
    ['leaves by the Escape key', () => page.keyboard.press('Escape')],
  ])('%s, and may come back', async (_, leave) => {
    const { outTradeNo, prepayId } = await desk.order()
    const answer = requestPayment(desk.invocation(prepayId))
    await page.getByRole('dialog').waitFor()
    await leave()

    expect(await answer).toEqual({ err_msg: 'get_brand_wcpay_request:cancel' })
    expect(stateOf(outTradeNo)).toBe('NOTPAY')
    const again = requestPayment(desk.invocation(prepayId))
    await page.getByRole('button', { name: '确认支付' }).click()
    expect((await again).err_msg).toBe('get_brand_wcpay_request:ok')
  })

  test('has too little money', async () => {
    const { outTradeNo, prepayId } = await desk.order()
    const answer = requestPayment(desk.invocation(prepayId))
    await page.getByRole('button', { name: '余额不足（演示）' }).click()

    expect(await answer).toEqual({ err_msg: 'get_brand_wcpay_request:fail', err_desc: '余额不足' })
    expect(stateOf(outTradeNo)).toBe('NOTPAY')
  })

  test('pays with the keyboard alone', async () => {
    const { prepayId } = await desk.order()
    const answer = requestPayment(desk.invocation(prepayId))
    await page.getByRole('dialog').waitFor()
    await page.getByRole('button', { name: '确认支付' }).focus()
    await page.keyboard.press('Enter')

    expect((await answer).err_msg).toBe('get_brand_wcpay_request:ok')
  })

  test('sees no cashier for a forged signature, or for the order of somebody else', async () => {
    const { prepayId } = await desk.order()
    const forged = { ...desk.invocation(prepayId), nonceStr: 'other' }
    const other = await desk.order({ payer: { openid: openidOf('wang-xiuying') } })

    expect(await requestPayment(forged)).toEqual({
      err_msg: 'get_brand_wcpay_request:fail',
      err_desc: '支付验证签名失败',
    })
    expect((await requestPayment(desk.invocation(other.prepayId))).err_desc).toBe('下单账号与支付账号不一致')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('confirms what was closed meanwhile, and keeps the money', async () => {
    const { outTradeNo, prepayId } = await desk.order()
    const answer = requestPayment(desk.invocation(prepayId))
    await page.getByRole('dialog').waitFor()
    desk.pay.trades.close(outTradeNo)
    await page.getByRole('button', { name: '确认支付' }).click()

    expect((await answer).err_msg).toBe('get_brand_wcpay_request:fail')
    expect(stateOf(outTradeNo)).toBe('CLOSED')
  })
})

test('an English phone shows the cashier in English', async () => {
  const context = await browser.newContext({ locale: 'en-US' })
  await context.addCookies([{ name: 'sandbox_person', value: 'li-ming', url: 'http://localhost' }])
  page = await context.newPage()
  await page.goto(shell.origin)
  const { prepayId } = await desk.order()
  const answer = requestPayment(desk.invocation(prepayId))

  await expect
    .poll(() => page.getByRole('dialog', { name: 'WeChat Pay' }).innerText())
    .toContain('Tongzhen Hospitals')
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  expect((await answer).err_msg).toBe('get_brand_wcpay_request:ok')
  await context.close()
})
