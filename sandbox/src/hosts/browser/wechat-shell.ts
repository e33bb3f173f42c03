import { takeHostConfig } from './host-config.ts'
import { linkToLobby } from './lobby-link.ts'
import { overrideNavigator } from './override-navigator.ts'
import { createWeixinBridge, type WeixinBridge } from './weixin-bridge.ts'

declare global {
  interface Window {
    WeixinJSBridge?: WeixinBridge
  }
}

const config = takeHostConfig()
overrideNavigator(config)
linkToLobby()

const bridge = createWeixinBridge(config)
// WeChat puts the bridge into a page while it loads: a page that reads it at once finds nothing.
document.addEventListener('DOMContentLoaded', () => {
  window.WeixinJSBridge = bridge
  document.dispatchEvent(new Event('WeixinJSBridgeReady'))
})
