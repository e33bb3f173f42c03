import type { PrepaidTaking } from '@tongzhen/contract/prepaid'
import { findBridge } from './cashiers/wechat'
import { wechatSdk } from './hosts/wechat-sdk'

/**
 * Shows WeChat's own page on which the person takes the money (protocols/payments.md §1.9). `shown` says no more than
 * that: whether it was taken, only WeChat Pay says.
 */
export function takeTransfer(taking: PrepaidTaking): Promise<'shown' | 'unavailable'> {
  // In this very form, with nothing awaited, or the mini-program brings WeChat's SDK along.
  return process.env.TARO_ENV === 'alipay' ? Promise.resolve('unavailable') : showInWechat(taking)
}

async function showInWechat(taking: PrepaidTaking): Promise<'shown' | 'unavailable'> {
  try {
    await wechatSdk()
  } catch {
    return 'unavailable'
  }
  const bridge = await findBridge()
  if (bridge === undefined) return 'unavailable'
  return new Promise((resolve) => {
    bridge.invoke('requestMerchantTransfer', taking, ({ err_msg: outcome }) =>
      resolve(/:ok$/.test(outcome) ? 'shown' : 'unavailable'),
    )
  })
}
