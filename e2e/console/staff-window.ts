import type { Language } from '@tongzhen/contract/headers'
import type { StaffRole } from '@tongzhen/contract/staff-roles'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { totpCode, totpStep } from '../../bff/src/modules/staff/totp.ts'
import { zhCN } from '../../console/src/locales/chinese.ts'
import { enUS } from '../../console/src/locales/english.ts'
import type { Inbox } from '../phone/inbox.ts'
import type { Stack } from '../run-stack.ts'

const texts = { 'zh-CN': zhCN, 'en-US': enUS }

export interface WindowOptions {
  stack: Stack
  /** Text messages as they come in. */
  inbox: Inbox
  /** Where the person's codes arrive. */
  phone: string
  language?: Language
}

/** The browser of somebody of the staff, with the console open in it. */
export class StaffWindow {
  language: Language
  readonly page: Page
  readonly phone: string
  /** What the page complained about; a journey ends with none. */
  readonly complaints: string[] = []
  readonly #context: BrowserContext
  readonly #inbox: Inbox

  private constructor(
    page: Page,
    context: BrowserContext,
    { inbox, phone, language = 'zh-CN' }: WindowOptions,
  ) {
    this.page = page
    this.#context = context
    this.#inbox = inbox
    this.phone = phone
    this.language = language
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text())
    })
  }

  static async open(browser: Browser, options: WindowOptions): Promise<StaffWindow> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      timezoneId: 'Asia/Shanghai',
    })
    const page = await context.newPage()
    const window = new StaffWindow(page, context, options)
    await page.goto(options.stack.console.origin)
    if (window.language === 'en-US') {
      window.language = 'zh-CN'
      await window.switchLanguage()
    }

    return window
  }

  /** What the console says, in its language: `says('review.confirm')`. */
  says(key: string, values: Record<string, string> = {}): string {
    const found = key
      .split('.')
      .reduce<unknown>(
        (part, name) => (part as Record<string, unknown> | undefined)?.[name],
        texts[this.language],
      )
    if (typeof found !== 'string') throw new Error(`no text ${key}`)

    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.says(key), exact: true })
  }

  field(key: string): Locator {
    return this.page.getByRole('textbox', { name: this.says(key) })
  }

  heading(key: string): Locator {
    return this.page.getByRole('heading', { name: this.says(key) }).first()
  }

  async sees(text: string): Promise<void> {
    await this.page.getByText(text).first().waitFor()
  }

  async to(
    entry:
      | 'reviews'
      | 'refunds'
      | 'cancellations'
      | 'reconciliation'
      | 'statistics'
      | 'clinics'
      | 'namedDoctors'
      | 'arrivals'
      | 'settings'
      | 'refundRules'
      | 'prepaidRules'
      | 'content'
      | 'knowledge'
      | 'desk'
      | 'inspections'
      | 'directory'
      | 'people'
      | 'audit',
  ): Promise<void> {
    await this.page.getByRole('link', { name: this.says(`nav.${entry}`), exact: true }).click()
    await this.heading(`${entry}.title`).waitFor()
  }

  async switchLanguage(): Promise<void> {
    await this.button('language').click()
    this.language = this.language === 'zh-CN' ? 'en-US' : 'zh-CN'
    await this.button('language').waitFor()
  }

  /** The code by SMS, the one that the inviter told, then the authenticator, which is set up on the way. */
  async signInFirstTime(enrolmentCode?: string): Promise<void> {
    await this.proveNumber()
    await this.enrol(enrolmentCode)
  }

  /** Whoever has the token of the start; then the sign-in is there. */
  async becomeAdministrator({ token, name }: { token: string; name: string }): Promise<void> {
    await this.heading('signIn.firstTitle').waitFor()
    await this.field('signIn.token').fill(token)
    await this.field('signIn.name').fill(name)
    await this.field('signIn.phone').fill(this.phone)
    await this.button('signIn.create').click()
    await this.heading('signIn.title').waitFor()
  }

  /** Of the administrator, on the page of people: the code that is shown once, with which the person enrols. */
  async invite({ name, phone, role }: { name: string; phone: string; role: StaffRole }): Promise<string> {
    await this.button('people.invite').click()
    await this.field('people.name').fill(name)
    await this.field('people.phone').fill(phone)
    await this.page.getByRole('radio', { name: this.says(`role.${role}`) }).check()
    await this.button('people.send').click()
    await this.sees(this.says('people.toEnrol', { name }))

    return (await this.page.locator('code').innerText()).trim()
  }

  async proveNumber(): Promise<void> {
    await this.field('signIn.phone').fill(this.phone)
    await this.button('signIn.send').click()
    await this.field('signIn.code').fill(await this.#inbox.nextCode(this.phone))
    await this.button('signIn.next').click()
  }

  /** From the code that the inviter told; the first administrator needs none. */
  async enrol(enrolmentCode?: string): Promise<void> {
    if (enrolmentCode !== undefined) {
      await this.heading('signIn.enrolmentCodeTitle').waitFor()
      await this.field('signIn.enrolmentCode').fill(enrolmentCode)
      await this.button('signIn.next').click()
    }
    await this.heading('signIn.enrolTitle').waitFor()
    const secret = (await this.page.locator('code').innerText()).trim()
    await this.field('signIn.totp').fill(totpCode(secret, totpStep(new Date())))
    await this.button('signIn.finish').click()
    await this.button('signOut').waitFor()
  }

  /** Goes on by the Tab key until it is there, as somebody without a mouse does. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor()
    for (let presses = 0; presses < 80; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not lead to ${target}`)
  }

  /** The same, and presses it. */
  async tabAndPress(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabTo(target)
    await this.page.keyboard.press(key)
  }

  close(): Promise<void> {
    return this.#context.close()
  }
}
