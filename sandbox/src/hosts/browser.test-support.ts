import { type Browser, type BrowserContext, chromium } from 'playwright-core'

/** Without these Chromium asks its maker's servers for things that have nothing to do with the test. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser that the test command found, or Debian's. */
export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium'

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })
}

/** A window of Li Ming, in Chinese. */
export async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await context.addCookies([{ name: 'sandbox_person', value: 'li-ming', url: 'http://localhost' }])

  return context
}
