import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { silenceHospital, waitForReview } from '../console/silent-hospital.ts'
import { StaffWindow } from '../console/staff-window.ts'
import { deskOf } from '../hospital-desk.ts'
import { launchBrowser } from '../phone/browser.ts'
import { Inbox } from '../phone/inbox.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { payAtCashier } from '../phone/pages/cashier.ts'
import type { Phone, PhoneOptions } from '../phone/phone.ts'
import { pictures, setUpPhones } from '../phone/set-up-phones.ts'
import { accessibility } from '../walks/checks/accessibility.ts'

const phones = setUpPhones()
let browser: Awaited<ReturnType<typeof launchBrowser>>
let inbox: Inbox
let administrator: StaffWindow
let cashier: StaffWindow
let head: StaffWindow
/** With which the auditor sets up an authenticator. */
let ofAuditor: string
const windows: StaffWindow[] = []

async function open(phone: string, language?: 'en-US'): Promise<StaffWindow> {
  const window = await StaffWindow.open(browser, {
    stack: phones.stack(),
    inbox,
    phone,
    ...(language && { language }),
  })
  windows.push(window)

  return window
}

/** What axe finds on the page as it stands, in both languages. */
async function axeInBothLanguages(window: StaffWindow): Promise<string[]> {
  const found = await accessibility(window.page)
  await window.switchLanguage()
  const other = await accessibility(window.page)
  await window.switchLanguage()

  return [...found, ...other]
}

/** The code that is shown once, for the person to set up an authenticator with. */
async function invite(name: string, phone: string, role: 'cashier' | 'finance' | 'audit'): Promise<string> {
  const { page } = administrator
  await administrator.button('people.invite').click()
  await administrator.field('people.name').fill(name)
  await administrator.field('people.phone').fill(phone)
  await page.getByRole('radio', { name: administrator.says(`role.${role}`) }).check()
  await administrator.button('people.send').click()
  await administrator.sees(administrator.says('people.toEnrol', { name }))

  return (await page.locator('code').innerText()).trim()
}

beforeAll(async () => {
  browser = await launchBrowser()
  inbox = new Inbox(phones.stack().sandbox.sms.messages)
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const window of windows)
    await window.page.screenshot({ path: join(pictures, `console ${window.phone}.png`), fullPage: true })
})
afterAll(async () => {
  for (const window of windows) expect(window.complaints).toEqual([])
  inbox.close()
  await browser.close()
})

test('the first administrator is made by the token of the start, and invites a cashier and a head of finance', async () => {
  administrator = await open('13700000001')
  await administrator.heading('signIn.firstTitle').waitFor()
  expect(await axeInBothLanguages(administrator)).toEqual([])
  await administrator.field('signIn.token').fill(phones.stack().console.firstToken)
  await administrator.field('signIn.name').fill('钱建国')
  await administrator.field('signIn.phone').fill(administrator.phone)
  await administrator.button('signIn.create').click()
  await administrator.heading('signIn.title').waitFor()
  expect(await axeInBothLanguages(administrator)).toEqual([])
  await administrator.signInFirstTime()
  await administrator.to('people')
  const ofCashier = await invite('孙收费', '13700000002', 'cashier')
  const ofHead = await invite('吴财务', '13700000003', 'finance')
  ofAuditor = await invite('郑审计', '13700000004', 'audit')
  expect(await axeInBothLanguages(administrator)).toEqual([])
  await administrator.button('people.invite').click()
  expect(await accessibility(administrator.page)).toEqual([])

  cashier = await open('13700000002')
  await cashier.proveNumber()
  await cashier.heading('signIn.enrolmentCodeTitle').waitFor()
  expect(await axeInBothLanguages(cashier)).toEqual([])
  await cashier.enrol(ofCashier)
  head = await open('13700000003', 'en-US')
  await head.signInFirstTime(ofHead)
  await head.sees(head.says('reviews.empty'))
})

/** Pays a bill while the hospital says neither yes nor no, and is told that staff see to it. */
async function payIntoSilence(payer: PhoneOptions, hasTaken: boolean): Promise<Phone> {
  const phone = await phones.open(payer)
  const { words } = phone
  await arriveWithFile(phone)
  await phone.press(words('home:do.pay'))
  await phone.press(words.like('payments:bills.pay_other'))
  silenceHospital(phones.stack(), { hasTaken })
  await payAtCashier(phone)
  await phone.sees(words('payments:payment.state.confirming.title'))
  await waitForReview(phones.stack())
  await phone.sees(words('payments:payment.state.in_review.title'))

  return phone
}

/** From the work-list to the payment, by keyboard alone. */
async function openFirst(window: StaffWindow): Promise<void> {
  const link = window.page.getByRole('link', { name: /^PY/ }).first()
  await window.tabAndPress(link)
  await window.sees(window.says('review.waits'))
}

async function propose(decision: 'settled' | 'returned'): Promise<void> {
  const { page } = cashier
  await cashier.tabAndPress(cashier.button(`decision.${decision}`))
  const dialog = page.getByRole('dialog')
  await cashier.tabAndPress(dialog.getByRole('checkbox'), 'Space')
  await cashier.tabTo(dialog.getByRole('textbox'))
  await page.keyboard.type('电话问过收费处')
  await cashier.tabAndPress(dialog.getByRole('button', { name: cashier.says('reasonDialog.submit') }))
  await cashier.sees(cashier.says('review.own'))
}

async function confirm(decision: 'settled' | 'returned'): Promise<void> {
  await openFirst(head)
  await head.tabAndPress(head.button('review.confirm'))
  const dialog = head.page.getByRole('dialog')
  await dialog
    .getByText(head.says('review.confirmTitle', { decision: head.says(`decision.${decision}`) }))
    .waitFor()
  expect(await accessibility(head.page)).toEqual([])
  await head.tabAndPress(dialog.getByRole('checkbox'), 'Space')
  await head.tabTo(dialog.getByRole('textbox'))
  await head.page.keyboard.type('Checked the books')
  await head.tabAndPress(dialog.getByRole('button', { name: head.says('reasonDialog.submit') }))
}

test('a payment that the hospital has taken without saying so is paid, by a cashier’s word and the head’s', async () => {
  const phone = await payIntoSilence({ channel: 'wechat', person: 'li-ming' }, true)
  const { words, person } = phone
  await openFirst(cashier)
  expect(await axeInBothLanguages(cashier)).toEqual([])
  await propose('settled')
  await phone.sees(words('payments:payment.state.in_review.title'))
  await confirm('settled')
  await head.sees(head.says('review.over', { state: head.says('paymentState.paid') }))
  await phone.sees(words('payments:payment.state.paid.title'))
  const { sandbox } = phones.stack()
  sandbox.his.faults.clear()
  expect(
    deskOf(phones.stack())
      .billsOf(person)
      .some(({ status, orderNo }) => status === 'PAID' && orderNo),
  ).toBe(true)
})

test('a payment that the hospital does not have comes back to the patient, by the same two people', async () => {
  await cashier.to('reviews')
  await head.to('reviews')
  const phone = await payIntoSilence({ channel: 'suishenban', person: 'chen-jing' }, false)
  const { words, person } = phone
  const desk = deskOf(phones.stack())
  const owed = desk.billsOf(person).filter(({ status }) => status === 'OPEN').length
  await openFirst(cashier)
  await propose('returned')
  await confirm('returned')
  await phone.sees(words('payments:payment.state.refunded.title'))
  expect(desk.billsOf(person).filter(({ status }) => status === 'OPEN')).toHaveLength(owed)
  await head.sees(head.says('review.over', { state: head.says('paymentState.refunded') }))
  await head.sees('Tongzhen Central Hospital')
  await head.switchLanguage()
  await head.sees('通诊中心医院')
  await head.switchLanguage()
  expect(await axeInBothLanguages(head)).toEqual([])
  await head.to('reviews')
  await head.sees(head.says('reviews.empty'))
  expect(await axeInBothLanguages(head)).toEqual([])
})

test('the action record tells the auditor who proposed and who confirmed', async () => {
  const auditor = await open('13700000004')
  await auditor.signInFirstTime(ofAuditor)
  await auditor.heading('audit.title').waitFor()
  for (const action of ['decision_proposed', 'decision_confirmed'])
    await auditor.sees(auditor.says(`action.${action}`))
  await auditor.sees('电话问过收费处')
  expect(await axeInBothLanguages(auditor)).toEqual([])
})
