import Taro from '@tarojs/taro'

const STORAGE = 'tz-cashier'

/**
 * The way to the cashier and back. Paying was asked for on one page and is done on the next; and the app may be
 * closed, or left for the provider's page, before the person comes back. What is kept on the phone is the payment's
 * id, which says nothing to anybody else (reliability.md S24).
 */
class CashierVisit {
  private wanted: string | undefined

  /** The person has pressed "pay": the page of the payment opens the cashier by itself, once. */
  want(paymentId: string): void {
    this.wanted = paymentId
  }

  /** Is it to be opened now? True once. */
  take(paymentId: string): boolean {
    const isWanted = this.wanted === paymentId
    if (isWanted) this.wanted = undefined
    return isWanted
  }

  begin(paymentId: string): void {
    Taro.setStorageSync(STORAGE, paymentId)
  }

  /** Did the person go to the cashier of this payment, and has nobody asked since what came of it? True once. */
  end(paymentId: string): boolean {
    const isOurs = Taro.getStorageSync<string>(STORAGE) === paymentId
    if (isOurs) Taro.removeStorageSync(STORAGE)
    return isOurs
  }
}

export const cashierVisit = new CashierVisit()
