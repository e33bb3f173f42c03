import type { HostConfig } from './host-config.ts'
import { closeHostWindow, tellLobby } from './lobby-link.ts'
import { mayLocate, scanCode, showPlace } from './phone-features.ts'
import { payInWechat } from './wechat-cashier.ts'
import { takeTransferInWechat } from './wechat-transfer.ts'
import { createWechatVoice } from './wechat-voice.ts'

export type BridgeResult = { err_msg: string } & Record<string, unknown>
export type BridgeParams = Record<string, unknown>

/** What WeChat's web view gives to pages and to the JS-SDK. */
export interface WeixinBridge {
  invoke(name: string, params: BridgeParams, callback?: (result: BridgeResult) => void): void
  on(event: string, handler: (data: BridgeParams) => void): void
  call(name: string): void
}

export type Feature = (params: BridgeParams) => Promise<{ outcome: string } & Record<string, unknown>>

/** The SDK's names where the bridge has other ones. */
const SDK_NAMES: Record<string, string> = { geoLocation: 'getLocation' }
/** Asked of WeChat itself, not of the SDK: no `wx.config` is needed (payments.md §1.3). */
const UNCONFIGURED: Record<string, Feature> = { getBrandWCPayRequest: payInWechat }
/** Of results, where they are not named as the call. */
const RESULT_NAMES: Record<string, string> = { getBrandWCPayRequest: 'get_brand_wcpay_request' }
const NOT_PERMITTED = 'the permission value is offline verifying'

/** Each page starts without permissions; `preVerifyJSAPI` (the SDK's `wx.config`) grants the verified list. */
export function createWeixinBridge(config: HostConfig): WeixinBridge {
  const landingUrl = withoutHash(location.href)
  const permitted = new Set<string>()
  const handlers = new Map<string, (data: BridgeParams) => void>()

  const features: Record<string, Feature> = {
    async checkJsApi({ jsApiList }) {
      const names = Array.isArray(jsApiList) ? jsApiList.map(String) : []
      const checkResult = Object.fromEntries(names.map((name) => [name, isKnown(name)]))

      return { outcome: 'ok', checkResult }
    },
    async scanQRCode({ needResult }) {
      const content = await scanCode()
      if (content === undefined) return { outcome: 'cancel' }

      return { outcome: 'ok', ...(Number(needResult) === 1 && { resultStr: content }) }
    },
    async geoLocation({ type }) {
      if (!(await mayLocate('微信'))) return { outcome: 'fail:permission denied' }

      return {
        outcome: 'ok',
        ...config.position[type === 'gcj02' ? 'gcj02' : 'wgs84'],
        speed: -1,
        accuracy: 30,
      }
    },
    async openLocation({ name, address }) {
      await showPlace({ name: String(name ?? ''), address: String(address ?? '') })

      return { outcome: 'ok' }
    },
    async hideMenuItems({ menuList }) {
      tellLobby({
        from: 'host-shell',
        type: 'menu',
        hiddenItems: Array.isArray(menuList) ? menuList.map(String) : [],
      })

      return { outcome: 'ok' }
    },
    requestMerchantTransfer: takeTransferInWechat,
    ...createWechatVoice((event, data) => {
      if (permitted.has(event)) handlers.get(event)?.({ ...data, err_msg: `${event}:ok` })
    }),
    async closeWindow() {
      closeHostWindow()

      return { outcome: 'ok' }
    },
  }

  async function run(name: string, params: BridgeParams): Promise<{ outcome: string }> {
    if (name === 'preVerifyJSAPI') return verify(params)
    const free = UNCONFIGURED[name]
    if (free !== undefined) return free(params)
    const feature = features[name]
    if (feature === undefined) return { outcome: 'fail, function not exist' }
    if (name !== 'checkJsApi' && !permitted.has(sdkName(name))) return { outcome: NOT_PERMITTED }

    return feature(params)
  }

  async function verify(params: BridgeParams): Promise<{ outcome: string }> {
    const url = config.signedUrl === 'landing' ? landingUrl : withoutHash(location.href)
    permitted.clear()
    const answer = await fetch('/__host/verify', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...params, url }),
    })
    if (!answer.ok) return { outcome: 'system error' }
    const { verdict } = (await answer.json()) as { verdict: string }
    if (verdict === 'ok' && Array.isArray(params.verifyJsApiList)) {
      for (const name of params.verifyJsApiList) permitted.add(String(name))
    }

    return { outcome: verdict }
  }

  function isKnown(name: string): boolean {
    return Object.keys(features).some((feature) => sdkName(feature) === name)
  }

  return {
    async invoke(name, params, callback) {
      const { outcome, ...result } = await run(name, params)
      callback?.({ ...result, err_msg: `${RESULT_NAMES[name] ?? name}:${outcome}` })
    },
    // The menu here has no sharing, of which WeChat would tell pages as well.
    on: (event, handler) => void handlers.set(event, handler),
    call(name) {
      void run(name, {})
    },
  }
}

function sdkName(bridgeName: string): string {
  return SDK_NAMES[bridgeName] ?? bridgeName
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url
}
