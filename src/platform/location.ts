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
export function locate(): Promise<Located> {
  // In this very form, with nothing awaited, or the mini-program brings the other hosts' along.
  const located = process.env.TARO_ENV === 'alipay' ? locateInAlipay() : locateOnPage()
  return located.catch(() => 'unavailable')
}

function locateOnPage(): Promise<Located> {
  if (host.channel === 'wechat') return locateInWechat()
  if (host.channel === 'suishenban') return locateInSuishenban()
  return locateInBrowser()
}
