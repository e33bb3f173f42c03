import type { Host } from '../host'
import { signInByRedirect } from './redirect'

/** WeChat signs the address of the page as first loaded, without what follows the hash: looked at when we start. */
export const landingUrl = typeof location === 'undefined' ? '' : location.href.replace(/#.*/, '')

export const wechatHost: Host = {
  channel: 'wechat',
  hasTitleBar: true,
  signIn: (returnTo) => signInByRedirect('/api/auth/wechat/start', returnTo),
  // In this very form, or the mini-program brings the SDK along.
  scan: () =>
    process.env.TARO_ENV === 'alipay'
      ? Promise.resolve(undefined)
      : import('./wechat-sdk').then(({ scanInWechat }) => scanInWechat()),
}
