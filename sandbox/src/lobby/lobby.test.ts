import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../lib/clock.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { people } from '../people.ts'
import { type SmsGateway, startSms } from '../sms/start-sms.ts'
import { lobbyPlugin } from './lobby-plugin.ts'

const shells = {
  wechat: 'http://localhost:9201',
  suishenban: 'http://localhost:9202',
  alipay: 'http://localhost:9203',
}

const SIGN_IN = 'http://localhost:9102'

let sms: SmsGateway
let app: FastifyInstance
let origin: string

beforeEach(async () => {
  sms = await startSms({ context: createSandboxContext(), port: 0 })
  app = Fastify()
  await app.register(lobbyPlugin, {
    shells,
    messages: sms.messages,
    clock: systemClock,
    panelPath: '/panel',
    platform: 'http://localhost:9116',
    ledTo: [SIGN_IN],
  })
  origin = (await app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
})

afterEach(async () => {
  await app.close()
  await sms.close()
})

async function open(headers: Record<string, string> = {}) {
  const answer = await fetch(origin, { headers })

  return { headers: answer.headers, html: await answer.text() }
}

function text(phone: string, code: string) {
  return {
    messageId: `message-${code}`,
    phone,
    template: 'sign_in_code' as const,
    language: 'zh-CN' as const,
    text: `【通诊】登录验证码${code}，5分钟内有效。`,
  }
}

describe('the lobby', () => {
  test('offers every channel and every person who holds a phone, in both languages', async () => {
    const { html } = await open()

    for (const words of [
      '微信',
      '随申办',
      '支付宝',
      '国际门户',
      '长辈版',
      'Elder mode',
      'Suishenban',
      '互联网医院',
    ]) {
      expect(html).toContain(words)
    }
    for (const { id, nameLatin, shows } of people) {
      if (id === 'li-xiaoyu') continue
      expect(html).toContain(`data-person="${id}"`)
      expect(html).toContain(nameLatin)
      expect(html).toContain(shows.en)
    }
    expect(html).not.toContain('data-person="li-xiaoyu"')
  })

  test('leads to the control panel', async () => {
    expect((await open()).html).toContain('href="/panel"')
  })

  test('speaks the language chosen before, else the browser’s', async () => {
    expect((await open()).html).toContain('<html lang="zh-CN">')
    expect((await open({ 'accept-language': 'en-GB,en' })).html).toContain('<html lang="en-US">')
    expect((await open({ 'accept-language': 'en', cookie: 'sandbox_language=zh-CN' })).html).toContain(
      '<html lang="zh-CN">',
    )
  })

  test('fetches nothing from elsewhere, and frames nothing but the shells and where the app leads', async () => {
    const { html, headers } = await open()

    expect(html).not.toMatch(/<(link|script|img)[^>]+(src|href)="(?!data:)/)
    expect(headers.get('content-security-policy')).toContain(
      `frame-src ${[...Object.values(shells), SIGN_IN].join(' ')};`,
    )
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('is always localhost, so that the phones share its cookies', async () => {
    const answer = await fetch(`${origin.replace('localhost', '127.0.0.1')}/?person=li-ming`, {
      redirect: 'manual',
    })

    expect(answer.headers.get('location')).toBe(`${origin}/?person=li-ming`)
  })
})

describe('the messages beside the phone', () => {
  async function* events() {
    const controller = new AbortController()
    const answer = await fetch(`${origin}/lobby/messages`, { signal: controller.signal })
    const decoder = new TextDecoder()
    let text = ''
    try {
      for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(piece, { stream: true })
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) {
          const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? []
          if (name !== undefined) yield { name, data: JSON.parse(data ?? '') }
        }
      }
    } finally {
      controller.abort()
    }
  }

  test('show those there are, then each as it arrives', async () => {
    sms.messages.deliver(text('13900000002', '111111'))
    const stream = events()

    expect((await stream.next()).value).toMatchObject({
      name: 'inbox',
      data: [{ messageId: 'message-111111' }],
    })
    sms.messages.deliver(text('13900000002', '222222'))
    expect((await stream.next()).value).toMatchObject({
      name: 'message',
      data: { messageId: 'message-222222' },
    })
    await stream.return(undefined)
  })

  test('do not keep the lobby from closing', async () => {
    const stream = events()
    await stream.next()

    await expect(app.close()).resolves.toBeUndefined()
    expect((await stream.next()).done).toBe(true)
  })
})
