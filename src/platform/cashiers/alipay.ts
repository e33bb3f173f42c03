import type { CashierInvocation } from '@tongzhen/contract/payments'
import type { CashierEnd } from '../cashier'

/** The part of Alipay's API that we use (protocols/payments.md §3.3); typed by hand as in `hosts/alipay.ts`. */
interface AlipayApi {
  tradePay(options: { tradeNO: string; success(): void; fail(): void }): void
}
declare const my: AlipayApi

/** `success` comes with any `resultCode`, also when the person gave up. */
export function openAlipayCashier({
  tradeNo,
}: Extract<CashierInvocation, { means: 'alipay' }>): Promise<CashierEnd> {
  return new Promise((resolve) => {
    my.tradePay({
      tradeNO: tradeNo,
      success: () => resolve('closed'),
      fail: () => resolve('unavailable'),
    })
  })
}
