import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OutsideSystem } from '../lib/outside-system.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { startSuishenban } from '../suishenban/start-suishenban.ts'
import type { SuishenbanCredentials } from '../suishenban/suishenban-credentials.ts'
import { jsapiSignature } from '../wechat/jsapi-signature.ts'
import { startWechat } from '../wechat/start-wechat.ts'
import type { WechatCredentials } from '../wechat/wechat-credentials.ts'
import { launchBrowser, openContext } from './browser.test-support.ts'
import { startSuishenbanShell } from './start-suishenban-shell.ts'
import { startWechatShell } from './start-wechat-shell.ts'

/** Forbids inline scripts and styles, as the true site does: the shells must do without them. */
const POLICY = "default-src 'self'; script-src 'self' http://localhost:*; frame-ancestors 'none'"

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

let site: Server
let browser: Browser
let page: Page
let wechat: OutsideSystem
let wechatShell: OutsideSystem
let suishenban: OutsideSystem
let suishenbanShell: OutsideSystem
let wechatCredentials: WechatCredentials
let suishenbanCredentials: SuishenbanCredentials

beforeAll(async () => {
  const context = createSandboxContext()
  wechat = await startWechat({ context, port: 0 })
  suishenban = await startSuishenban({ context, port: 0 })
  wechatCredentials = context.credentials.all().wechat as unknown as WechatCredentials
  suishenbanCredentials = context.credentials.all().suishenban as unknown as SuishenbanCredentials

  site = createServer(({ url }, response) => {
    const sdk = url?.startsWith('/suishenban')
      ? `${suishenban.origin}${suishenbanCredentials.paths.script}`
      : `${wechat.origin}/open/js/jweixin-1.6.0.js`
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })
      .end(
        `<!doctype html><html lang="zh-CN"><head><title>通诊</title><script src="${sdk}"></script></head></html>`,
      )
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const siteOrigin = () => `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  wechatShell = await startWechatShell({
    ...{ context, siteOrigin, port: 0 },
    wechatOrigin: wechat.origin,
    wechatPayOrigin: 'http://127.0.0.1:1',
  })
  suishenbanShell = await startSuishenbanShell({
    context,
    port: 0,
    siteOrigin,
    suishenbanOrigin: suishenban.origin,
  })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  site.closeAllConnections()
  site.close()
  await Promise.all([wechat, wechatShell, suishenban, suishenbanShell].map((system) => system.close()))
})

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  return (await (await fetch(url, init)).json()) as T
}

function post<T>(url: string, body: object): Promise<T> {
  return json<T>(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

describe('a page in WeChat', () => {
  beforeEach(async () => {
    page = await (await openContext(browser)).newPage()
    await page.goto(`${wechatShell.origin}/?portal=international#/pages/home/index`)

    return () => page.context().close()
  })

  async function signature() {
    const { appId, appSecret } = wechatCredentials
    const { access_token } = await post<{ access_token: string }>(`${wechat.origin}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: appId,
      secret: appSecret,
    })
    const { ticket } = await json<{ ticket: string }>(
      `${wechat.origin}/cgi-bin/ticket/getticket?access_token=${access_token}&type=jsapi`,
    )
    const parts = { ticket, nonceStr: 'nonce', timestamp: '1763860000' }
    const url = `${wechatShell.origin}/?portal=international`

    return { appId, nonceStr: 'nonce', timestamp: 1763860000, signature: jsapiSignature({ ...parts, url }) }
  }

  async function configure(jsApiList: string[], changes: object = {}): Promise<string> {
    const options = { ...(await signature()), jsApiList, ...changes }

    return page.evaluate(
      (given) =>
        new Promise<string>((resolve) => {
          window.wx?.config(given)
          window.wx?.ready(() => resolve('ready'))
          window.wx?.error(({ errMsg }) => resolve(errMsg))
        }),
      options,
    )
  }

  type Call =
    | ('scanQRCode' | 'getLocation' | 'checkJsApi' | 'openLocation')
    | ('startRecord' | 'stopRecord' | 'translateVoice')

  function call(name: Call, options: object = {}) {
    return page.evaluate(
      ([feature, given]) =>
        new Promise<unknown>((resolve) => {
          const to = (outcome: string) => (result: unknown) => resolve([outcome, result])
          window.wx?.[feature]({ ...given, success: to('success'), fail: to('fail'), cancel: to('cancel') })
        }),
      [name, options] as const,
    )
  }

  test('finds WeChat’s web view', async () => {
    expect(await page.evaluate(() => navigator.userAgent)).toContain('MicroMessenger/8.0.50')
    expect(await page.evaluate(() => typeof window.WeixinJSBridge?.invoke)).toBe('function')
  })

  test('is ready when the address it was opened at is signed, wherever it has gone since', async () => {
    await page.evaluate(() => history.pushState(undefined, '', '/elsewhere'))

    expect(await configure(['scanQRCode'])).toBe('ready')
  })

  test('hears of a wrong signature', async () => {
    expect(await configure(['scanQRCode'], { signature: '0'.repeat(40) })).toBe('config:invalid signature')
    expect(await call('scanQRCode')).toEqual([
      'fail',
      { errMsg: 'scanQRCode:the permission value is offline verifying' },
    ])
  })

  test('gets what the person scanned', async () => {
    await configure(['scanQRCode'])
    const scanned = call('scanQRCode', { needResult: 1 })
    await page.getByLabel('二维码内容').fill('TZ310001000102')
    await page.getByRole('button', { name: '完成' }).click()

    expect(await scanned).toEqual(['success', { errMsg: 'scanQRCode:ok', resultStr: 'TZ310001000102' }])
  })

  test('hears that the person put the camera away', async () => {
    await configure(['scanQRCode'])
    const scanned = call('scanQRCode', { needResult: 1 })
    await page.getByRole('button', { name: '取消' }).click()

    expect(await scanned).toEqual(['cancel', { errMsg: 'scanQRCode:cancel' }])
  })

  test('learns where the phone is once the person allows it', async () => {
    await configure(['getLocation'])
    const located = call('getLocation', { type: 'gcj02' })
    await page.getByRole('button', { name: '允许', exact: true }).click()

    expect(await located).toMatchObject(['success', { errMsg: 'getLocation:ok', latitude: 31.2757 }])
  })

  test('gets the words of what the person said, once they allow it to record', async () => {
    await configure(['startRecord', 'stopRecord', 'translateVoice'])
    const recording = call('startRecord')
    await page.getByRole('button', { name: '允许', exact: true }).click()
    expect(await recording).toEqual(['success', { errMsg: 'startRecord:ok' }])
    const [, recorded] = (await call('stopRecord')) as [string, { localId: string }]
    const translated = call('translateVoice', recorded)
    await page.getByLabel('说的话').fill('膝盖痛。')
    await page.getByRole('button', { name: '完成' }).click()

    expect(await translated).toEqual([
      'success',
      { errMsg: 'translateVoice:ok', translateResult: '膝盖痛。' },
    ])
  })

  test('hears that the person does not let it record, and that nothing is being recorded', async () => {
    await configure(['startRecord', 'stopRecord'])
    const recording = call('startRecord')
    await page.getByRole('button', { name: '不允许' }).click()

    expect(await recording).toEqual(['cancel', { errMsg: 'startRecord:cancel' }])
    expect(await call('stopRecord')).toEqual(['fail', { errMsg: 'stopRecord:fail:not recording' }])
  })

  test('is told when a minute of recording is over', async () => {
    await page.clock.install()
    await configure(['startRecord', 'onVoiceRecordEnd'])
    const recording = call('startRecord')
    await page.getByRole('button', { name: '允许', exact: true }).click()
    await recording
    const ended = page.evaluate(
      () =>
        new Promise<unknown>((resolve) =>
          window.wx?.onVoiceRecordEnd({ complete: ({ localId }) => resolve(localId) }),
        ),
    )
    await page.clock.runFor(60_000)

    expect(await ended).toEqual(expect.any(String))
  })

  test('learns nothing of what was said when WeChat’s service does not answer', async () => {
    wechatShell.faults.add({ kind: 'busy', probability: 1, count: 1, path: '/__host/voice' })
    await configure(['startRecord', 'stopRecord', 'translateVoice'])
    const recording = call('startRecord')
    await page.getByRole('button', { name: '允许', exact: true }).click()
    await recording
    const [, recorded] = (await call('stopRecord')) as [string, { localId: string }]
    const translated = call('translateVoice', recorded)
    await page.getByRole('button', { name: '完成' }).click()

    expect(await translated).toEqual(['fail', { errMsg: 'translateVoice:fail' }])
  })

  test('may ask what this WeChat can do', async () => {
    await configure([])

    expect(await call('checkJsApi', { jsApiList: ['scanQRCode', 'chooseWXPay'] })).toEqual([
      'success',
      { errMsg: 'checkJsApi:ok', checkResult: { scanQRCode: true, chooseWXPay: false } },
    ])
  })
})

describe('a page in Suishenban', () => {
  beforeEach(async () => {
    page = await (await openContext(browser)).newPage()
    await page.goto(`${suishenbanShell.origin}/suishenban`)

    return () => page.context().close()
  })

  async function configure(jsApiList: string[], signature?: string): Promise<string> {
    const { clientId, clientSecret, paths } = suishenbanCredentials
    const { invokeToken } = await post<{ invokeToken: string }>(`${suishenban.origin}${paths.invokeToken}`, {
      clientId,
      clientSecret,
    })

    return page.evaluate(
      (options) =>
        new Promise<string>((resolve) => {
          void window.eshimin?.config(options)
          window.eshimin?.ready(() => resolve('ready'))
          window.eshimin?.error(resolve)
        }),
      { signature: signature ?? invokeToken, jsApiList },
    )
  }

  function invoke(name: string, params: Record<string, unknown> | null = null) {
    return page.evaluate(
      ([feature, given]) => new Promise((resolve) => void window.eshimin?.invoke(feature, given, resolve)),
      [name, params] as const,
    )
  }

  test('finds Suishenban’s web view', async () => {
    expect(await page.evaluate(() => navigator.userAgent)).toContain('eshiminapp')
  })

  test('gets what the person scanned, or that nothing was', async () => {
    expect(await configure(['scanCode'])).toBe('ready')
    const scanned = invoke('scanCode')
    await page.getByLabel('二维码内容').fill('TZ310001000102')
    await page.getByRole('button', { name: '完成' }).click()
    expect(await scanned).toMatchObject({ errorCode: 0, value: 'TZ310001000102' })

    const cancelled = invoke('scanCode')
    await page.getByRole('button', { name: '取消' }).click()
    expect(await cancelled).toMatchObject({ errorCode: -5 })
  })

  test('gets the words of what the person said', async () => {
    expect(await configure(['startRecordByRequest', 'translateVoiceByRequest'])).toBe('ready')
    const recording = invoke('startRecordByRequest')
    await page.getByRole('button', { name: '允许', exact: true }).click()
    expect(await recording).toMatchObject({ errorCode: 0 })
    const translated = invoke('translateVoiceByRequest')
    await page.getByRole('button', { name: '完成' }).click()

    expect(await translated).toMatchObject({ errorCode: 0, data: '咳嗽两个星期了，有痰。' })
  })

  test('knows whether its user is signed in', async () => {
    await configure(['getUserStatus'])

    expect(await invoke('getUserStatus')).toMatchObject({ errorCode: 0, value: true })
  })

  test('is told what is missing, not allowed, or wrong', async () => {
    await configure(['setTitle'])

    expect(await invoke('flyToMoon')).toMatchObject({ errorCode: -1 })
    expect(await invoke('scanCode')).toMatchObject({ errorCode: -2 })
    expect(await invoke('setTitle', {})).toMatchObject({ errorCode: -4 })
    expect(await invoke('setTitle', { title: '挂号' })).toMatchObject({ errorCode: 0 })
  })

  test('is refused with a token that Suishenban never gave', async () => {
    expect(await configure(['scanCode'], 'invented')).toBe('签名无效')
  })
})
