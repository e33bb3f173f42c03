import type { accountsRoutes } from '@tongzhen/contract/accounts'
import type { Host } from '../host'
import { loadScript } from './load-script'
import { signInByRedirect } from './redirect'

/** The part of WeChat's JS-SDK 1.6.0 that we use (protocols/payments.md §2.3). */
interface WechatSdk {
  config(options: {
    appId: string
    timestamp: number
    nonceStr: string
    signature: string
    jsApiList: string[]
  }): void
  ready(callback: () => void): void
  error(callback: (reason: { errMsg: string }) => void): void
  scanQRCode(options: {
    needResult: 1
    scanType: string[]
    success(result: { resultStr: string }): void
    cancel(): void
    fail(): void
  }): void
  getLocation(options: {
    type: 'gcj02'
    success(result: { latitude: number; longitude: number; accuracy: number }): void
    cancel(): void
    fail(reason: { errMsg: string }): void
  }): void
  openLocation(options: {
    latitude: number
    longitude: number
    name: string
    address: string
    scale: number
    success(): void
    fail(): void
  }): void
}
declare const wx: WechatSdk

/** WeChat signs the address of the page as first loaded, without what follows the hash. */
const signedUrl = typeof location === 'undefined' ? '' : location.href.split('#')[0]

export async function wechatSdk(): Promise<WechatSdk> {
  const { call } = await import('@/api/client')
  const signed = await call<typeof accountsRoutes.signWechatJsSdk>({
    method: 'GET',
    path: '/api/hosts/wechat/js-sdk',
    query: { url: signedUrl ?? '' },
  })
  await loadScript(signed.scriptUrl)
  await new Promise<void>((resolve, reject) => {
    wx.config({
      ...signed,
      jsApiList: ['scanQRCode', 'getLocation', 'openLocation', 'requestMerchantTransfer'],
    })
    wx.ready(resolve)
    wx.error((reason) => reject(new Error(reason.errMsg)))
  })
  return wx
}

/** WeChat prefixes the number of a bar code with its kind: `CODE_128,0231…`. */
const withoutKind = (result: string) => result.replace(/^[A-Z0-9_]+,/, '')

export const wechatHost: Host = {
  channel: 'wechat',
  hasTitleBar: true,
  signIn: (returnTo) => signInByRedirect('/api/auth/wechat/start', returnTo),
  async scan() {
    const ready = await wechatSdk()
    return new Promise((resolve, reject) => {
      ready.scanQRCode({
        needResult: 1,
        scanType: ['qrCode', 'barCode'],
        success: (result) => resolve(withoutKind(result.resultStr)),
        cancel: () => resolve(undefined),
        fail: () => reject(new Error('scanQRCode failed')),
      })
    })
  },
}
