import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { launchBrowser } from '../hosts/browser.test-support.ts'
import { startWechatShell } from '../hosts/start-wechat-shell.ts'
import { systemClock } from '../lib/clock.ts'
import type { OutsideSystem } from '../lib/outside-system.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { type SmsGateway, startSms } from '../sms/start-sms.ts'
import { lobbyPlugin } from './lobby-plugin.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let site: Server
let visits: { url: string; cookie: string }[]
let sms: SmsGateway
let shell: OutsideSystem
let app: FastifyInstance
let browser: Browser
let page: Page
let lobby: string

beforeAll(async () => {
  const context = createSandboxContext()
  site = createServer(({ url = '', headers }, response) => {
    visits.push({ url, cookie: headers.cookie ?? '' })
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': '__Host-tz-wechat=session; Path=/; Secure; HttpOnly; SameSite=Lax',
    })
    response.end('<!doctype html><html><head><title>首页</title></head><a href="#/next">下一页</a></html>')
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const siteOrigin = () => `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  sms = await startSms({ context, port: 0 })
  const noServer = 'http://localhost:1'
  shell = await startWechatShell({
    ...{ context, port: 0, siteOrigin },
    ...{ wechatOrigin: noServer, wechatPayOrigin: noServer },
  })
  app = Fastify({ forceCloseConnections: true })
  await app.register(lobbyPlugin, {
    shells: { wechat: shell.origin, suishenban: shell.origin, alipay: shell.origin },
    messages: sms.messages,
    clock: systemClock,
    panelPath: '/panel',
    platform: 'http://localhost:9116',
    ledTo: [],
  })
  lobby = (await app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  site.closeAllConnections()
  site.close()
  await Promise.all([app.close(), shell.close(), sms.close()])
})

beforeEach(async () => {
  visits = []
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  page = await context.newPage()
  await page.goto(lobby)

  return () => context.close()
})

const phone = () => page.frameLocator('iframe')
const choose = (name: RegExp | string) => page.getByRole('button', { name }).click()

describe('a visitor of the lobby', () => {
  test('picks up Li Ming’s phone and sees the app under WeChat’s title bar', async () => {
    await choose(/李明/)
    await phone().getByText('下一页').waitFor()

    await expect.poll(() => page.locator('#phone-title').textContent()).toBe('首页')
    expect(await page.locator('iframe').getAttribute('title')).toBe('微信里的通诊')
    expect(visits.map(({ url }) => url)).toContain('/')
  })

  test('goes back by the title bar, as far as the app went', async () => {
    await choose(/李明/)
    expect(await page.locator('#phone-back').isHidden()).toBe(true)
    await phone().getByText('下一页').click()
    await page.getByRole('button', { name: '返回' }).click()

    await page.locator('#phone-back').waitFor({ state: 'hidden' })
  })

  test('hands the phone to another person, who finds no session of the first', async () => {
    await choose(/李明/)
    await phone().getByText('下一页').waitFor()
    visits = []
    await choose(/陈静/)

    await expect.poll(() => visits.find(({ url }) => url === '/')?.cookie).toBe('')
  })

  test('opens the international portal and elder mode by their launch query', async () => {
    await choose('国际门户 英文优先')
    await choose(/赵磊/)
    await expect.poll(() => visits.map(({ url }) => url)).toContain('/?portal=international')

    await choose('长辈版 大字、大按钮')
    await expect.poll(() => visits.map(({ url }) => url)).toContain('/?mode=elder')
  })

  test('reads the code that arrives, and one that a relative got', async () => {
    await choose(/李明/)
    const message = { template: 'binding_code' as const, language: 'zh-CN' as const }
    sms.messages.deliver({ ...message, messageId: 'own-0001', phone: '13900000002', text: '验证码204816。' })
    sms.messages.deliver({ ...message, messageId: 'hers-0001', phone: '13900000001', text: '验证码778120。' })

    await page.locator('#messages').getByRole('button', { name: '204816 复制' }).waitFor()
    await page.locator('summary').click()
    await page.getByText('验证码778120。').waitFor()
  })

  test('sees a message arrive over whatever the phone shows', async () => {
    await choose(/陈静/)
    await phone().getByText('下一页').waitFor()
    sms.messages.deliver({
      messageId: 'banner-0001',
      phone: '13900000003',
      template: 'sign_in_code',
      language: 'zh-CN',
      text: '登录验证码360125。',
    })

    await page.locator('#phone').getByRole('button', { name: '360125 复制' }).waitFor()
  })

  test('closes the app and opens it again', async () => {
    await choose(/李明/)
    await page.getByRole('button', { name: '关闭' }).click()
    await page.getByText('应用已关闭').waitFor()
    await page.getByRole('button', { name: '重新打开' }).click()

    await phone().getByText('下一页').waitFor()
  })

  test('changes the language while the phone keeps its place', async () => {
    await choose(/李明/)
    await phone().getByText('下一页').click()
    const before = visits.length
    await choose('English')

    await page.getByText('Use Tongzhen as a patient does').waitFor()
    expect(await page.locator('iframe').getAttribute('title')).toBe('Tongzhen in WeChat')
    expect(visits).toHaveLength(before)
  })

  test('does all of it by keyboard', async () => {
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press('Tab')
        if (name.test((await page.evaluate(() => document.activeElement?.textContent)) ?? '')) return
      }
      throw new Error(`${name} cannot be reached by keyboard`)
    }
    await tabTo(/国际门户/)
    await page.keyboard.press('Enter')
    await tabTo(/Emma Johnson/)
    await page.keyboard.press('Enter')

    await expect.poll(() => visits.map(({ url }) => url)).toContain('/?portal=international')
  })
})

describe('on a phone', () => {
  test('the app opens in a tab of its own, and the lobby stays with the messages', async () => {
    await page.setViewportSize({ width: 375, height: 812 })
    await choose(/李明/)
    expect(await page.locator('iframe').count()).toBe(0)

    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: '以李明打开微信' }).click(),
    ])
    await tab.getByText('下一页').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
  })
})
