import Taro from '@tarojs/taro'
import type { Channel } from '@tongzhen/contract/headers'
import { alipayHost } from './hosts/alipay'
import { browserHost } from './hosts/browser'
import { embeddedHost, isFramed, keepNothing } from './hosts/embedded'
import { suishenbanHost } from './hosts/suishenban'
import { wechatHost } from './hosts/wechat'

/** What a page may ask of the application around it. Same shape in every channel; what a host lacks says so. */
export interface Host {
  channel: Channel
  /** The host draws a title bar with a way back of its own. */
  hasTitleBar: boolean
  /** Tells the BFF who the person is without asking them. `left` when the page is being left for it. */
  signIn(returnTo: string): Promise<'signed' | 'left' | 'unavailable'>
  /** Reads a bar or QR code; undefined when the person closed it. Absent when the host has no camera for us. */
  scan?(): Promise<string | undefined>
  /** Makes a telephone call, where a page cannot by itself. */
  dial?(number: string): void
}

function pick(): Host {
  if (process.env.TARO_ENV === 'alipay') return alipayHost
  if (isFramed()) {
    keepNothing()
    return embeddedHost
  }
  const agent = navigator.userAgent
  const ctype = new URLSearchParams(location.search).get('ctype') ?? ''
  // Suishenban also runs inside WeChat and Alipay containers and then says so by ctype (insurance.md §6.3).
  if (/eshiminapp/i.test(agent) || /^esm/.test(ctype)) return suishenbanHost
  if (/MicroMessenger/i.test(agent)) return wechatHost
  return browserHost
}

export const host: Host = pick()

export function dial(phoneNumber: string): void {
  if (host.dial) host.dial(phoneNumber)
  else Taro.makePhoneCall({ phoneNumber })
}
