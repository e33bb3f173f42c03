import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser, openContext } from '../hosts/browser.test-support.ts'
import type { Fields } from './fields.ts'
import { isGenuine, type RunningUnionpay, runUnionpay } from './unionpay.test-support.ts'
import { createUnionpaySecrets, type UnionpaySecrets } from './unionpay-credentials.ts'

let browser: Browser
let secrets: UnionpaySecrets
let running: RunningUnionpay
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  secrets = await createUnionpaySecrets()
})

beforeEach(async () => {
  running = await runUnionpay({ secrets })
  page = await (await openContext(browser)).newPage()
})

afterEach(async () => {
  await page.context().close()
  await running.close()
})

afterAll(() => browser.close())

/** The merchant's page posts the order's form, as a client does. */
async function goToCashier(order: Fields): Promise<void> {
  await page.goto(`${running.merchantOrigin}/`)
  await page.evaluate(
    ({ action, fields }) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action })
      for (const [name, value] of Object.entries(fields))
        form.append(Object.assign(document.createElement('input'), { name, value }))
      document.body.append(form)
      form.submit()
    },
    { action: `${running.unionpay.origin}/gateway/api/frontTransReq.do`, fields: order },
  )
  await page.waitForURL('**/cashier/**')
}

/** What the browser posts to `frontUrl` when the person goes back. */
async function goBack(): Promise<Fields> {
  const posted = page.waitForRequest(`${running.merchantOrigin}/back`)
  await page.getByRole('button', { name: '返回商户' }).click()

  return Object.fromEntries(new URLSearchParams((await posted).postData() ?? ''))
}

/** Waits for the page with this heading. */
const isShown = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

describe('at the cashier a person', () => {
  test('reads what is to be paid, to whom and until when, in both languages', async () => {
    await goToCashier(running.order('TZ20261124000001'))

    const text = await page.getByRole('main').innerText()
    for (const part of ['¥15.00', 'TZ20261124000001', '门诊缴费', '09:15:00', 'Payee', '收款方'])
      expect(text).toContain(part)
    expect(await page.getByRole('radio').count()).toBe(3)
    expect(await page.getByRole('button', { name: '取消付款 Cancel' }).isVisible()).toBe(true)
  })

  test('pays, and is brought back with a result that UnionPay has signed', async () => {
    const order = running.order('TZ20261124000002')
    await goToCashier(order)
    await page.getByRole('radio', { name: /Jiangwan Bank, credit card/ }).check()
    await page.getByRole('button', { name: '确认付款 Pay' }).click()

    await isShown('付款成功')
    const posted = await goBack()
    expect(posted).toMatchObject({ respCode: '00', orderId: 'TZ20261124000002', payCardType: '02' })
    expect(isGenuine(posted)).toBe(true)
    await expect.poll(() => running.told.length).toBe(1)
    expect(running.told[0]?.queryId).toBe(posted.queryId)
  })

  test('who pays and closes the page has paid: the merchant is told without the browser', async () => {
    const order = running.order('TZ20261124000003')
    await goToCashier(order)
    await page.getByRole('button', { name: '确认付款 Pay' }).click()
    await isShown('付款成功')
    await page.close()

    await expect.poll(() => running.told.length).toBe(1)
    expect(await running.query(order)).toMatchObject({ origRespCode: '00' })
  })

  test('gives up, nothing is taken, and may come again', async () => {
    const order = running.order('TZ20261124000004')
    await goToCashier(order)
    await page.getByRole('button', { name: '取消付款 Cancel' }).click()

    await isShown('付款已取消，没有扣款')
    expect(await goBack()).toMatchObject({ respCode: '01', orderId: 'TZ20261124000004' })
    expect(await running.query(order)).toMatchObject({ respCode: '34' })
    await goToCashier(order)
    await isShown('Confirm payment')
  })

  test('with too little money on one card hears so and pays with another', async () => {
    const order = running.order('TZ20261124000005')
    await goToCashier(order)
    await page.getByRole('radio', { name: /too little money/ }).check()
    await page.getByRole('button', { name: '确认付款 Pay' }).click()

    expect(await page.getByRole('alert').textContent()).toContain('余额不足')
    expect(running.told).toEqual([])
    await page.getByRole('button', { name: '确认付款 Pay' }).click()
    await isShown('付款成功')
  })

  test('is told to wait, not to pay again, while the bank has not decided', async () => {
    Object.assign(running.unionpay.settings, { paymentPending: '05' })
    await goToCashier(running.order('TZ20261124000006'))
    await page.getByRole('button', { name: '确认付款 Pay' }).click()

    await isShown('请勿重复付款')
    expect(await goBack()).toMatchObject({ respCode: '05' })
  })

  test('can do all of it by keyboard, on a phone of 320 px without scrolling sideways', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    await goToCashier(running.order('TZ20261124000007'))
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(320)

    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/cashier/**')
    await isShown('付款成功')
    expect(await running.query(running.order('TZ20261124000007'))).toMatchObject({ payCardType: '02' })
  })
})
