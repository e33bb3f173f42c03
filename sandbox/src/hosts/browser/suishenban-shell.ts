import { createEshiminBridge, type EshiminBridge } from './eshimin-bridge.ts'
import { takeHostConfig } from './host-config.ts'
import { linkToLobby } from './lobby-link.ts'
import { overrideNavigator } from './override-navigator.ts'

declare global {
  interface Window {
    __eshiminBridge?: EshiminBridge
  }
}

const config = takeHostConfig()
overrideNavigator(config)
linkToLobby()
window.__eshiminBridge = createEshiminBridge(config)
