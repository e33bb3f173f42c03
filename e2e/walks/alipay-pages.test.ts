import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {} from '../../sandbox/src/hosts/alipay/runtime/test-api.ts'
import { launchBrowser } from '../phone/browser.ts'
import { type Stack, startStack } from '../stack.ts'
import { type Lives, prepareLives } from './lives.ts'
import { pages } from './pages.ts'
import type { Sight } from './sight.ts'

let stack: Stack
let browser: Browser
let page: Page
let lives: Lives

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  lives = await prepareLives(stack, 'alipay')
  page = await browser.newPage({ viewport: { width: 375, height: 812 } })
})

afterAll(async () => {
  await browser?.close()
  await stack?.close()
})

test.each(pages)('$name opens as a mini-program and asks for nothing that Alipay lacks', async (sight) => {
  await page.goto(addressOf(sight))
  await page.getByRole('heading', { level: 1 }).filter({ visible: true }).waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  const complaints = await page.evaluate(() => {
    const { errors = [], forbiddenGlobals = [] } = window.__host ?? {}

    return [...errors, ...forbiddenGlobals.map(({ name, module }) => `${module} asks for ${name}`)]
  })

  expect(complaints).toEqual([])
})

/** The host opens a page of the package directly, as a link in a message does. */
function addressOf({ who, address }: Sight): string {
  const [page = '', query = ''] = address(lives).split('?')
  const person = { liMing: 'li-ming', zhaoLei: 'zhao-lei', nobody: '' }[who]

  return `${stack.sandbox.origins.alipayShell}/?${new URLSearchParams({ person, page, query })}`
}
