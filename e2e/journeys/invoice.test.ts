import { expect, test } from 'vitest'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { payAtCashier } from '../phone/pages/cashier.ts'
import { lookAtFile, openMessage } from '../phone/pages/invoices.ts'
import type { Phone, PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'

const phones = setUpPhones()

const payers: PhoneOptions[] = [
  { channel: 'wechat', person: 'chen-jing', language: 'en-US', mode: 'standard' },
  { channel: 'suishenban', person: 'xu-wenbin', language: 'zh-CN', mode: 'standard' },
  { channel: 'alipay', person: 'li-ming', language: 'zh-CN', mode: 'elder' },
]

test.each(payers)(
  '$person has paid, is told of the invoice, opens it and finds it again (in $channel)',
  async (payer) => {
    const phone = await phones.open(payer)
    const { words, person } = phone
    const { book } = phones.stack().sandbox.invoices
    const issued = () => book.list().find(({ request }) => request.payer === person.name)
    await arriveWithFile(phone)
    expect(issued()).toBeUndefined()
    await phone.press(words('home:do.pay'))
    await phone.press(words.like('payments:bills.pay_other'))
    const letGo = await keepBackInvoice(phone)
    await payAtCashier(phone)
    await phone.seesState(words('payments:payment.state.paid.title'))
    letGo()
    await phone.link(words.like('payments:invoice.title')).waitFor()

    await phone.reopen()
    await openMessage(phone, words('messages:kind.invoice_issued.title'))
    await phone.sees(words('payments:invoice.state.issued.text'))
    await phone.sees(issued()?.billNo ?? 'no number')
    await phone.sees(issued()?.random ?? 'no check code')
    await lookAtFile(phone, 'payments:invoice.open')
    await phone.sees(words('payments:invoice.state.issued.text'))

    await phone.reopen()
    await phone.toTab('me')
    await phone.press(words('me:invoices'))
    await phone.link(words.like('payments:invoice.numbered', { number: issued()?.billNo ?? '' })).click()
    await phone.press(words('payments:invoice.toPayment'))
    await phone.seesState(words('payments:payment.state.paid.title'))
  },
)

/** The hospital takes its time, and what is told of the invoice meanwhile (“none yet”) comes late. */
async function keepBackInvoice(phone: Phone): Promise<() => void> {
  const { faults } = phones.stack().sandbox.his
  faults.add({ kind: 'slow', delayMs: 2000, probability: 1, count: 1, path: '/settlement/settle' })
  let letGo: (() => void) | undefined
  const isPaid = new Promise<void>((done) => {
    letGo = done
  })
  await phone.page.route(
    /\/api\/payments\/[^/]+\/invoice$/,
    async (route) => {
      const response = await route.fetch()
      await isPaid
      await route.fulfill({ response })
    },
    { times: 1 },
  )

  return () => letGo?.()
}
