import type { Phone } from '../phone.ts'

/** At the cashier of the host's own wallet, or at UnionPay's, which takes the whole page: pays, and comes back. */
export async function payAtCashier(phone: Phone): Promise<void> {
  const { page } = phone
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
  switch (phone.options.channel) {
    case 'wechat':
      return press(/^(确认支付|Pay)$/)
    case 'alipay':
      return press(/^(确认付款|Pay)$/)
    default:
      await press('确认付款 Pay')
      await press('返回商户 Back to the merchant')
  }
}

/** Leaves the same cashiers without paying. */
export async function leaveCashier(phone: Phone): Promise<void> {
  const { page } = phone
  switch (phone.options.channel) {
    case 'wechat':
    case 'alipay':
      return page
        .getByRole('dialog')
        .getByRole('button', { name: /^(取消|Cancel)$/ })
        .click()
    default:
      await page.getByRole('button', { name: '取消付款 Cancel' }).click()
      await page.getByRole('button', { name: '返回商户 Back to the merchant' }).click()
  }
}
