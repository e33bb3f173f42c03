import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type DemoPerson, findPerson } from '../../sandbox/src/people.ts'
import type { Stack } from '../stack.ts'
import { Inbox } from './inbox.ts'
import { type Words, words } from './words.ts'

export const hostChannels = ['wechat', 'suishenban', 'alipay'] as const
export type HostChannel = (typeof hostChannels)[number]

const userAgents: Record<HostChannel | 'web', string> = {
  wechat:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50(0x18003233) NetType/WIFI Language/zh_CN',
  suishenban:
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36 eshiminapp/7.9.0',
  alipay:
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36',
  web: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36',
}

export interface PhoneOptions {
  channel: HostChannel | 'web'
  /** Id of a demo person (sandbox/src/people.ts): whose phone this is. */
  person: string
  language?: Language
  mode?: DisplayMode
  width?: number
  height?: number
}

/** A person's phone with the app open in it. Same for every channel: nothing below knows the host. */
export class Phone {
  readonly page: Page
  readonly person: DemoPerson
  readonly options: Required<PhoneOptions>
  readonly words: Words
  /** What the page complained about; a journey ends with none. */
  readonly complaints: string[] = []
  readonly #stack: Stack
  readonly #context: BrowserContext
  readonly #inbox: Inbox

  private constructor(stack: Stack, context: BrowserContext, page: Page, options: Required<PhoneOptions>) {
    const person = findPerson(options.person)
    if (!person) throw new Error(`${options.person} is no demo person`)
    this.#stack = stack
    this.#context = context
    this.#inbox = new Inbox(stack.sandbox.sms.messages)
    this.page = page
    this.person = person
    this.options = options
    this.words = words(options.language)
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      const isMissingAnswer = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !isMissingAnswer) this.complaints.push(message.text())
    })
  }

  static async open(browser: Browser, stack: Stack, given: PhoneOptions): Promise<Phone> {
    const options = {
      ...{ language: 'zh-CN', mode: 'standard', width: 375, height: 812 },
      ...given,
    } as Required<PhoneOptions>
    const context = await browser.newContext({
      viewport: { width: options.width, height: options.height },
      userAgent: userAgents[options.channel],
      locale: options.language,
      timezoneId: 'Asia/Shanghai',
      hasTouch: true,
      isMobile: true,
    })
    await context.addCookies([
      { name: 'sandbox_person', value: options.person, domain: 'localhost', path: '/' },
    ])
    const phone = new Phone(stack, context, await context.newPage(), options)
    await phone.page.goto(phone.address())
    return phone
  }

  /** Where the app opens in this channel, with language and mode as the entry says. */
  address(): string {
    const { channel, language, mode, person } = this.options
    const launch = new URLSearchParams()
    if (language === 'en-US') launch.set('portal', 'international')
    if (mode === 'elder') launch.set('mode', 'elder')
    const { wechatShell, suishenbanShell, alipayShell } = this.#stack.sandbox.origins
    if (channel === 'alipay') {
      const query = new URLSearchParams({ person, query: launch.toString() })
      return `${alipayShell}/?${query}`
    }
    const origin = { wechat: wechatShell, suishenban: suishenbanShell, web: this.#stack.origin }[channel]
    return `${origin}/?${launch}`
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name }).filter({ visible: true })
  }

  link(name: string | RegExp) {
    return this.page.getByRole('link', { name }).filter({ visible: true })
  }

  field(name: string | RegExp) {
    return this.page.getByRole('textbox', { name }).filter({ visible: true })
  }

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { name }).filter({ visible: true })
  }

  /** Presses what is called so, button or link. */
  async press(name: string | RegExp): Promise<void> {
    await this.button(name).or(this.link(name)).first().click()
  }

  /** Fills a field as a keyboard does. */
  async fill(name: string | RegExp, value: string): Promise<void> {
    await this.field(name).first().fill(value)
  }

  /** Chooses in a field that opens a list. */
  async choose(field: string, choice: string): Promise<void> {
    await this.button(new RegExp(`^${escaped(field)}`))
      .first()
      .click()
    await this.page.getByRole('radio', { name: choice }).filter({ visible: true }).first().click()
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  /** The code in the next text message to a number, the person's own unless said; each is read once. */
  smsCode(number: string = this.person.phone): Promise<string> {
    return this.#inbox.nextCode(number)
  }

  async close(): Promise<void> {
    this.#inbox.close()
    await this.#context.close()
  }
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
