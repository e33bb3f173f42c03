import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../phone/browser.ts'
import { words } from '../phone/words.ts'
import { type Stack, startStack } from '../stack.ts'

let stack: Stack
let browser: Browser

beforeAll(async () => {
  stack = await startStack()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await stack?.close()
})

test.each([
  ['wechat', 'li-ming', 'zh-CN'],
  ['suishenban', 'chen-jing', 'zh-CN'],
  ['alipay', 'zhao-lei', 'zh-CN'],
  ['international', 'emma-johnson', 'en-US'],
  ['elder', 'wang-xiuying', 'zh-CN'],
] as const)(
  'a visitor of the lobby chooses %s and %s, and the app opens its sign-in',
  async (channel, id, language) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 960 }, locale: 'zh-CN' })
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(stack.sandbox.origins.desk)
    await page.locator(`[data-channel="${channel}"]`).click()
    await page.locator(`[data-person="${id}"]`).click()
    const says = words(language)
    const phone = page.frameLocator('iframe')
    await phone.getByRole('button', { name: says('home:next.signIn.action') }).click()

    await phone.getByRole('heading', { name: says('account:signIn.title') }).waitFor()
    expect(complaints).toEqual([])
    await page.close()
  },
)
