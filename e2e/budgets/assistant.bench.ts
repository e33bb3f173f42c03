import { cpus } from 'node:os'
import { percentile, printTable } from '../../bff/test/tally.ts'
import { launchBrowser } from '../phone/browser.ts'
import { arrive } from '../phone/pages/arrive.ts'
import { Phone, type PhoneOptions } from '../phone/phone.ts'
import { escaped } from '../phone/words.ts'
import { runStack } from '../run-stack.ts'

/**
 * From the model's first word to the first words on the person's page, and from the press of “send”; in the browser how
 * long the page was busy at a stretch while a long answer came. The phone's processor is taken to be `SLOWDOWN` times
 * slower than this machine; a word of the model comes every `WORD_MS`.
 */
const RUNS = Number(process.env.BENCH_RUNS ?? 15)
const SLOWDOWN = Number(process.env.BENCH_SLOWDOWN ?? 4)
const WORD_MS = 60
const LONG = '好的,我明白了。这个情况要慢慢说清楚,先看哪里不舒服,再看有多久了。'.repeat(8)

const stack = await runStack()
const browser = await launchBrowser()
const { model } = stack.sandbox
Object.assign(model.settings, { tokenDelayMs: WORD_MS })

try {
  const rows: [string, string][] = [['machine', `${cpus().length} cores, a phone ${SLOWDOWN} times slower`]]
  const channels: PhoneOptions[] = [
    { channel: 'wechat', person: 'wang-xiuying' },
    { channel: 'alipay', person: 'li-ming' },
  ]
  for (const options of channels) {
    const { firstWord, press, longest } = await measure(options)
    const figures = (times: number[]) =>
      `p50 ${percentile(times, 0.5)} ms, p95 ${percentile(times, 0.95)} ms, max ${Math.max(...times)} ms`
    rows.push([`${options.channel}: first word of the model to the page`, figures(firstWord)])
    rows.push([`${options.channel}: pressed to the page`, figures(press)])
    if (longest !== undefined)
      rows.push([`${options.channel}: longest task in a long answer`, `${longest} ms`])
  }
  printTable(rows)
} finally {
  await browser.close()
  await stack.close()
}

async function measure(options: PhoneOptions) {
  const phone = await Phone.open(browser, stack, options)
  const { page, words } = phone
  await arrive(phone)
  await phone.press(new RegExp(`^${escaped(words('home:do.assistant'))}`))
  const slow = await page.context().newCDPSession(page)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  const firstWord: number[] = []
  const press: number[] = []
  const answers = page.getByText(/^好的/)
  for (let run = 0; run < RUNS; run++) {
    await phone.fill(words('assistant:label'), '咳嗽有痰')
    // Only once the earlier answer is whole: its words would be taken for the next one's.
    await page.getByText(words('assistant:writing')).waitFor({ state: 'detached' })
    const before = await answers.count()
    const pressedAt = Date.now()
    await phone.press(words('assistant:send'))
    await answers.nth(before).waitFor()
    const shownAt = Date.now()
    press.push(shownAt - pressedAt)
    firstWord.push(shownAt - (model.spoke.at ?? pressedAt))
    await page.getByText(words('assistant:stop')).waitFor({ state: 'detached' })
  }
  const longest = options.channel === 'alipay' ? undefined : await longestTask(phone)
  await phone.putAway()

  return { firstWord: sorted(firstWord), press: sorted(press), longest }
}

/** Of the browser's own count, in ms; below 50 ms it tells none. */
async function longestTask(phone: Phone): Promise<number> {
  const { page, words } = phone
  Object.assign(model.settings, { says: LONG })
  await phone.fill(words('assistant:label'), '咳嗽有痰')
  await page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration))
    }).observe({ type: 'longtask' })
  })
  await phone.press(words('assistant:send'))
  await page.getByText(words('assistant:stop')).waitFor()
  await page.getByText(words('assistant:stop')).waitFor({ state: 'detached' })

  return page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks))
}

function sorted(times: number[]): number[] {
  return times.toSorted((a, b) => a - b)
}
