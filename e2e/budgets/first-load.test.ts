import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../phone/browser.ts'
import { words } from '../phone/words.ts'
import { type Stack, startStack } from '../stack.ts'

const folder = resolve(import.meta.dirname, '../../dist/h5')
/** Tightened, never loosened. */
const FIRST_LOAD_BYTES = 165_000
const CHUNK_BYTES = 60_000

describe('the H5 app', () => {
  let stack: Stack
  let browser: Browser
  beforeAll(async () => {
    ;[stack, browser] = await Promise.all([startStack(), launchBrowser()])
  })
  afterAll(async () => {
    await browser.close()
    await stack.close()
  })

  it('can be used after few bytes on a weak network', async () => {
    const page = await browser.newPage({ locale: 'zh-CN' })
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let [bytes, headers] = [0, 0]
    session.on('Network.responseReceived', ({ response }) => {
      headers += response.encodedDataLength
    })
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await page.goto(stack.origin)
    await page.getByRole('button', { name: words('zh-CN')('home:next.signIn.action') }).waitFor()
    await page.waitForLoadState('networkidle')
    process.stdout.write(
      `first load of the home page: ${((bytes - headers) / 1000).toFixed(1)} kB, and ${(headers / 1000).toFixed(1)} kB of headers\n`,
    )

    expect(bytes - headers).toBeLessThanOrEqual(FIRST_LOAD_BYTES)
  })

  it('brings no page that is heavy by itself', () => {
    const chunks = readdirSync(join(folder, 'chunk')).filter((name) => name.endsWith('.js.br'))
    const heavy = chunks.filter((name) => statSync(join(folder, 'chunk', name)).size > CHUNK_BYTES)

    expect(chunks.length).toBeGreaterThan(0)
    expect(heavy).toEqual([])
  })

  it('is served ready compressed, for ever where its name says so, and never an old first page', async () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8')
    const script = /src="(\/js\/[^"]+)"/.exec(html)?.[1]
    const hashed = await fetch(stack.origin + script, { headers: { 'accept-encoding': 'br' } })
    const first = await fetch(stack.origin, { headers: { 'accept-encoding': 'br' } })

    expect(hashed.headers.get('content-encoding')).toBe('br')
    expect(hashed.headers.get('cache-control')).toContain('immutable')
    expect(first.headers.get('cache-control')).toBe('no-cache')
  })
})
