import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutsideSystem } from '../lib/outside-system.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { startSuishenbanShell } from './start-suishenban-shell.ts'
import { startWechatShell } from './start-wechat-shell.ts'

const PAGE =
  '<!doctype html><html lang="zh-CN"><head><title>通诊</title><script src="/app.js"></script></head></html>'
const INJECTED = '<head><script src="/__host/wechat-shell.js"></script><title>'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

let site: Server
let siteOrigin: string
let handler: Handler
let shell: OutsideSystem

beforeEach(async () => {
  handler = (_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE)
  site = createServer((request, response) => handler(request, response))
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  siteOrigin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  shell = await startWechatShell({
    context: createSandboxContext(),
    port: 0,
    siteOrigin: () => siteOrigin,
    wechatOrigin: 'http://127.0.0.1:1',
    wechatPayOrigin: 'http://127.0.0.1:1',
  })
})

afterEach(async () => {
  await shell.close()
  site.closeAllConnections()
  site.close()
})

function open(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${shell.origin}${path}`, { redirect: 'manual', ...init })
}

describe('a page in WeChat', () => {
  test('carries the host’s script before any of its own', async () => {
    expect(await (await open('/')).text()).toContain(INJECTED)
  })

  test.each([
    ['br', brotliCompressSync(PAGE)],
    ['gzip', gzipSync(PAGE)],
  ])('that is sent in %s is opened for it', async (encoding, body) => {
    handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(body)
    }
    const answer = await open('/')

    expect(answer.headers.get('content-encoding')).toBeNull()
    expect(await answer.text()).toContain(INJECTED)
  })

  test('may be framed, and keeps the rest of its policy', async () => {
    handler = (_, response) => {
      response
        .writeHead(200, {
          'content-type': 'text/html',
          'x-frame-options': 'SAMEORIGIN',
          'content-security-policy': "default-src 'self';frame-ancestors 'none';script-src 'self'",
        })
        .end(PAGE)
    }
    const { headers } = await open('/')

    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('content-security-policy')).toBe("default-src 'self';script-src 'self'")
  })

  test('that has not changed stays in the browser’s cache', async () => {
    handler = (_, response) => response.writeHead(304, { 'content-type': 'text/html', etag: '"1"' }).end()

    expect((await open('/')).status).toBe(304)
  })
})

describe('the site behind the shell', () => {
  test('sees WeChat’s user agent, the address the browser sees, and no cookie of the sandbox', async () => {
    let seen: IncomingMessage['headers'] = {}
    handler = ({ headers }, response) => {
      seen = headers
      response.end()
    }
    await open('/', {
      headers: { cookie: 'sandbox_person=li-ming; __Host-tz-wechat=abc', 'user-agent': 'Chrome' },
    })

    expect(seen['user-agent']).toMatch(/iPhone.*MicroMessenger\/8\.0\.50/)
    expect(`http://${seen.host}`).toBe(shell.origin)
    expect(seen['x-forwarded-host']).toBe(seen.host)
    expect(seen.cookie).toBe('__Host-tz-wechat=abc')
  })

  test('sets its cookies through the shell as it would without it', async () => {
    const cookies = ['__Host-tz-wechat=a; Path=/; Secure; HttpOnly', 'other=b; Path=/']
    handler = (_, response) => response.setHeader('set-cookie', cookies).end()

    expect((await open('/api/session')).headers.getSetCookie()).toEqual(cookies)
  })

  test('gets a body as it was sent', async () => {
    handler = (request, response) => void request.pipe(response)
    const answer = await open('/api/echo', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"李明"}',
    })

    expect(await answer.text()).toBe('{"name":"李明"}')
  })

  test('keeps its files as they are, compressed or in pieces', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'gzip' })
      const file = gzipSync('run()')
      response.write(file.subarray(0, 5))
      response.end(file.subarray(5))
    }
    const answer = await open('/app.js')

    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(await answer.text()).toBe('run()')
  })

  test('sends redirects that stay in the shell, and lets others leave', async () => {
    handler = ({ url }, response) => {
      const location = url === '/own' ? `${siteOrigin}/#/pages/home` : 'https://open.weixin.qq.com/connect'
      response.writeHead(302, { location }).end()
    }

    expect((await open('/own')).headers.get('location')).toBe('/#/pages/home')
    expect((await open('/other')).headers.get('location')).toBe('https://open.weixin.qq.com/connect')
  })

  test('may be down: the shell says so', async () => {
    site.close()
    site.closeAllConnections()
    const answer = await open('/')

    expect(answer.status).toBe(502)
    expect(await answer.text()).toContain('医院的服务器没有回应')
  })
})

describe('handing the phone to another person', () => {
  test('forgets every session and opens the page as if for the first time', async () => {
    const answer = await open('/__host/enter?person=emma-johnson&to=%2F%3Fportal%3Dinternational')
    const cookies = answer.headers.getSetCookie()

    expect(cookies[0]).toContain('sandbox_person=emma-johnson')
    for (const name of ['__Host-tz-wechat', '__Host-tz-suishenban', '__Host-tz-web']) {
      expect(cookies).toContainEqual(
        expect.stringMatching(new RegExp(`^${name}=; Path=/; Secure;.*Max-Age=0$`)),
      )
    }
    const page = await answer.text()
    expect(page).toContain('localStorage.clear()')
    expect(page).toContain('location.replace("/?portal=international")')
  })

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
    'does not lead to %s',
    async (to) => {
      expect((await open(`/__host/enter?person=li-ming&to=${encodeURIComponent(to)}`)).status).toBe(400)
    },
  )

  test('knows demo people only', async () => {
    expect((await open('/__host/enter?person=nobody')).status).toBe(400)
  })
})

test('Suishenban is told by its user agent and brings its own script', async () => {
  let userAgent: string | undefined
  handler = ({ headers }, response) => {
    userAgent = headers['user-agent']
    response.setHeader('content-type', 'text/html').end(PAGE)
  }
  const suishenban = await startSuishenbanShell({
    context: createSandboxContext(),
    port: 0,
    siteOrigin: () => siteOrigin,
    suishenbanOrigin: 'http://127.0.0.1:1',
  })
  const page = await (await fetch(suishenban.origin)).text()
  const script = await (await fetch(`${suishenban.origin}/__host/suishenban-shell.js`)).text()
  await suishenban.close()

  expect(userAgent).toContain('eshiminapp')
  expect(page).toContain('<script src="/__host/suishenban-shell.js"></script>')
  expect(script).toContain('__eshiminBridge')
})
