import { beforeEach, describe, expect, it } from 'vitest'
import type { Trade } from '../../alipay/trades/trade.ts'
import { setUpAlipayPhone } from './alipay-phone.test-support.ts'

const phone = setUpAlipayPhone()
const { trades } = phone

let orders = 0

/** A bill of 15 yuan that Alipay has opened for Li Ming. */
function openTrade(changes: Partial<Trade> = {}): Trade {
  orders += 1

  return trades.book.open({
    outTradeNo: `P${orders}`,
    totalFen: 1_500,
    subject: '通诊 门诊缴费',
    personId: 'li-ming',
    notifyUrl: undefined,
    expiresAtMs: Date.now() + 900_000,
    ...changes,
  })
}

/** `my.tradePay` as the package calls it; the answer comes once the person has chosen. */
function tradePay({ tradeNo }: Pick<Trade, 'tradeNo'>) {
  return phone.my('tradePay', { tradeNO: tradeNo })
}

function statusOf({ outTradeNo }: Trade) {
  const trade = trades.book.find({ outTradeNo })

  return trade && trades.book.statusOf(trade)
}

const answered = (resultCode: string) => ({ outcome: 'success', result: { resultCode } })
const cashier = () => phone.page.getByRole('dialog', { name: '付款' })

describe('Li Ming, before the cashier,', () => {
  beforeEach(() => phone.open())

  it('reads what is paid to whom, confirms, and has paid', async () => {
    const trade = openTrade()
    const answer = tradePay(trade)
    await cashier().waitFor()
    const text = await cashier().innerText()

    expect(text).toContain('¥15.00')
    expect(text).toContain('通诊医院集团')
    expect(text).toContain('通诊 门诊缴费')
    expect(statusOf(trade)).toBe('WAIT_BUYER_PAY')
    await phone.tap('确认付款')
    expect(await answer).toEqual(answered('9000'))
    expect(statusOf(trade)).toBe('TRADE_SUCCESS')
    expect(await cashier().count()).toBe(0)
  })

  it('pays by keyboard alone: the sheet keeps the focus and every choice has a name', async () => {
    const trade = openTrade()
    const answer = tradePay(trade)
    await cashier().waitFor()
    const { page } = phone
    expect(await cashier().getByRole('group', { name: '付款方式' }).getByRole('radio').count()).toBe(3)
    expect(await cashier().getByRole('radio', { name: '账户余额' }).isChecked()).toBe(true)
    for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key)

    expect(await answer).toEqual(answered('9000'))
  })

  it.each([
    ['by its button', () => phone.tap('取消')],
    ['by the phone’s own way back', () => phone.page.keyboard.press('Escape')],
  ])('cancels %s, and nothing is paid', async (_how, cancel) => {
    const trade = openTrade()
    const answer = tradePay(trade)
    await cashier().waitFor()
    await cancel()

    expect(await answer).toEqual(answered('6001'))
    expect(statusOf(trade)).toBe('WAIT_BUYER_PAY')
    expect((await phone.reports()).errors).toEqual([])
  })

  it('has too little money, and may try again', async () => {
    const trade = openTrade()
    const first = tradePay(trade)
    await phone.page.getByRole('radio', { name: /钱不够/ }).check()
    await phone.tap('确认付款')
    expect(await first).toEqual(answered('4000'))
    expect(statusOf(trade)).toBe('WAIT_BUYER_PAY')

    const second = tradePay(trade)
    await phone.tap('确认付款')
    expect(await second).toEqual(answered('9000'))
  })

  it('pays from a bank that answers later, and cannot pay a second time meanwhile', async () => {
    const trade = openTrade()
    const answer = tradePay(trade)
    await phone.page.getByRole('radio', { name: /银行卡/ }).check()
    await phone.tap('确认付款')
    expect(await answer).toEqual(answered('8000'))
    expect(statusOf(trade)).toBe('WAIT_BUYER_PAY')

    const again = tradePay(trade)
    await phone.page.getByText('已经付过').waitFor()
    await phone.tap('确定')
    expect(await again).toEqual(answered('4000'))
  })

  it('forgets the password and goes to find it', async () => {
    const trade = openTrade()
    const answer = tradePay(trade)
    await phone.tap('忘记支付密码')

    expect(await answer).toEqual(answered('99'))
    expect(statusOf(trade)).toBe('WAIT_BUYER_PAY')
  })

  it('leaves, comes back, and pays the same trade', async () => {
    const trade = openTrade()
    const left = tradePay(trade).catch(() => 'never answered')
    await cashier().waitFor()
    await phone.page.reload()
    await phone.started()
    expect(await left).toBe('never answered')
    expect(statusOf(trade)).toBe('WAIT_BUYER_PAY')

    const answer = tradePay(trade)
    await phone.tap('确认付款')
    expect(await answer).toEqual(answered('9000'))
  })

  it('has no network when it opens, or loses it before confirming', async () => {
    const trade = openTrade()
    const setNetwork = (type: 'WIFI' | 'NOTREACHABLE') =>
      phone.page.evaluate((given) => window.__host?.setNetwork(given), type)
    await setNetwork('NOTREACHABLE')
    expect(await tradePay(trade)).toEqual(answered('6002'))

    await setNetwork('WIFI')
    const answer = tradePay(trade)
    await cashier().waitFor()
    await setNetwork('NOTREACHABLE')
    await phone.tap('确认付款')
    expect(await answer).toEqual(answered('6002'))
    expect(statusOf(trade)).toBe('WAIT_BUYER_PAY')
  })

  it('pays, and the answer is lost: nobody knows', async () => {
    const trade = openTrade()
    await phone.page.route('**/__cashier/pay', async (route) => {
      await route.fetch()
      await route.abort()
    })
    const answer = tradePay(trade)
    await phone.tap('确认付款')

    expect(await answer).toEqual(answered('6004'))
    expect(statusOf(trade)).toBe('TRADE_SUCCESS')
  })

  it.each([
    ['of somebody else', () => openTrade({ personId: 'wang-xiuying' }), '请由本人付款'],
    ['that expired', () => openTrade({ expiresAtMs: 0 }), '已经关闭'],
    ['that there is not', () => ({ tradeNo: '0' }), '没有这笔交易'],
  ])('is told why a trade %s cannot be paid', async (_what, trade, reason) => {
    const answer = tradePay(trade())
    await phone.page.getByText(reason).waitFor()
    await phone.tap('确定')

    expect(await answer).toEqual(answered('4000'))
  })
})

describe('the cashier', () => {
  it('speaks English on an English phone, and every target is easy to hit', async () => {
    await phone.open('person=li-ming&lang=en')
    const answer = tradePay(openTrade())
    const sheet = phone.page.getByRole('dialog', { name: 'Payment' })
    await sheet.waitFor()
    expect(await sheet.innerText()).toContain('Tongzhen Hospital Group')
    const heights = await sheet
      .locator('button, label')
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
    await sheet.getByRole('button', { name: 'Pay now' }).click()

    expect(await answer).toEqual(answered('9000'))
  })

  it('needs to know the trade', async () => {
    await phone.open()

    expect(await phone.my('tradePay', {})).toMatchObject({ outcome: 'fail', result: { error: 2 } })
    expect(await phone.my('tradePay', { orderStr: 'a=b' })).toMatchObject({ outcome: 'fail' })
  })
})
