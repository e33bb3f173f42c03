import { expect, test, vi } from 'vitest'
import { axeInBothLanguages, setUpStaff } from '../console/set-up-staff.ts'
import type { StaffWindow } from '../console/staff-window.ts'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { payAtCashier } from '../phone/pages/cashier.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { accessibility } from '../walks/checks/accessibility.ts'

const phones = setUpPhones()
const staff = setUpStaff(phones)
const NOTICE = '已取的药不能退。'

/** What patients read when they apply, written and saved without a mouse. */
async function writeNotice(operations: StaffWindow): Promise<void> {
  const { page } = operations
  await operations.to('refundRules')
  const automatic = page.getByRole('checkbox', { name: operations.says('refundRules.automatic') })
  await operations.tabAndPress(automatic, 'Space')
  expect(await axeInBothLanguages(operations)).toEqual([])
  await operations.tabAndPress(automatic, 'Space')
  await operations.tabTo(operations.field('refundRules.noticeIn.zh'))
  await page.keyboard.insertText(NOTICE)
  await operations.tabAndPress(operations.button('settings.save'))
  const dialog = page.getByRole('dialog')
  await operations.tabTo(dialog.getByRole('textbox'))
  await page.keyboard.insertText('开始受理')
  await operations.tabAndPress(dialog.getByRole('button', { name: operations.says('reasonDialog.submit') }))
  await operations.sees(operations.says('refundRules.saved'))
}

/** From the day's sums to the very refund, and that into a workbook; by keyboard, every report looked at. */
async function readStatistics(finance: StaffWindow): Promise<void> {
  const { page } = finance
  await finance.to('statistics')
  const refunded = page.getByRole('row').getByRole('link', { name: /^¥/ }).first()
  await refunded.waitFor()
  const chosen = (view: string) => page.getByRole('radio', { name: finance.says(`statistics.views.${view}`) })
  for (const view of ['refunds', 'finance', 'visits', 'hospital']) {
    await page.getByRole('heading', { level: 2, name: finance.says(`statistics.views.${view}`) }).waitFor()
    if (view === 'hospital') {
      // As the choice of the hospital writes it; its ages and diseases are asked of its own system.
      await page.evaluate(() => location.assign(`${location.hash}&institutionId=tz-central`))
      await finance.sees('E11.9')
    } else if (view !== 'visits') await page.locator('svg[role=img]').waitFor()
    expect(await axeInBothLanguages(finance)).toEqual([])
    await finance.tabTo(chosen(view))
    await page.keyboard.press('ArrowRight')
  }
  await finance.tabAndPress(refunded)
  await finance.heading('refunds.title').waitFor()
  await page.getByRole('row').getByRole('link', { name: /^¥/ }).first().waitFor()
  await finance.tabAndPress(finance.button('refundExports.ask'))
  const link = page.getByRole('link', { name: finance.says('refundExports.download', { done: '1' }) })
  await link.waitFor()
  expect(await axeInBothLanguages(finance)).toEqual([])
  await page.reload()
  await link.waitFor()
  const downloading = page.waitForEvent('download')
  await finance.tabAndPress(link)
  expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/)
}

test('a part of a paid bill is asked back in WeChat, agreed to by doctor and finance, and back with an invoice of the rest, and in the statistics', async () => {
  const doctor = await staff.invite({ name: '周医生', phone: '13700000032', role: 'doctor' })
  const finance = await staff.invite({ name: '吴财务', phone: '13700000033', role: 'finance' })
  await writeNotice(await staff.invite({ name: '何运营', phone: '13700000034', role: 'operations' }))
  const phone = await phones.open({ channel: 'wechat', person: 'xu-wenbin' })
  const { words, person } = phone
  const { sandbox } = phones.stack()
  const desk = deskOf(phones.stack())
  const returnedItems = () => desk.billsOf(person).flatMap(({ refundedItemNos = [] }) => refundedItemNos)
  await arriveWithFile(phone)
  await phone.press(words('home:do.pay'))
  await phone.press(words.like('payments:bills.pay_other'))
  await payAtCashier(phone)
  await phone.sees(words('payments:payment.state.paid.title'))

  await phone.press(words('payments:payment.refund'))
  await phone.sees(NOTICE)
  await phone.page.getByRole('checkbox').filter({ visible: true }).first().click()
  await phone.press(words.like('refunds:apply.submit'))
  await phone.sees(words('refunds:state.with_doctor.title'))

  for (const window of [doctor, finance]) {
    await window.to('refunds')
    expect(await accessibility(window.page)).toEqual([])
    await window.tabAndPress(window.page.getByRole('link', { name: /^¥/ }).first())
    await window.button('refund.agree').waitFor()
    expect(await accessibility(window.page)).toEqual([])
    await window.tabTo(window.field('refund.remark'))
    await window.page.keyboard.type('已核对')
    await window.tabAndPress(window.button('refund.agree'))
    await window.page
      .getByRole('cell', { name: window.says('refundCause.agreed') })
      .first()
      .waitFor()
  }

  await finance.to('cancellations')
  await finance.sees(finance.says('cancellations.empty'))
  expect(await axeInBothLanguages(finance)).toEqual([])

  await phone.sees(words('refunds:state.returned.title'))
  expect(returnedItems()).toHaveLength(1)
  const [back] = sandbox.wechatPay.refunds.list()
  expect(back?.status).toBe('SUCCESS')
  const invoices = () => sandbox.invoices.book.list().filter(({ request }) => request.payer === person.name)
  await vi.waitUntil(() => invoices().some(({ takesBack }) => takesBack !== undefined), { timeout: 60_000 })
  await phone.press(words('refunds:track.toPayment'))
  await phone.sees(words('payments:payment.state.paidPart.title'))
  await readStatistics(finance)
})
