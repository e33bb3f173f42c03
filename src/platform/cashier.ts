import type { CashierInvocation } from '@tongzhen/contract/payments'
import { openAlipayCashier } from './cashiers/alipay'
import { openUnionpayCashier } from './cashiers/unionpay'
import { openWechatCashier } from './cashiers/wechat'

/**
 * `closed`: it was there and is gone; whether something was paid, only the provider says. `left`: the page is being
 * left for it. `unavailable`: it could not be shown, as far as the host tells.
 */
export type CashierEnd = 'closed' | 'left' | 'unavailable'

/**
 * Shows the provider's cashier. The means decide which, not the host: the BFF offers in a channel only what the
 * channel can show. Apart from the hosts, because nobody needs it before paying.
 */
export function openCashier(invocation: CashierInvocation): Promise<CashierEnd> {
  if (process.env.TARO_ENV === 'alipay') {
    return invocation.means === 'alipay' ? openAlipayCashier(invocation) : Promise.resolve('unavailable')
  }
  switch (invocation.means) {
    case 'wechat':
      return openWechatCashier(invocation)
    case 'unionpay':
      return openUnionpayCashier(invocation)
    default:
      return Promise.resolve('unavailable')
  }
}
