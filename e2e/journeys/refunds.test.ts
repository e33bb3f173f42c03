import type { PaymentMeans, PrepaidWay } from '@tongzhen/contract/states'
import { expect, test, vi } from 'vitest'
import { DEMO_DEPOSITS } from '../../bff/test/payments/outside-books.ts'
import { axeInBothLanguages, setUpStaff } from '../console/set-up-staff.ts'
import type { StaffWindow } from '../console/staff-window.ts'
import { expectEqualBooks } from '../equal-books.ts'
import { deskOf } from '../hospital-desk.ts'
import { arriveWithFile } from '../phone/pages/arrive.ts'
import { payAtCashier } from '../phone/pages/cashier.ts'
import type { Phone, PhoneOptions } from '../phone/phone.ts'
import { setUpPhones } from '../phone/set-up-phones.ts'
import { accessibility } from '../walks/checks/accessibility.ts'

const phones = setUpPhones()
const staff = setUpStaff(phones)
const NOTICE = '已取的药不能退。'
let doctor: StaffWindow
let finance: StaffWindow
let cashier: StaffWindow
/** What the hospital has paid out by now. */
let byHandFen = 0

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

/** A limit of one transfer to Alipay, saved without a mouse. */
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

/** From the day's sums to the very refund, and that into a workbook; by keyboard, every report looked at. */
async function readStatistics(): Promise<void> {
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

/** Opens the application of this amount from the work-list, and agrees to it; by keyboard. */
async function agree(window: StaffWindow, amount: string): Promise<void> {
  await window.to('refunds')
  await window.tabAndPress(window.page.getByRole('link', { name: amount, exact: true }))
  const button = window.button('refund.agree')
  await window.tabAndPress(button)
  await button.waitFor({ state: 'hidden' })
  await window.page
    .getByRole('cell', { name: window.says('refundCause.agreed') })
    .first()
    .waitFor()
}

/** Money of a card that is asked back: by which way, and of the way it came, what that was. */
interface Card {
  way: PrepaidWay
  means: PaymentMeans
  yuan: string
}

/** What left each merchant for people's cards and wallets, in fen. */
function sentBack({ way, means }: Card): number[] {
  const { wechatPay, alipay, unionpay } = phones.stack().sandbox
  if (way === 'alipay_balance') return alipay.transfers.list().map(({ order }) => order.amountFen)
  if (way === 'wechat_change')
    return wechatPay.transfers
      .list()
      .flatMap(({ state, order }) => (state === 'SUCCESS' ? order.amountFen : []))
  const ofDeposit = {
    wechat: () =>
      wechatPay.refunds
        .list()
        .filter(({ outTradeNo }) => DEMO_DEPOSITS.test(outTradeNo))
        .map(({ order }) => order.amount.refund),
    alipay: () =>
      alipay.trades.book
        .list()
        .filter(({ outTradeNo }) => DEMO_DEPOSITS.test(outTradeNo))
        .flatMap(({ refunds }) => refunds.map(({ amountFen }) => amountFen)),
    unionpay: () =>
      unionpay.trades
        .list()
        .filter(({ asked }) => asked.txnType === '04' && DEMO_DEPOSITS.test(asked.reqReserved ?? ''))
        .map(({ amountFen }) => amountFen),
  }

  return ofDeposit[means]()
}

/** From the balance to the money of a card on its way: applied for, and agreed to by finance. */
async function askBackFromCard(
  phone: Phone,
  { way, means, yuan }: Card,
  noticePhone?: string,
): Promise<void> {
  const { words, page, person } = phone
  const radio = (one: PrepaidWay) =>
    page.getByRole('radio', { name: words(`prepaid:ways.${one}`) }).filter({ visible: true })
  await phone.press(words('prepaid:apply'))
  await radio('alipay_balance').waitFor()
  // WeChat knows the person's wallet only where they came by WeChat.
  expect(await radio('wechat_change').count()).toBe(phone.options.channel === 'wechat' ? 1 : 0)
  await (way === 'origin'
    ? radio(way).filter({ hasText: words(`payments:means.${means}`) })
    : radio(way)
  ).click()
  await phone.fill(words('prepaid:form.amount'), yuan)
  if (way === 'alipay_balance') await phone.fill(words('prepaid:form.account'), person.phone)
  if (noticePhone) await phone.fill(words('prepaid:form.phone'), noticePhone)
  await phone.press(words.like('prepaid:form.submit'))
  await phone.seesState(words('prepaid:state.with_finance.title'))
  await agree(finance, `¥${yuan}`)
}

/** Then it is there, by the provider's own word; back to the balance. */
async function seeArrived(phone: Phone, card: Card): Promise<void> {
  const { words } = phone
  await phone.seesState(words('prepaid:state.arrived.title'))
  expect(sentBack(card)).toContain(Math.round(Number(card.yuan) * 100))
  await phone.back()
  await phone.button(words('prepaid:apply')).waitFor()
}

/** From the bills to one item of a paid one asked back; how much that is. */
async function payAndAskBack(phone: Phone): Promise<string> {
  const { words } = phone
  await phone.press(words.like('payments:bills.pay_other'))
  await payAtCashier(phone)
  await phone.seesState(words('payments:payment.state.paid.title'))
  await phone.press(words('payments:payment.refund'))
  await phone.sees(NOTICE)
  const item = phone.page.getByRole('checkbox').filter({ visible: true }).first()
  await item.click()
  const submit = phone.button(words.like('refunds:apply.submit')).filter({ hasText: /[1-9]/ })
  const [amount] = /\d+\.\d\d/.exec(await submit.innerText()) ?? []
  await submit.click()
  await phone.seesState(words('refunds:state.with_doctor.title'))

  return `¥${amount}`
}

/** What the hospital has taken out of its books, item by item. */
function returnedItems({ person }: Phone): string[] {
  return deskOf(phones.stack())
    .billsOf(person)
    .flatMap(({ refundedItemNos = [] }) => refundedItemNos)
}

test('a doctor, finance and a cashier are invited, and operations write what patients read before they apply, and limit what goes to Alipay', async () => {
  doctor = await staff.invite({ name: '周医生', phone: '13700000032', role: 'doctor' })
  finance = await staff.invite({ name: '吴财务', phone: '13700000033', role: 'finance' })
  cashier = await staff.invite({ name: '孙收费', phone: '13700000035', role: 'cashier' })
  for (const window of [doctor, finance]) {
    await window.to('refunds')
    expect(await accessibility(window.page)).toEqual([])
  }
  await finance.to('cancellations')
  await finance.sees(finance.says('cancellations.empty'))
  const operations = await staff.invite({ name: '何运营', phone: '13700000034', role: 'operations' })
  await writeNotice(operations)
  await limitTransfers(operations)
})

test('a part of a paid bill is asked back in WeChat, agreed to by doctor and finance, and back with an invoice of the rest, and in the statistics', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'xu-wenbin' })
  const { words, person } = phone
  const { sandbox } = phones.stack()
  await arriveWithFile(phone)
  await phone.press(words('home:do.pay'))
  const amount = await payAndAskBack(phone)
  for (const window of [doctor, finance]) {
    await agree(window, amount)
    expect(await accessibility(window.page)).toEqual([])
  }

  await phone.seesState(words('refunds:state.returned.title'))
  expect(returnedItems(phone)).toHaveLength(1)
  const [back] = sandbox.wechatPay.refunds.list()
  expect(back?.status).toBe('SUCCESS')
  await expectEqualBooks(phones.stack())
  const invoices = () => sandbox.invoices.book.list().filter(({ request }) => request.payer === person.name)
  await vi.waitUntil(() => invoices().some(({ takesBack }) => takesBack !== undefined), { timeout: 60_000 })
  await phone.press(words('refunds:track.toPayment'))
  await phone.seesState(words('payments:payment.state.paidPart.title'))
  await readStatistics()
})

/** By each way that there is in the channel, told to another number; and how often a part of a bill paid here went back. */
const others: {
  payer: PhoneOptions
  cards: Card[]
  noticePhone: string
  refunds: () => number
  bar: () => void
}[] = [
  {
    payer: { channel: 'alipay', person: 'chen-jing' },
    cards: [
      { way: 'alipay_balance', means: 'alipay', yuan: '20.50' },
      { way: 'origin', means: 'alipay', yuan: '12.12' },
    ],
    noticePhone: '13500000008',
    refunds: () =>
      phones
        .stack()
        .sandbox.alipay.trades.book.list()
        .filter(({ outTradeNo, refunds }) => !DEMO_DEPOSITS.test(outTradeNo) && refunds.length === 1).length,
    bar: () => Object.assign(phones.stack().sandbox.alipay.settings, { refundDays: 0 }),
  },
  {
    payer: { channel: 'suishenban', person: 'wang-xiuying', mode: 'elder' },
    cards: [
      { way: 'origin', means: 'unionpay', yuan: '30.00' },
      { way: 'alipay_balance', means: 'alipay', yuan: '13.13' },
    ],
    noticePhone: '13500000009',
    refunds: () =>
      phones
        .stack()
        .sandbox.unionpay.trades.list()
        .filter(({ asked }) => asked.txnType === '04' && !DEMO_DEPOSITS.test(asked.reqReserved ?? '')).length,
    bar: () => Object.assign(phones.stack().sandbox.unionpay.settings, { refundOutcome: '63' }),
  },
]

test.each(others)(
  'in $payer.channel the money of a card comes back by each way, a part of a paid bill as it came or by hand, and all books say so',
  async ({ payer, cards, noticePhone, refunds, bar }) => {
    const phone = await phones.open(payer)
    const { words } = phone
    await arriveWithFile(phone)
    await phone.press(words('home:do.pay'))
    // From its first word on: the home page, which is being left, speaks of it too.
    await phone.press(words('payments:bills.prepaid'))
    for (const card of cards) {
      await askBackFromCard(phone, card, noticePhone)
      await seeArrived(phone, card)
    }
    await phone.back()

    const amount = await payAndAskBack(phone)
    for (const window of [doctor, finance]) await agree(window, amount)
    await phone.seesState(words('refunds:state.returned.title'))
    expect(returnedItems(phone)).toHaveLength(1)
    expect(refunds()).toBe(1)

    bar()
    await phone.reopen()
    await phone.press(words('home:do.pay'))
    await takeByHand(phone)
    const { messages } = phones.stack().sandbox.sms
    const told = () => messages.inbox(noticePhone).filter(({ template }) => template === 'prepaid_arrived')
    await vi.waitUntil(() => told().length === cards.length, { timeout: 30_000 })
  },
)

test('the balance of a card goes to WeChat change, where its owner takes it, and finance has the receipt; and by the other ways', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'li-ming' })
  const { words } = phone
  await arriveWithFile(phone)
  await phone.press(words('home:do.pay'))
  await phone.press(words('payments:bills.prepaid'))
  const change: Card = { way: 'wechat_change', means: 'wechat', yuan: '50.00' }
  await askBackFromCard(phone, change)
  await phone.seesState(words('prepaid:state.to_take.title'))
  await phone.press(words('prepaid:track.take'))
  await phone.page.getByRole('button', { name: /确认收款到零钱|Take it/ }).click()
  await seeArrived(phone, change)

  await finance.tabAndPress(finance.button('prepaid.receipt.ask'))
  const receipt = finance.page.getByRole('link', { name: finance.says('prepaid.receipt.download') })
  await receipt.waitFor()
  expect(await axeInBothLanguages(finance)).toEqual([])
  const downloading = finance.page.waitForEvent('download')
  await finance.tabAndPress(receipt)
  expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/)

  const cards: Card[] = [
    { way: 'origin', means: 'wechat', yuan: '31.31' },
    { way: 'alipay_balance', means: 'alipay', yuan: '11.11' },
  ]
  for (const card of cards) {
    await askBackFromCard(phone, card)
    await seeArrived(phone, card)
  }
  await expectEqualBooks(phones.stack(), { byHandFen })
})

/** The cashier has paid it out and says so; finance confirms it. Both from the work-list of payments, by keyboard. */
async function payByHand(): Promise<void> {
  const decision = cashier.says('decision.returned_by_hand')
  for (const window of [cashier, finance]) {
    const { page } = window
    await window.to('reviews')
    await window.tabAndPress(page.getByRole('link', { name: /^PY/ }))
    const isFirst = window === cashier
    await window.tabAndPress(
      isFirst ? window.button('decision.returned_by_hand') : window.button('review.confirm'),
    )
    const dialog = page.getByRole('dialog')
    await dialog.getByText(decision).first().waitFor()
    await window.tabAndPress(dialog.getByRole('checkbox'), 'Space')
    for (const field of await dialog.getByRole('textbox').all()) {
      await window.tabTo(field)
      await page.keyboard.insertText('收据 20261123-031')
    }
    if (byHandFen === 0) expect(await accessibility(page)).toEqual([])
    await window.tabAndPress(dialog.getByRole('button', { name: window.says('reasonDialog.submit') }))
    if (isFirst) await window.sees(window.says('review.own'))
  }
}

/** From the bills to a part of a paid one that its provider takes back no more, and that the hospital pays out. */
async function takeByHand(phone: Phone): Promise<void> {
  const { words } = phone
  const amount = await payAndAskBack(phone)
  for (const window of [doctor, finance]) await agree(window, amount)
  await phone.seesState(words('refunds:state.barred.title'))
  await payByHand()
  await phone.sees(words('refunds:state.returnedByHand.text'))
  byHandFen += Math.round(Number(amount.slice(1)) * 100)
  await expectEqualBooks(phones.stack(), { byHandFen })
}

test('what the bank takes back no more is paid out by the hospital, by two people, and the patient is told so', async () => {
  const phone = await phones.open({ channel: 'wechat', person: 'zhou-min' })
  const { settings } = phones.stack().sandbox.wechatPay
  Object.assign(settings, { abnormalRefundsOf: [phone.person.id], refundSeconds: 0 })
  await arriveWithFile(phone)
  await phone.press(phone.words('home:do.pay'))
  await takeByHand(phone)
})
