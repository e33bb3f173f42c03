import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type Stack, startStack } from '../stack.ts'
import { launchBrowser } from './browser.ts'
import { Phone, type PhoneOptions } from './phone.ts'

/** Pictures of what the person saw when a journey failed. */
export const pictures = resolve(import.meta.dirname, '../../.cache/e2e')

/** Characters of a page, or of a frame in it, in a failure's reason. */
const READ_OFF = 600

export interface Phones {
  stack(): Stack
  /** In which the phones are; others may open windows of their own in it. */
  browser(): Browser
  open(options: PhoneOptions): Promise<Phone>
}

/**
 * A stack and a browser for the tests of a file or group, and phones that are put away after each test. A
 * journey during which the page complained has failed, wherever it ended.
 */
export function setUpPhones(): Phones {
  let stack: Stack | undefined
  let browser: Browser | undefined
  let phones: Phone[] = []
  let begunAt = 0

  const theStack = () => {
    if (!stack) throw new Error('the stack is not started yet')
    return stack
  }

  const theBrowser = () => {
    if (!browser) throw new Error('the browser is not started yet')
    return browser
  }

  beforeAll(async () => {
    stack = await startStack()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.close()
  })
  beforeEach(() => {
    begunAt = performance.now()
  })
  afterEach(async ({ task }) => {
    tell(task.fullTestName, performance.now() - begunAt)
    const used = phones
    phones = []
    theStack().sandbox.his.faults.clear()
    if (task.result?.state === 'fail') {
      for (const phone of used) await photograph(phone, task.name)
      // Where no picture outlives the run, the report still says what stood on each page.
      const pages = theBrowser()
        .contexts()
        .flatMap((context) => context.pages())
      const nameOf = (page: Page) => {
        const { person, channel } = used.find((phone) => phone.page === page)?.options ?? {}

        return person ? `${person} in ${channel}` : 'somebody'
      }
      const seen = await Promise.all(pages.map(async (page) => `${nameOf(page)} ${await readOff(page)}`))
      for (const error of task.result.errors ?? []) error.stack = `${seen.join('\n')}\n${error.stack}`
    }
    const complaints = await Promise.all(used.map((phone) => phone.putAway()))
    expect(complaints.flat()).toEqual([])
  })

  return {
    stack: theStack,
    browser: theBrowser,
    async open(options) {
      const phone = await Phone.open(theBrowser(), theStack(), options)
      phones.push(phone)
      return phone
    },
  }
}

async function photograph(phone: Phone, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const { channel, person } = phone.options
  const file = `${channel} ${person} ${name}`.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)
  await phone.page.screenshot({ path: join(pictures, `${file}.png`), fullPage: true })
}

/** What stands on a page, and in the frames in it. */
async function readOff(page: Page): Promise<string> {
  const texts = await Promise.all(page.frames().map(textOf))

  return `saw at ${page.url()}: ${texts.join(' | in a frame: ')}`
}

async function textOf(frame: Frame): Promise<string> {
  const text = await frame
    .locator('body')
    .innerText({ timeout: 5_000 })
    .catch(() => 'nothing that answered')

  return text.replaceAll(/\s+/g, ' ').slice(0, READ_OFF)
}

/** The time a journey took, one line each, also when the reporter folds what passed. */
function tell(name: string, tookMs: number): void {
  process.stderr.write(`  ${(tookMs / 1000).toFixed(1).padStart(5)} s  ${name}\n`)
}
