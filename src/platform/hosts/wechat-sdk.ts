import type { accountsRoutes } from '@tongzhen/contract/accounts'
import { call } from '@/api/client'
import { loadScript } from './load-script'
import { landingUrl } from './wechat'

/** The part of WeChat's JS-SDK 1.6.0 that we use (protocols/payments.md §2.3; sound: docs/decisions/0059). */
export interface WechatSdk {
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
  startRecord(options: { success(): void; cancel(): void; fail(reason: { errMsg: string }): void }): void
  stopRecord(options: { success(result: { localId: string }): void; fail(): void }): void
  /** A recording is ended by WeChat after a minute. */
  onVoiceRecordEnd(options: { complete(result: { localId: string }): void }): void
  translateVoice(options: {
    localId: string
    isShowProgressTips: 0 | 1
    success(result: { translateResult?: string }): void
    fail(): void
  }): void
}
declare const wx: WechatSdk

const jsApiList = [
  ...['scanQRCode', 'getLocation', 'openLocation', 'requestMerchantTransfer'],
  ...['startRecord', 'stopRecord', 'onVoiceRecordEnd', 'translateVoice'],
]

export async function wechatSdk(): Promise<WechatSdk> {
  const signed = await call<typeof accountsRoutes.signWechatJsSdk>({
    method: 'GET',
    path: '/api/hosts/wechat/js-sdk',
    query: { url: landingUrl },
  })
  await loadScript(signed.scriptUrl)
  await new Promise<void>((resolve, reject) => {
    wx.config({ ...signed, jsApiList })
    wx.ready(resolve)
    wx.error((reason) => reject(new Error(reason.errMsg)))
  })
  return wx
}

/** WeChat prefixes the number of a bar code with its kind: `CODE_128,0231…`. */
const withoutKind = (result: string) => result.replace(/^[A-Z0-9_]+,/, '')

/** As `Host.scan`. */
export async function scanInWechat(): Promise<string | undefined> {
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
}
