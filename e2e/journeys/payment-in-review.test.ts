import { expect, test } from 'vitest'
import { axeInBothLanguages, setUpStaff } from '../console/set-up-staff.ts'
import { silenceHospital, waitForReview } from '../console/silent-hospital.ts'
import type { StaffWindow } from '../console/staff-window.ts'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { payAtCashier } from '../phone/pages/cashier.ts'
import type { Phone, PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { accessibility } from '../walks/checks/accessibility.ts'

const phones = setUpPhones()
const staff = setUpStaff(phones)
let administrator: StaffWindow
let cashier: StaffWindow
let head: StaffWindow
/** With which the auditor sets up an authenticator. */
let ofAuditor: string

test('the first administrator is made by the token of the start, and invites a cashier and a head of finance', async () => {
  administrator = await staff.open('13700000001')
  await administrator.heading('signIn.firstTitle').waitFor()
  expect(await axeInBothLanguages(administrator)).toEqual([])
  await administrator.becomeAdministrator({ token: phones.stack().console.firstToken, name: '钱建国' })
  expect(await axeInBothLanguages(administrator)).toEqual([])
  await administrator.signInFirstTime()
  await administrator.to('people')
  const ofCashier = await administrator.invite({ name: '孙收费', phone: '13700000002', role: 'cashier' })
  const ofHead = await administrator.invite({ name: '吴财务', phone: '13700000003', role: 'finance' })
  ofAuditor = await administrator.invite({ name: '郑审计', phone: '13700000004', role: 'audit' })
  expect(await axeInBothLanguages(administrator)).toEqual([])
  await administrator.button('people.invite').click()
  expect(await accessibility(administrator.page)).toEqual([])

  cashier = await staff.open('13700000002')
  await cashier.proveNumber()
  await cashier.heading('signIn.enrolmentCodeTitle').waitFor()
  expect(await axeInBothLanguages(cashier)).toEqual([])
  await cashier.enrol(ofCashier)
  head = await staff.open('13700000003', 'en-US')
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
  await phone.seesState(words('payments:payment.state.confirming.title'))
  await waitForReview(phones.stack())
  await phone.seesState(words('payments:payment.state.in_review.title'))

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
  await phone.seesState(words('payments:payment.state.in_review.title'))
  await confirm('settled')
  await head.sees(head.says('review.over', { state: head.says('paymentState.paid') }))
  await phone.seesState(words('payments:payment.state.paid.title'))
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
  await phone.seesState(words('payments:payment.state.refunded.title'))
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
  const auditor = await staff.open('13700000004')
  await auditor.signInFirstTime(ofAuditor)
  await auditor.heading('audit.title').waitFor()
  for (const action of ['decision_proposed', 'decision_confirmed'])
    await auditor.sees(auditor.says(`action.${action}`))
  await auditor.sees('电话问过收费处')
  expect(await axeInBothLanguages(auditor)).toEqual([])
})
