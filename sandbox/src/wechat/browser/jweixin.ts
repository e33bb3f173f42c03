import type { BridgeParams, BridgeResult, WeixinBridge } from '../../hosts/browser/weixin-bridge.ts'

/**
 * Our own stand-in of jweixin-1.6.0.js: the same calls, the same results and error texts (payments.md §2.3),
 * nothing of its code. Outside WeChat neither `ready` nor `error` ever fires, as with the true one.
 */

interface ConfigOptions {
  debug?: boolean
  appId: string
  timestamp: number | string
  nonceStr: string
  signature: string
  jsApiList: string[]
}

type SdkResult = { errMsg: string } & Record<string, unknown>

interface CallOptions extends BridgeParams {
  success?: (result: SdkResult) => void
  fail?: (result: SdkResult) => void
  cancel?: (result: SdkResult) => void
  complete?: (result: SdkResult) => void
}

type ConfigState = { state: 'none' | 'pending' | 'ready' } | { state: 'failed'; result: SdkResult }

const isInWechat = navigator.userAgent.toLowerCase().includes('micromessenger')
const readyHandlers: (() => void)[] = []
let errorHandler: ((result: SdkResult) => void) | undefined
let config: ConfigState = { state: 'none' }

function withBridge(use: (bridge: WeixinBridge) => void): void {
  if (!isInWechat) return
  const run = () => {
    if (window.WeixinJSBridge !== undefined) use(window.WeixinJSBridge)
  }
  if (window.WeixinJSBridge !== undefined) run()
  else document.addEventListener('WeixinJSBridgeReady', run, { once: true })
}

function configure(options: ConfigOptions): void {
  config = { state: 'pending' }
  const params = {
    verifyAppId: options.appId,
    verifyNonceStr: options.nonceStr,
    verifyTimestamp: String(options.timestamp),
    verifySignature: options.signature,
    verifyJsApiList: options.jsApiList,
  }
  withBridge((bridge) =>
    bridge.invoke('preVerifyJSAPI', params, (result) => settle(renamed(result, 'config'))),
  )
}

function settle(result: SdkResult): void {
  if (result.errMsg !== 'config:ok') {
    config = { state: 'failed', result }
    errorHandler?.(result)
    return
  }
  config = { state: 'ready' }
  for (const handler of readyHandlers.splice(0)) handler()
}

/** An SDK function; `bridgeName` where the bridge calls it otherwise. */
function feature(name: string, bridgeName = name): (options?: CallOptions) => void {
  return (options = {}) => {
    const { success, fail, cancel, complete, ...params } = options
    withBridge((bridge) =>
      bridge.invoke(bridgeName, params, (raw) => {
        const result = renamed(raw, name)
        const outcome = result.errMsg.slice(name.length + 1)
        if (outcome === 'ok') success?.(result)
        else if (outcome === 'cancel') cancel?.(result)
        else fail?.(result)
        complete?.(result)
      }),
    )
  }
}

/** Something that WeChat tells a page of. */
function event(name: string): (options?: CallOptions) => void {
  return ({ success, complete } = {}) =>
    withBridge((bridge) =>
      bridge.on(name, (raw) => {
        const result = renamed(raw as BridgeResult, name)
        success?.(result)
        complete?.(result)
      }),
    )
}

function renamed({ err_msg, ...rest }: BridgeResult, name: string): SdkResult {
  return { ...rest, errMsg: `${name}:${err_msg.slice(err_msg.indexOf(':') + 1)}` }
}

const wx = {
  config: configure,
  ready(handler: () => void) {
    if (config.state === 'ready') handler()
    else readyHandlers.push(handler)
  },
  error(handler: (result: SdkResult) => void) {
    errorHandler = handler
    if (config.state === 'failed') handler(config.result)
  },
  checkJsApi: feature('checkJsApi'),
  scanQRCode: feature('scanQRCode'),
  getLocation: feature('getLocation', 'geoLocation'),
  openLocation: feature('openLocation'),
  startRecord: feature('startRecord'),
  stopRecord: feature('stopRecord'),
  onVoiceRecordEnd: event('onVoiceRecordEnd'),
  translateVoice: feature('translateVoice'),
  closeWindow: feature('closeWindow'),
  hideMenuItems: feature('hideMenuItems'),
  miniProgram: {
    /** A page of an official account is in no mini-program. */
    getEnv: (callback: (env: { miniprogram: boolean }) => void) => callback({ miniprogram: false }),
  },
}

declare global {
  interface Window {
    wx?: typeof wx
    jWeixin?: typeof wx
  }
}

window.wx = wx
window.jWeixin = wx
