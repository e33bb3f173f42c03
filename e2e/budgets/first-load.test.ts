import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../phone/browser.ts'
import { words } from '../phone/words.ts'
import { type Stack, startStack } from '../stack.ts'
import { kilobytes, withinBudget } from './budget.ts'
import { report } from './report.ts'

let stack: Stack
let browser: Browser

beforeAll(async () => {
  ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await stack?.close()
})

test('a visitor on a weak network has the home page after few bytes', async () => {
  const page = await browser.newPage()
  const fetched: { path: string; bytes: Promise<number> }[] = []
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url())
    fetched.push({ path: pathname, bytes: request.sizes().then(({ responseBodySize }) => responseBodySize) })
  })
  await page.goto(stack.origin, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: words('zh-CN')('home:next.signIn.action') }).waitFor()
  const sizes = await Promise.all(fetched.map(async ({ path, bytes }) => ({ path, bytes: await bytes })))
  for (const { path, bytes } of sizes) report(`${kilobytes(bytes).padStart(9)}  ${path}`)

  expect(sizes.some(({ path }) => path.startsWith('/api/'))).toBe(true)
  withinBudget('firstLoadBytes', {
    bytes: sizes.reduce((total, { bytes }) => total + bytes, 0),
    what: 'first load of the home page',
  })
  await page.close()
})
