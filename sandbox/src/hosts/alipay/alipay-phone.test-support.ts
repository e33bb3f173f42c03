import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { createAlipaySettings } from '../../alipay/alipay-settings.ts'
import { createTradeDesk, type TradeDesk } from '../../alipay/trades/trade-desk.ts'
import { systemClock } from '../../lib/clock.ts'
import { Store } from '../../lib/store.ts'
import { launchBrowser } from '../browser.test-support.ts'
import type { HostTestApi } from './runtime/test-api.ts'
import { createAlipayHost } from './server.ts'

export const fixtureDir = fileURLToPath(new URL('./fixture', import.meta.url))

interface MyOutcome {
  outcome: 'success' | 'fail'
  result: Record<string, unknown>
}

/** What the server answers that is no JSON. */
const files: Record<string, { type: string; content: string }> = {
  '/text': { type: 'text/plain', content: 'no JSON' },
  '/file.pdf': { type: 'application/pdf', content: '%PDF-1.4' },
  '/picture.png': { type: 'image/png', content: 'pixels' },
}

/** A phone with the Alipay host and the fixture in it, fresh for each test. */
export class AlipayPhone {
  origin = ''
  /** Alipay's trades, which the cashier shows. */
  readonly trades: TradeDesk = newTradeDesk()
  #page: Page | undefined

  get page(): Page {
    if (this.#page === undefined) throw new Error('the phone is not switched on')

    return this.#page
  }

  set page(page: Page) {
    this.#page = page
  }

  /** Opens the mini-program as Li Ming, unless the parameters say otherwise. */
  async open(parameters = 'person=li-ming'): Promise<void> {
    await this.page.goto(`${this.origin}/?${parameters}`)
    await this.started()
  }

  started(): Promise<void> {
    return this.page.locator('page').waitFor()
  }

  tap(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click()
  }

  /** What the page of the fixture shows of its events. */
  get log(): Locator {
    return this.page.locator('#log')
  }

  /** What the host tells a test. */
  reports(): Promise<Pick<HostTestApi, 'calls' | 'errors' | 'forbiddenGlobals'> & { pages: string[] }> {
    return this.page.evaluate(() => {
      const { calls = [], errors = [], forbiddenGlobals = [], pages = () => [] } = window.__host ?? {}

      return { calls, errors, forbiddenGlobals, pages: pages() }
    })
  }

  /** Calls `my.<api>()` as the package would, and tells which callback it met, and with what. */
  my(api: string, options: object): Promise<MyOutcome> {
    return this.page.evaluate(
      ([name, given]) =>
        new Promise<MyOutcome>((resolve) => {
          const my = window.__host?.my as Record<string, (options: object) => { abort?(): void }>
          const task = my[name]?.({
            ...given,
            success: (result: MyOutcome['result']) => resolve({ outcome: 'success', result }),
            fail: (result: MyOutcome['result']) => resolve({ outcome: 'fail', result }),
          })
          if ('isAborted' in given) task?.abort?.()
        }),
      [api, options] as const,
    )
  }
}

/** Starts host, server and browser around the tests of a file. */
export function setUpAlipayPhone(): AlipayPhone {
  const phone = new AlipayPhone()
  let browser: Browser
  let bff: Server
  let host: FastifyInstance
  let context: BrowserContext

  beforeAll(async () => {
    bff = createServer((request, response) => {
      if (request.url === '/never') return
      response.statusCode = request.url === '/missing' ? 404 : 200
      const file = files[request.url ?? '']
      if (file !== undefined) response.setHeader('content-type', file.type)
      response.end(file?.content ?? JSON.stringify({ url: request.url }))
    })
    await new Promise<void>((resolve) => bff.listen(0, '127.0.0.1', resolve))
    host = Fastify({ forceCloseConnections: true })
    await host.register(
      createAlipayHost({
        packageDir: fixtureDir,
        bffOrigin: `http://127.0.0.1:${(bff.address() as AddressInfo).port}`,
        allowedDomains: ['tongzhen.example'],
        authCode: async (personId) => `code of ${personId}`,
        cashier: phone.trades.cashier,
      }),
    )
    phone.origin = await host.listen({ port: 0, host: '127.0.0.1' })
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
    phone.page = await context.newPage()
  })

  afterEach(() => context.close())

  return phone
}

function newTradeDesk(): TradeDesk {
  return createTradeDesk({
    store: new Store({ folder: undefined, name: 'alipay' }),
    clock: systemClock,
    settings: createAlipaySettings(),
    seller: { appId: '', sellerId: '', privateKey: '' },
    seed: 'phone',
  })
}
