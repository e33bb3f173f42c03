import type { Position } from '@tongzhen/contract/queue'
import { host } from './host'
import { locateInAlipay } from './locations/alipay'
import { locateInBrowser } from './locations/browser'
import { locateInSuishenban } from './locations/suishenban'
import { locateInWechat } from './locations/wechat'

/** `denied`: the person, or the phone's settings, do not allow it. `unavailable`: it could not be found out. */
export type Located = Position | 'denied' | 'unavailable'

/**
 * Where the phone is; the host asks the person first. Apart from the hosts, because nobody needs it before checking in.
 */
export async function locate(): Promise<Located> {
  try {
    if (process.env.TARO_ENV === 'alipay') return await locateInAlipay()
    switch (host.channel) {
      case 'wechat':
        return await locateInWechat()
      case 'suishenban':
        return await locateInSuishenban()
      default:
        return await locateInBrowser()
    }
  } catch {
    return 'unavailable'
  }
}
