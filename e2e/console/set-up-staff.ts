import { join } from 'node:path'
import type { Language } from '@tongzhen/contract/headers'
import type { StaffRole } from '@tongzhen/contract/staff-roles'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { Inbox } from '../phone/inbox.ts'
import { type Phones, pictures } from '../phone/set-up-phones.ts'
import { accessibility } from '../walks/checks/accessibility.ts'
import { StaffWindow } from './staff-window.ts'

export interface Staff {
  /** The console in a browser, with nobody signed in. */
  open(phone: string, language?: Language): Promise<StaffWindow>
  /** The console with somebody signed in whom the administrator, made when first needed, has just invited. */
  invite(person: { name: string; phone: string; role: StaffRole; language?: Language }): Promise<StaffWindow>
}

const ADMINISTRATOR = { name: '钱建国', phone: '13700000011' }

/** The staff's browsers beside the patients' phones; a journey in which a console complained has failed. */
export function setUpStaff(phones: Phones): Staff {
  const windows: StaffWindow[] = []
  let inbox: Inbox
  let administrator: Promise<StaffWindow> | undefined

  beforeAll(() => {
    inbox = new Inbox(phones.stack().sandbox.sms.messages)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    for (const { page, phone } of windows)
      await page.screenshot({ path: join(pictures, `console ${phone}.png`), fullPage: true })
  })
  afterAll(() => {
    for (const { complaints } of windows) expect(complaints).toEqual([])
    inbox.close()
  })

  async function open(phone: string, language?: Language): Promise<StaffWindow> {
    const options = { stack: phones.stack(), inbox, phone, ...(language && { language }) }
    const window = await StaffWindow.open(phones.browser(), options)
    windows.push(window)

    return window
  }

  async function becomeAdministrator(): Promise<StaffWindow> {
    const window = await open(ADMINISTRATOR.phone)
    const { firstToken: token } = phones.stack().console
    await window.becomeAdministrator({ token, name: ADMINISTRATOR.name })
    await window.signInFirstTime()
    await window.to('people')

    return window
  }

  return {
    open,
    async invite({ language, ...person }) {
      administrator ??= becomeAdministrator()
      const code = await (await administrator).invite(person)
      const window = await open(person.phone, language)
      await window.signInFirstTime(code)

      return window
    },
  }
}

/** What axe finds on the page as it stands, in both languages. */
export async function axeInBothLanguages(window: StaffWindow): Promise<string[]> {
  const found = await accessibility(window.page)
  await window.switchLanguage()
  const other = await accessibility(window.page)
  await window.switchLanguage()

  return [...found, ...other]
}
