import type { ErrorBody } from '@tongzhen/contract/errors'
import { errorStatus } from '@tongzhen/contract/errors'
import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core'
import { isKeptFree } from '../../src/lib/kept-free.ts'
import { words } from '../phone/words.ts'
import type { Stack } from '../run-stack.ts'
import { installLayout } from './checks/layout.ts'
import { installPageTools } from './checks/page-tools.ts'
import { installSizes } from './checks/sizes.ts'
import type { Lives } from './lives.ts'
import { type Answers, press, type Sight, type Who } from './sight.ts'

export interface Look {
  language: Language
  mode: DisplayMode
}

/** Each differs from the one before by one press on the bar of tools. */
export const looks: readonly [Look, ...Look[]] = [
  { language: 'zh-CN', mode: 'standard' },
  { language: 'zh-CN', mode: 'elder' },
  { language: 'en-US', mode: 'elder' },
  { language: 'en-US', mode: 'standard' },
]

/** Of the viewport, in CSS pixels, unless a check needs another. */
export const PHONE = 375
export const HEIGHT = 800

/** Gives the page a width, and the height that it needs to be seen from top to bottom: no bar covers anything. */
export async function unfold(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT })
  const height = await page.evaluate(() => document.querySelector('.taro_page_show')?.scrollHeight ?? 0)
  await page.setViewportSize({ width, height: Math.max(height, HEIGHT) })
}

declare global {
  interface Window {
    walkOpen: number
  }
}

interface Walk {
  browser: Browser
  stack: Stack
  lives: Lives
}

/** Opens pages in a browser, in any language and display, as one who is signed in already. */
export class Walker {
  readonly #walk: Walk
  readonly #contexts = new Map<string, Promise<BrowserContext>>()
  #visits = 0

  constructor(walk: Walk) {
    this.#walk = walk
  }

  /** Opens a page and hands it over when nothing more is going to come by itself; one visit at a time. */
  async visit<T>(sight: Sight, look: Look, see: (page: Page) => Promise<T>): Promise<T> {
    const context = await this.#contextOf(sight.who, look)
    // The same tab again: its process knows the scripts of the app and of the checks already, a new one reads them anew.
    const page = context.pages()[0] ?? (await context.newPage())
    try {
      await this.#open(page, sight, look)

      return await see(page)
    } finally {
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      page.removeAllListeners()
    }
  }

  /** Opens a page once and hands it over in every look, as somebody sees it who presses for language and display. */
  async tour(sight: Sight, see: (page: Page, look: Look) => Promise<string[]>): Promise<string[]> {
    const [first, ...others] = looks
    const seen = async (page: Page, look: Look) =>
      (await see(page, look)).map((one) => `${look.language}, ${look.mode}: ${one}`)
    // What was pressed, and what never comes, belongs to the look in which it was.
    if (sight.isSaid || sight.act || heldBy(sight).length > 0) {
      const found: string[] = []
      for (const look of looks) found.push(...(await this.visit(sight, look, (page) => seen(page, look))))

      return found
    }

    return this.visit(sight, first, async (page) => {
      const requests = new Requests(page, [])
      const found = [...(await seen(page, first))]
      for (const [index, look] of others.entries()) {
        await page.setViewportSize({ width: PHONE, height: HEIGHT })
        await turn(page, looks[index] as Look, look)
        await this.#settle(page, sight, requests)
        found.push(...(await seen(page, look)))
      }

      return found
    })
  }

  async #open(page: Page, sight: Sight, look: Look): Promise<void> {
    const { stack, lives } = this.#walk
    await page.setViewportSize({ width: PHONE, height: HEIGHT })
    const requests = new Requests(page, heldBy(sight))
    for (const answers of answersOf(sight)) await intercept(page, answers)
    this.#visits += 1
    const launch = new URLSearchParams({
      // Another address each time: where only what stands behind the # differs, the app would go on as it is.
      visit: String(this.#visits),
      ...(look.language === 'en-US' ? { portal: 'international' } : {}),
      ...(look.mode === 'elder' ? { mode: 'elder' } : {}),
    })
    for (const { source } of heldBy(sight)) launch.append('held', source)
    await page.goto(`${stack.origin}/?${launch}#${sight.address(lives)}`)
    await this.#settle(page, sight, requests)
    await sight.act?.(page, words(look.language))
    if (sight.act) await this.#settle(page, sight, requests)
  }

  async close(): Promise<void> {
    for (const context of this.#contexts.values()) await (await context).close()
  }

  #contextOf(who: Who, look: Look): Promise<BrowserContext> {
    const key = `${who} ${look.language} ${look.mode}`
    const known = this.#contexts.get(key) ?? this.#newContext(who, look)
    this.#contexts.set(key, known)

    return known
  }

  async #newContext(who: Who, { language }: Look): Promise<BrowserContext> {
    const context = await this.#walk.browser.newContext({
      locale: language,
      timezoneId: 'Asia/Shanghai',
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    })
    for (const install of [installPageTools, installLayout, installSizes])
      await context.addInitScript(install)
    await context.addInitScript(countQuestions)
    await context.addInitScript(giveVoices)
    await context.addInitScript(forgetLook)
    await context.addInitScript(waitForNothing)
    // Kept with the account, it would be the look of every other page too.
    await context.route('**/api/account/preferences', (route) => route.abort())
    if (who !== 'nobody') {
      // The name promises a secure origin, and that is how the browser files it; localhost gets it all the same.
      const attributes = { url: 'https://localhost/', httpOnly: true, sameSite: 'Lax' } as const
      await context.addCookies([{ ...this.#walk.lives[who].cookie, ...attributes }])
    }

    return context
  }

  /** Content, not skeletons, unless skeletons are what is looked at; and no answer on its way. */
  async #settle(page: Page, sight: Sight, requests: Requests): Promise<void> {
    await page.getByRole('main').filter({ visible: true }).waitFor().catch(blank(page))
    await requests.settled()
    if (heldBy(sight).length > 0) await page.locator('[aria-busy="true"]').first().waitFor()
    await page.waitForFunction(isAtRest, heldBy(sight).length > 0, { polling: 20 })
    await requests.settled()
    if (!isKeptFree(sight.address(this.#walk.lives))) await page.locator('.service-button').last().waitFor()
    await drawn(page)
  }
}

/** Why nothing can be seen: how far the page has come, and what it fetched last. */
const blank = (page: Page) => async (cause: Error) => {
  const tell = () => {
    const fetched = performance.getEntriesByType('resource').slice(-6)

    return [document.readyState, ...fetched.map(({ name }) => name), document.body.innerHTML.slice(0, 600)]
  }
  // A page that hangs tells nothing.
  const state = await Promise.race([page.evaluate(tell).catch(() => []), page.waitForTimeout(5000)])
  throw new Error(`no page at ${page.url()}: ${state?.join(' ')}`, { cause })
}

/** Presses the one tool that makes the next look of this one, and waits until the page is drawn anew. */
async function turn(page: Page, from: Look, to: Look): Promise<void> {
  const tool = from.mode === to.mode ? 'language.switchTo' : (`mode.${to.mode}` as const)
  await press(`common:${tool}`)(page, words(from.language))
  await page.waitForFunction(
    ({ language, mode }) =>
      document.documentElement.lang === language &&
      document.querySelector('.taro_page_show .tz')?.matches('.tz--elder') === (mode === 'elder'),
    to,
  )
  // What is asked anew has been asked by then.
  await drawn(page)
}

/** When the page has done what was due: React draws, and asks, in messages to itself, and ours is behind them. */
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = done
        setTimeout(() => port2.postMessage(undefined))
      }),
  )

/** Counts in the page what it has asked and not drawn yet: we are told of a request later than of what we ask the page. */
function countQuestions(): void {
  const ask = window.fetch
  const held = new URLSearchParams(location.search).getAll('held').map((source) => new RegExp(source))
  window.walkOpen = 0
  window.fetch = async (...args) => {
    const { pathname, searchParams } = new URL(String(args[0]), location.href)
    const isAwaited = pathname.startsWith('/api/') && !searchParams.has('waitFor')
    if (!isAwaited || held.some((path) => path.test(pathname))) return ask(...args)
    window.walkOpen += 1
    const answer = ask(...args)
    answer
      .then((one) => one.clone().arrayBuffer())
      .catch(() => undefined)
      .then(async () => {
        // The page hears of it, draws it and asks what hangs by it in turns that were due before these.
        for (let turn = 0; turn < 4; turn += 1) await new Promise((due) => setTimeout(due))
        window.walkOpen -= 1
      })

    return answer
  }
}

const isAtRest = (isHeld: boolean) =>
  window.walkOpen === 0 && (document.querySelector('[aria-busy="true"]') !== null) === isHeld

/** What a page brings two seconds later, the button of customer service, stands there at once and is measured. */
function waitForNothing(): void {
  const later = window.setTimeout
  window.setTimeout = ((act: TimerHandler, ms?: number, ...rest: unknown[]) =>
    later(act, ms === 2000 ? 0 : ms, ...rest)) as typeof later
}

/** The looks are those of the address and of what is pressed, not of the visit before. */
function forgetLook(): void {
  if (location.protocol === 'http:') localStorage.removeItem('tz-preferences')
}

/** As on a phone: without a voice there is no button for reading aloud, and a bar with one tool less is measured. */
function giveVoices(): void {
  const voices = ['zh-CN', 'en-US'].map((lang) => ({ lang }) as SpeechSynthesisVoice)
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.getVoices = () => voices
}

/** Requests that are still without an answer, and will have one. */
class Requests {
  readonly #open = new Set<Request>()
  #waiting: (() => void)[] = []

  constructor(page: Page, held: readonly RegExp[]) {
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (isAwaited(request) && !held.some((path) => path.test(pathname))) this.#open.add(request)
    })
    const end = (request: Request) => {
      this.#open.delete(request)
      if (this.#open.size === 0) for (const go of this.#waiting.splice(0)) go()
    }
    page.on('requestfinished', end)
    page.on('requestfailed', end)
  }

  settled(): Promise<void> {
    return this.#open.size === 0 ? Promise.resolve() : new Promise((done) => this.#waiting.push(done))
  }
}

/** Answers, and pieces of the page; not what one follows, which has a question open all the time. */
function isAwaited(request: Request): boolean {
  const { pathname, searchParams } = new URL(request.url())

  return /^\/(?:api|chunk)\//.test(pathname) && !searchParams.has('waitFor')
}

const heldBy = (sight: Sight): RegExp[] =>
  answersOf(sight).flatMap((answers) => ('as' in answers && answers.as === 'held' ? answers.path : []))

const answersOf = ({ answers = [] }: Sight): Answers[] => [answers].flat()

async function intercept(page: Page, answers: Answers): Promise<void> {
  const { path, method } = answers
  await page.route(
    (url) => url.pathname.startsWith('/api/') && path.test(url.pathname),
    (route) =>
      method === undefined || route.request().method() === method ? answer(route, answers) : route.fallback(),
  )
}

async function answer(route: Route, answers: Answers): Promise<void> {
  if ('instead' in answers) {
    const request = route.request()
    // Nothing changes any more: who follows it waits for ever.
    if (new URL(request.url()).searchParams.has('waitFor')) return
    const language = (await request.headerValue('accept-language')) as Language
    await route.fulfill({ json: answers.instead(language) })
    return
  }
  const { as } = answers
  if (as === 'held') return
  if (typeof as === 'string') {
    const error: ErrorBody['error'] = { code: as, traceId: 'trc_00000000000000000000' }
    await route.fulfill({ status: errorStatus[as], json: { error } })
    return
  }
  const response = await route.fetch()
  await route.fulfill({ response, json: as((await response.json()) as never) })
}
