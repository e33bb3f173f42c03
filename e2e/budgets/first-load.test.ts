import { type HomeDesign, homeDesigns } from '@tongzhen/contract/home-designs'
import type { Browser, Route } from 'playwright-core'
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

/** What a browser that was never here fetches until the home page is there; neither its own icon of the tab, nor help. */
async function firstLoad(homeDesign: HomeDesign): Promise<{ path: string; bytes: number }[]> {
  const page = await browser.newPage()
  await page.addInitScript(nothingLater)
  if (homeDesign !== 'today') await page.route('**/api/institutions', (route) => choose(route, homeDesign))
  const fetched: { path: string; bytes: Promise<number> }[] = []
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname === '/static/icon.svg') return
    fetched.push({ path: pathname, bytes: request.sizes().then(({ responseBodySize }) => responseBodySize) })
  })
  await page.goto(stack.origin, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: words('zh-CN')('home:next.signIn.action') }).waitFor()
  const sizes = await Promise.all(fetched.map(async ({ path, bytes }) => ({ path, bytes: await bytes })))
  for (const { path, bytes } of sizes) report(`${kilobytes(bytes).padStart(9)}  ${path}`)
  await page.close()

  return sizes
}

/** On a slow machine the two seconds after which the button of help comes may end before the page is there. */
function nothingLater(): void {
  const later = window.setTimeout
  window.setTimeout = ((act: TimerHandler, ms?: number, ...rest: unknown[]) =>
    ms === 2000 ? 0 : later(act, ms, ...rest)) as typeof later
}

const bytesOf = (sizes: { bytes: number }[]) => sizes.reduce((total, { bytes }) => total + bytes, 0)

test('a visitor on a weak network has the home page after few bytes', async () => {
  const sizes = await firstLoad('today')

  expect(sizes.some(({ path }) => path.startsWith('/api/'))).toBe(true)
  withinBudget('firstLoadBytes', { bytes: bytesOf(sizes), what: 'first load of the home page' })
})

test('another home page to choose from costs its visitors little more', async () => {
  const known = new Set((await firstLoad('today')).map(({ path }) => path))
  for (const homeDesign of homeDesigns.filter((one) => one !== 'today')) {
    const own = (await firstLoad(homeDesign)).filter(
      ({ path }) => /\.(js|css)$/.test(path) && !known.has(path),
    )

    expect(own).not.toEqual([])
    withinBudget('homeDesignBytes', { bytes: bytesOf(own), what: `home page ${homeDesign}` })
  }
})

/** As if staff had chosen it for every institution. */
async function choose(route: Route, homeDesign: HomeDesign): Promise<void> {
  const response = await route.fetch()
  const { institutions, ...rest }: { institutions: object[] } = await response.json()
  const json = { ...rest, institutions: institutions.map((one) => ({ ...one, homeDesign })) }
  await route.fulfill({ response, json })
}
