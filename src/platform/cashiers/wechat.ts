import type { CashierInvocation } from '@tongzhen/contract/payments'
import type { CashierEnd } from '../cashier'

/** What WeChat puts into a page by itself, without its JS-SDK (protocols/payments.md §1.3). */
interface WechatBridge {
  invoke(
    name: 'getBrandWCPayRequest' | 'requestMerchantTransfer',
    request: object,
    callback: (answer: { err_msg: string }) => void,
  ): void
}
declare const WeixinJSBridge: WechatBridge | undefined

/** The bridge is there soon after the page; a page that is no WeChat page waits in vain. */
const BRIDGE_WITHIN_MS = 3000

export async function openWechatCashier({
  means: _means,
  ...request
}: Extract<CashierInvocation, { means: 'wechat' }>): Promise<CashierEnd> {
  const bridge = await findBridge()
  if (bridge === undefined) return 'unavailable'
  return new Promise((resolve) => {
    bridge.invoke('getBrandWCPayRequest', request, ({ err_msg: outcome }) =>
      resolve(/:(ok|cancel)$/.test(outcome) ? 'closed' : 'unavailable'),
    )
  })
}

export function findBridge(): Promise<WechatBridge | undefined> {
  if (typeof WeixinJSBridge !== 'undefined') return Promise.resolve(WeixinJSBridge)
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), BRIDGE_WITHIN_MS)
    const onReady = () => {
      clearTimeout(timer)
      resolve(WeixinJSBridge)
    }
    document.addEventListener('WeixinJSBridgeReady', onReady, { once: true })
  })
}
