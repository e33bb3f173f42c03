import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import type {} from '../../sandbox/src/hosts/alipay/runtime/test-api.ts'
import { type DemoPerson, findPerson } from '../../sandbox/src/people.ts'
import type { Stack } from '../run-stack.ts'
import { Inbox } from './inbox.ts'
import { userAgents } from './user-agents.ts'
import { escaped, type Words, words } from './words.ts'

export const hostChannels = ['wechat', 'suishenban', 'alipay'] as const
export type HostChannel = (typeof hostChannels)[number]

export interface PhoneOptions {
  channel: HostChannel | 'web'
  /** Id of a demo person (sandbox/src/people.ts): whose phone this is. */
  person: string
  language?: Language
  mode?: DisplayMode
  width?: number
  height?: number
}

type Name = string | RegExp

/** For one press, in all its tries. */
const PATIENCE_MS = 30_000
const TRIES = 5

/** A person's phone with the app open in it. Same for every channel: nothing below knows the host. */
export class Phone {
  readonly page: Page
  readonly person: DemoPerson
  readonly options: Required<PhoneOptions>
  /** What the app says in the language it is in. */
  words: Words
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

  /** Leaves the app, and opens it again where the host offers it. */
  async reopen(): Promise<void> {
    await this.page.goto('about:blank')
    await this.page.goto(this.address())
  }

  /** Leaves the app, and comes in by the hospital's link to its international portal, in the same host. */
  async openInternationalPortal(): Promise<void> {
    this.options.language = 'en-US'
    this.words = words('en-US')
    await this.reopen()
  }

  /** Waits until the browser keeps the app itself, where it is one that must. */
  async keepsTheApp(): Promise<void> {
    if (this.options.channel === 'alipay') return
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
  }

  /** Opens the app anew without a network: a browser has it of its own, of a mini-program the host has the package. */
  async reopenOffline(): Promise<void> {
    if (this.options.channel !== 'alipay') return this.reopen()
    await this.#context.setOffline(false)
    await this.page.goto('about:blank')
    await this.page.goto(`${this.address()}&network=none`)
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

  /** The host's name as the app says it. */
  get hostName(): string {
    const { channel } = this.options

    return this.words(`account:host.${channel === 'web' ? 'phone' : channel}`)
  }

  button(name: Name): Locator {
    return seen(this.page.getByRole('button', { name }))
  }

  link(name: Name): Locator {
    return seen(this.page.getByRole('link', { name }))
  }

  field(name: Name): Locator {
    return seen(this.page.getByRole('textbox', { name }).or(this.page.getByRole('searchbox', { name })))
  }

  heading(name: Name): Locator {
    return seen(this.page.getByRole('heading', { name }))
  }

  /** Several choices, of which one holds. */
  group(name: string): Locator {
    return seen(this.page.getByRole('radiogroup', { name }))
  }

  /** A choice or question over the page. */
  dialog(): Locator {
    return seen(this.page.getByRole('dialog'))
  }

  text(text: Name): Locator {
    return seen(this.page.getByText(text)).first()
  }

  /** Waits until a text stands on the page. */
  async sees(text: Name): Promise<void> {
    await this.text(text).waitFor()
  }

  /** Waits until the head of the page says so: a step or a time further down may be called alike (“You paid”). */
  async seesState(title: string): Promise<void> {
    await seen(this.page.getByRole('status')).getByText(title, { exact: true }).first().waitFor()
  }

  /** Presses what is called so: a button, or a link, whose name may go on with a hint. */
  async press(name: Name): Promise<void> {
    const button = typeof name === 'string' ? new RegExp(`^${escaped(name)}$`) : name
    const link = typeof name === 'string' ? new RegExp(`^${escaped(name)}`) : name
    const target = this.button(button).or(this.link(link)).first()
    // What was found may lie on the page that is just being left: then it is looked for anew.
    for (let tries = 1; ; tries++) {
      try {
        return await target.click({ timeout: PATIENCE_MS / TRIES })
      } catch (error) {
        const isPressed = error instanceof Error && error.message.includes('performing click')
        if (tries === TRIES || isPressed) throw error
      }
    }
  }

  /** Presses again what was not done: not what only could not be brought up to date. */
  async retry(): Promise<void> {
    const alert = seen(this.page.getByRole('alert'))
    await alert.getByRole('button', { name: this.words('common:action.retry') }).click()
  }

  /** One of the three main pages. */
  async toTab(tab: 'home' | 'visits' | 'me'): Promise<void> {
    const tabs = seen(this.page.getByRole('navigation', { name: this.words('common:tab.label') }))
    await tabs.getByRole('link', { name: this.words(`common:tab.${tab}`), exact: true }).click()
  }

  /** Presses a button of the question that stands over the page. */
  async answer(name: Name): Promise<void> {
    await this.dialog().getByRole('button', { name }).click()
  }

  /** Fills a field as a keyboard does. */
  async fill(name: Name, value: string): Promise<void> {
    await this.field(name).first().fill(value)
  }

  /** Ticks a statement one agrees to. */
  async tick(statement: string): Promise<void> {
    await seen(this.page.getByRole('checkbox', { name: statement })).click()
  }

  /** Chooses one of several, which stand in the open or in a list that the field opens. */
  async choose(field: string, choice: Name): Promise<void> {
    const open = this.group(field)
    const closed = this.button(new RegExp(`^${escaped(field)}`))
    await open.or(closed).first().waitFor()
    if (await open.isVisible()) {
      await open.getByRole('radio', { name: choice, exact: true }).click()
      return
    }
    await closed.first().click()
    await this.dialog().getByRole('radio', { name: choice, exact: true }).click()
    await this.dialog().waitFor({ state: 'hidden' })
  }

  /** Goes back as the host offers it: by its title bar, or by the phone's own gesture in a web view. */
  async back(): Promise<void> {
    const route = await this.page.evaluate(() => {
      window.__host?.back()

      return window.__host?.pages().at(-1)
    })
    if (route === undefined) await this.page.goBack()
  }

  /** The tool at the top of every page; from then on the app speaks the other language. */
  async switchLanguage(): Promise<void> {
    await this.press(this.words('common:language.switchTo'))
    this.words = words(this.words.language === 'zh-CN' ? 'en-US' : 'zh-CN')
    await this.button(this.words('common:language.switchTo')).waitFor()
  }

  /** In the lift: nothing new gets out, and the answers under way are lost. */
  async loseNetwork(): Promise<void> {
    const shell = this.#stack.sandbox.systems.find(({ name }) => name === `${this.options.channel}-shell`)
    // First of all: an answer may be due any moment.
    shell?.app.server.closeAllConnections()
    await this.page.evaluate(() => window.__host?.setNetwork('NOTREACHABLE'))
    await this.#context.setOffline(true)
    shell?.app.server.closeAllConnections()
  }

  async regainNetwork(): Promise<void> {
    await this.#context.setOffline(false)
    await this.page.evaluate(() => window.__host?.setNetwork('WIFI'))
  }

  /** In the phone's settings: the host asks again who may record. */
  async forgetMicrophone(): Promise<void> {
    await this.page.evaluate(() => sessionStorage.removeItem('sandbox-host:microphone'))
  }

  /** The code in the next text message to a number, the person's own unless said; each is read once. */
  smsCode(number: string = this.person.phone): Promise<string> {
    return this.#inbox.nextCode(number)
  }

  /** Ends the visit; answers everything that page and host complained about. */
  async putAway(): Promise<string[]> {
    const ofHost = await this.page.evaluate(() => {
      const { errors = [], forbiddenGlobals = [] } = window.__host ?? {}

      return [...errors, ...forbiddenGlobals.map(({ name, module }) => `${module} asks for ${name}`)]
    })
    this.#inbox.close()
    await this.#context.close()

    return [...this.complaints, ...ofHost]
  }
}

/** Pages below the one in sight stay in the document. */
function seen(locator: Locator): Locator {
  return locator.filter({ visible: true })
}
