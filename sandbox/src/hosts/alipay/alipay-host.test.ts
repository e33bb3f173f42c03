import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.test-support.ts'
import { createAlipayHost } from './server.ts'

const packageDir = fileURLToPath(new URL('./fixture', import.meta.url))

let browser: Browser
let bff: Server
let host: FastifyInstance
let origin: string
let context: BrowserContext
let page: Page

beforeAll(async () => {
  bff = createServer((request, response) => {
    if (request.url === '/never') return
    response.statusCode = request.url === '/missing' ? 404 : 200
    response.end(request.url === '/text' ? 'no JSON' : JSON.stringify({ url: request.url }))
  })
  await new Promise<void>((resolve) => bff.listen(0, '127.0.0.1', resolve))
  host = Fastify({ forceCloseConnections: true })
  await host.register(
    createAlipayHost({
      packageDir,
      bffOrigin: `http://127.0.0.1:${(bff.address() as AddressInfo).port}`,
      allowedDomains: ['tongzhen.example'],
      authCode: async (personId) => `code of ${personId}`,
    }),
  )
  origin = await host.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await host.close()
  bff.closeAllConnections()
  bff.close()
})

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 375, height: 700 } })
  page = await context.newPage()
})

afterEach(() => context.close())

async function open(parameters = 'person=li-ming'): Promise<void> {
  await page.goto(`${origin}/?${parameters}`)
  await page.locator('page').waitFor()
}

const tap = (name: string, options: { role?: 'button' | 'option' } = {}) =>
  page.getByRole(options.role ?? 'button', { name, exact: true }).click()
const log = () => page.locator('#log')
const host$ = () =>
  page.evaluate(() => ({ errors: window.__host?.errors, forbidden: window.__host?.forbiddenGlobals }))

/** Calls `my.<api>()` from the package's side and tells which callback it met, and with what. */
function callMy(api: string, options: object): Promise<{ outcome: string; result: Record<string, unknown> }> {
  return page.evaluate(
    ([name, given]) =>
      new Promise((resolve) => {
        const my = window.__host?.my as Record<string, (options: object) => { abort?(): void }>
        const task = my[name as string]?.({
          ...(given as object),
          success: (result: Record<string, unknown>) => resolve({ outcome: 'success', result }),
          fail: (result: Record<string, unknown>) => resolve({ outcome: 'fail', result }),
        })
        if ('isAborted' in (given as object)) task?.abort?.()
      }),
    [api, options] as const,
  )
}

describe('Li Ming opens the mini-program', () => {
  it('and sees its home page, styled, under a title', async () => {
    await open()
    const heading = page.getByRole('heading', { name: 'Hello', level: 1 })

    expect(await page.title()).toBe('首页')
    expect(await heading.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(255, 0, 0)')
    expect(await heading.boundingBox()).toMatchObject({ width: 187.5, y: 72 })
    expect((await page.getByText('pinned').boundingBox())?.y).toBe(72)
    expect(await page.getByRole('button', { name: '返回' }).isVisible()).toBe(false)
    expect(await host$()).toEqual({ errors: [], forbidden: [] })
  })

  it('in English and large type, and the mini-program knows', async () => {
    await open('person=li-ming&lang=en&fontSize=20')
    const { result } = await callMy('getSystemInfo', {})

    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(result).toMatchObject({
      language: 'en',
      fontSizeSetting: 20,
      windowWidth: 375,
      platform: 'Android',
    })
  })

  it('at a page he was sent to, with a way home', async () => {
    await open(`person=li-ming&page=pages/form/index&query=${encodeURIComponent('name=张三')}`)
    await expect.poll(() => page.locator('#query').innerText()).toBe('张三')
    await tap('返回首页')

    expect(await page.title()).toBe('首页')
  })

  it('and is told in one line when it is not built', async () => {
    const empty = Fastify({ forceCloseConnections: true })
    const options = {
      packageDir: `${packageDir}/nowhere`,
      bffOrigin: '',
      allowedDomains: [],
      authCode: async () => '',
    }
    await empty.register(createAlipayHost(options))
    await page.goto(await empty.listen({ port: 0, host: '127.0.0.1' }))

    await expect.poll(() => page.getByText('还没有构建').isVisible()).toBe(true)
    await empty.close()
  })
})

describe('a finger', () => {
  it('is felt by what it touches and by all around it, until something catches it', async () => {
    await open()
    await tap('tap')
    await page.getByText('bubbling').click()

    expect(await log().innerText()).toBe('no image;tap inner>inner;tap inner>middle;tap text>plain;')
  })

  it('that stays is a long tap and no tap', async () => {
    await open()
    const box = await page.getByText('bubbling').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await page.mouse.down()
    await expect.poll(() => log().innerText()).toContain('longTap text>plain')
    await page.mouse.up()

    expect(await log().innerText()).not.toContain('tap text>plain;tap')
  })

  it('counts in a component, which tells the page', async () => {
    await open()
    await tap('count 5')
    await expect.poll(() => log().innerText()).toContain('counted 6')

    expect(await page.getByRole('button', { name: 'count 6' }).isVisible()).toBe(true)
  })

  it('adds to a list without making its rows anew', async () => {
    await open()
    const row = await page.locator('.row').nth(1).elementHandle()
    await tap('add first')

    expect(await page.locator('.row').allInnerTexts()).toEqual(['0:z', '1:A', '2:b'])
    expect(await row?.innerText()).toBe('2:b')
  })
})

describe('moving between pages', () => {
  it('hands over what the address says, and comes back by the title bar and by the page', async () => {
    await open()
    await tap('to form')
    await expect.poll(() => page.title()).toBe('表单')
    expect(await page.locator('#query').innerText()).toBe('王 秀英')
    await tap('返回')
    await expect.poll(() => page.title()).toBe('首页')

    await tap('to form')
    await tap('Go back')
    await expect.poll(() => page.title()).toBe('首页')
    expect(await page.locator('#life').innerText()).toBe(
      'launch pages/home/index, app shown, home loaded, home shown, home ready, home hidden, home shown, home hidden, home shown',
    )
  })

  it('replaces a page by one of a sub-package', async () => {
    await open()
    await tap('to form')
    await tap('Detail')
    await expect.poll(() => page.title()).toBe('详情')

    expect(await page.evaluate(() => window.__host?.pages())).toEqual([
      'pages/home/index',
      'packages/more/pages/detail/index',
    ])
  })

  it('keeps the pages of the tab bar as they were left', async () => {
    await open()
    await tap('count 5')
    await tap('就诊')
    await expect.poll(() => log().innerText()).toBe('tab 1 就诊')
    await page.locator('.title').click()
    await expect.poll(() => log().innerText()).toBe('scrolled 120')
    await page.locator('.host-page').evaluate((element) => element.scrollTo(0, 9999))
    await expect.poll(() => page.getByText('visit 39').count()).toBe(1)

    await tap('首页')
    expect(await page.getByRole('button', { name: 'count 6' }).isVisible()).toBe(true)
  })

  it('is refused by the eleventh page, by the tab bar and by a page that is not there', async () => {
    await open()
    const form = { url: '/pages/form/index' }
    for (let depth = 2; depth <= 10; depth += 1) await callMy('navigateTo', form)

    expect((await callMy('navigateTo', form)).outcome).toBe('fail')
    expect((await callMy('navigateTo', { url: '/pages/nowhere' })).result.errorMessage).toBe(
      'there is no page pages/nowhere',
    )
    expect((await callMy('redirectTo', { url: '/pages/visits/index' })).result.errorMessage).toContain(
      'use switchTab',
    )
    expect((await callMy('reLaunch', form)).outcome).toBe('success')
    expect(await page.evaluate(() => window.__host?.pages())).toEqual(['pages/form/index'])
  })

  it('is noticed when the phone turns to another app and comes back', async () => {
    await open()
    await page.evaluate(() => {
      window.__host?.hide()
      window.__host?.show()
    })

    expect(await page.locator('#life').innerText()).toMatch(/home hidden, app hidden, app shown, home shown$/)
  })
})

describe('filling in a form', () => {
  beforeEach(async () => {
    await open('person=li-ming&page=pages/form/index')
  })

  it('by typing: the page may change what is typed', async () => {
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.pressSequentially('31x')
    await expect.poll(() => name.inputValue()).toBe('31X')
    await name.press('Enter')

    await expect.poll(() => log().innerText()).toBe('confirm "31X"')
    expect(await name.getAttribute('aria-invalid')).toBe('false')
    const year = page.getByRole('textbox', { name: 'Year' })
    expect(await year.getAttribute('inputmode')).toBe('numeric')
    await year.pressSequentially('20265')
    expect(await year.inputValue()).toBe('2026')
    await page.getByRole('textbox', { name: 'Notes' }).fill('hello')
    await expect.poll(() => log().innerText()).toBe('input "hello"')
  })

  it('by switching and choosing', async () => {
    await page.getByRole('switch', { name: 'Reminders' }).click()
    await expect.poll(() => log().innerText()).toBe('change true')
    await page.getByText('Pear').click()
    await expect.poll(() => log().innerText()).toBe('change []')
    await page.getByRole('radio', { name: 'Male', exact: true }).click()
    await expect.poll(() => log().innerText()).toBe('change "m"')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => log().innerText()).toBe('change "f"')
    expect(await page.getByRole('radio', { name: 'Male', exact: true }).isChecked()).toBe(false)
  })

  it('by touching a label, which is one tap', async () => {
    await page.getByText('Apple', { exact: true }).click()
    await expect.poll(() => log().innerText()).toBe('change ["apple","pear"]')
    expect(await page.locator('#taps').innerText()).toBe('1')

    await page.getByRole('checkbox', { name: 'Apple' }).click()
    await expect.poll(() => log().innerText()).toBe('change ["pear"]')
    expect(await page.locator('#taps').innerText()).toBe('2')
  })

  it('by a picker, with finger or keyboard', async () => {
    await tap('Period')
    await tap('afternoon', { role: 'option' })
    await tap('确定')
    await expect.poll(() => log().innerText()).toBe('change 1')

    await tap('Date')
    await page.getByRole('listbox', { name: '月' }).press('ArrowDown')
    await tap('确定')
    await expect.poll(() => log().innerText()).toBe('change "2024-03-29"')

    await tap('Period')
    await page.keyboard.press('Escape')
    await expect.poll(() => log().innerText()).toBe('cancel undefined')
  })

  it('and handing it in', async () => {
    await tap('Submit')

    await expect.poll(() => log().innerText()).toBe('submit {"phone":"139","vip":true}')
  })

  it('and scrolling to the end of a list', async () => {
    await page.getByLabel('List').evaluate((element) => element.scrollTo(0, 9999))

    await expect.poll(() => log().innerText()).toBe('scrollToLower undefined')
  })
})

describe('the host app', () => {
  beforeEach(async () => {
    await open('person=li-ming&page=pages/form/index')
  })

  it('asks, and says what was answered', async () => {
    await tap('Confirm')
    await tap('Yes')
    await expect.poll(() => page.getByRole('status').innerText()).toBe('confirmed true')

    await tap('Choose')
    await tap('two')
    await expect.poll(() => log().innerText()).toBe('chose 1')
  })

  it('reads a code that the person types, unless they cancel', async () => {
    await tap('Scan')
    await page.getByLabel('二维码内容').fill('TZ-1')
    await tap('确定')
    await expect.poll(() => log().innerText()).toBe('scanned TZ-1')
    await tap('Scan')
    await tap('取消')

    await expect.poll(() => log().innerText()).toBe('scan failed 10')
  })

  it('signs the person of the phone in', async () => {
    expect(await callMy('getAuthCode', { scopes: 'auth_base' })).toMatchObject({
      outcome: 'success',
      result: { authCode: 'code of li-ming' },
    })
  })

  it('keeps what is stored for each person apart', async () => {
    await callMy('setStorage', { key: 'token', data: { a: [1] } })
    await page.reload()
    await page.locator('page').waitFor()
    expect((await callMy('getStorage', { key: 'token' })).result).toEqual({ data: { a: [1] } })
    await open('person=wang-xiuying')

    expect((await callMy('getStorage', { key: 'token' })).result).toEqual({ data: null })
  })

  it('shows rich text as data, not as a program', async () => {
    expect(await page.locator('rich-text').innerHTML()).toBe('<p>rich <b>text</b></p>')
  })

  it('closes and opens again', async () => {
    await tap('关闭')
    expect(await page.getByText('小程序已关闭').isVisible()).toBe(true)
    await tap('重新打开')

    await expect.poll(() => page.title()).toBe('表单')
  })
})

describe('a request', () => {
  beforeEach(() => open())

  const request = (path: string, more: object = {}) =>
    callMy('request', { url: `https://tongzhen.example${path}`, ...more })

  it('reaches the server, and its status is no failure unless the test says so', async () => {
    expect(await request('/doctors', { data: { page: 1 } })).toMatchObject({
      outcome: 'success',
      result: { status: 200, data: { url: '/doctors?page=1' } },
    })
    expect(await request('/missing')).toMatchObject({ outcome: 'success', result: { status: 404 } })
    await page.evaluate(() => window.__host?.setHttpErrors('fail'))
    expect(await request('/missing')).toMatchObject({ outcome: 'fail', result: { error: 19, status: 404 } })
  })

  it('fails with Alipay’s numbers', async () => {
    expect((await request('/text')).result).toMatchObject({ error: 14 })
    expect((await request('/text', { dataType: 'text' })).result).toMatchObject({ data: 'no JSON' })
    expect((await request('/never', { timeout: 50 })).result).toMatchObject({ error: 13 })
    expect((await request('/never', { isAborted: true })).result).toMatchObject({ error: 9 })
    expect((await request('/', { method: 'PATCH' })).result).toMatchObject({ error: 2 })
    expect((await callMy('request', { url: 'https://elsewhere.example/' })).result).toMatchObject({
      error: 11,
    })
  })

  it('fails while there is no network, which the mini-program is told', async () => {
    await page.evaluate(() => window.__host?.setNetwork('NOTREACHABLE'))

    expect((await request('/')).result).toMatchObject({ error: 12 })
    expect((await callMy('getNetworkType', {})).result).toMatchObject({ networkAvailable: false })
  })
})

describe('a test of the package', () => {
  it('learns which global it counts on without asking', async () => {
    await open()
    await tap('careless')
    await expect.poll(() => log().innerText()).toContain('false undefined')

    expect((await host$()).forbidden).toEqual([{ name: 'window', module: 'careless.js' }])
  })

  it('learns what went wrong in it, and what it asked of the phone', async () => {
    await open()
    await tap('throwing')
    await tap('to form')
    const { errors, calls } = await page.evaluate(() => ({
      errors: window.__host?.errors,
      calls: window.__host?.calls,
    }))

    expect(errors?.[0]).toContain('ontap: Error: the page is broken')
    expect(calls).toContainEqual({
      api: 'navigateTo',
      options: { url: expect.stringContaining('/pages/form/index') },
    })
  })
})
