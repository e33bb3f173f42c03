import { expect, test } from 'vitest'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { leaveCashier, payAtCashier } from '../phone/pages/cashier.ts'
import type { PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

const payers: PhoneOptions[] = [
  { channel: 'wechat', person: 'li-ming', language: 'zh-CN', mode: 'standard' },
  { channel: 'suishenban', person: 'chen-jing', language: 'zh-CN', mode: 'elder' },
  { channel: 'alipay', person: 'xu-wenbin', language: 'en-US', mode: 'standard' },
]

test.each(payers)('$person leaves the cashier, comes back, and pays once (in $channel)', async (payer) => {
  const phone = await phones.open(payer)
  const { words, person } = phone
  const desk = deskOf(phones.stack())
  const open = () => desk.billsOf(person).filter(({ status }) => status === 'OPEN')
  await arriveWithFile(phone)
  const owed = open().length
  expect(owed).toBeGreaterThan(0)

  await phone.press(words('home:do.pay'))
  await phone.press(words.like('payments:bills.pay_other'))
  await leaveCashier(phone)
  await phone.seesState(words('payments:payment.state.to_pay.title'))
  expect(open()).toHaveLength(owed)

  await phone.press(words.like('payments:payment.pay'))
  await payAtCashier(phone)
  await phone.seesState(words('payments:payment.state.paid.title'))
  const paid = desk.billsOf(person).filter(({ orderNo }) => orderNo !== undefined)
  expect(paid.length).toBeGreaterThan(0)
  expect(new Set(paid.map(({ orderNo }) => orderNo)).size).toBe(1)
  expect(open()).toHaveLength(owed - paid.length)
})
