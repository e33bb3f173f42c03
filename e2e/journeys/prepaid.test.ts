import { expect, test } from 'vitest'
import { axeInBothLanguages, setUpStaff } from '../console/set-up-staff.ts'
import type { StaffWindow } from '../console/staff-window.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import type { Phone } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()
const staff = setUpStaff(phones)

/** A limit of one transfer, saved without a mouse. */
async function limitTransfers(operations: StaffWindow): Promise<void> {
  const { page } = operations
  await operations.to('prepaidRules')
  expect(await axeInBothLanguages(operations)).toEqual([])
  const way = operations.says('prepaidWay.alipay_balance')
  const most = page.getByRole('spinbutton', { name: operations.says('prepaidRules.mostFen', { way }) })
  await operations.tabTo(most)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText('30')
  await operations.tabAndPress(operations.button('settings.save'))
  const dialog = page.getByRole('dialog')
  await operations.tabTo(dialog.getByRole('textbox'))
  await page.keyboard.insertText('支付宝额度')
  await operations.tabAndPress(dialog.getByRole('button', { name: operations.says('reasonDialog.submit') }))
  await operations.sees(operations.says('prepaidRules.saved'))
}

/** From the home page to an application that finance has agreed to. */
async function applyAndAgree(
  phone: Phone,
  { way, amount, account, phoneOfFinance }: Record<'way' | 'amount' | 'account' | 'phoneOfFinance', string>,
): Promise<void> {
  const { words, page } = phone
  const finance = await staff.invite({ name: '吴财务', phone: phoneOfFinance, role: 'finance' })
  await arriveWithFile(phone)
  await phone.press(words('home:do.pay'))
  await phone.press(words.like('payments:bills.prepaid'))
  await phone.press(words('prepaid:apply'))
  await page.getByRole('radio', { name: way }).last().click()
  await phone.fill(words('prepaid:form.amount'), amount)
  if (account) await phone.fill(words('prepaid:form.account'), account)
  await phone.press(words.like('prepaid:form.submit'))
  await phone.sees(words('prepaid:state.with_finance.title'))

  await finance.to('refunds')
  await finance.tabAndPress(finance.page.getByRole('link', { name: /^¥/ }).first())
  await finance.tabAndPress(finance.button('refund.agree'))
  await finance.page
    .getByRole('cell', { name: finance.says('refundCause.agreed') })
    .first()
    .waitFor()
}

test('the balance of a card goes to WeChat change, where its owner takes it', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'li-ming' })
  const { words } = phone
  await applyAndAgree(phone, {
    ...{ way: words('prepaid:ways.wechat_change'), amount: '50', account: '' },
    phoneOfFinance: '13700000051',
  })
  await phone.sees(words('prepaid:state.to_take.title'))
  await phone.press(words('prepaid:track.take'))
  await phone.page.getByRole('button', { name: /确认收款到零钱|Take it/ }).click()
  await phone.sees(words('prepaid:state.arrived.title'))
  const [transfer] = phones.stack().sandbox.wechatPay.transfers.list()
  expect(transfer).toMatchObject({ state: 'SUCCESS', order: { amountFen: 5_000 } })
})

test('the balance of a card goes to an Alipay account in the patient’s own name', async () => {
  const phone = await phones.open({ channel: 'alipay', person: 'chen-jing' })
  const { words, person } = phone
  await limitTransfers(await staff.invite({ name: '何运营', phone: '13700000053', role: 'operations' }))
  await applyAndAgree(phone, {
    ...{ way: words('prepaid:ways.alipay_balance'), amount: '20.50', account: person.phone },
    phoneOfFinance: '13700000052',
  })
  await phone.sees(words('prepaid:state.arrived.title'))
  const [transfer] = phones.stack().sandbox.alipay.transfers.list()
  expect(transfer?.order.amountFen).toBe(2_050)
})
