import type { OutsideSystem } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { registerCashierRelay } from './cashier-relay.ts'
import { startBrowserShell } from './start-browser-shell.ts'
import { WECHAT_USER_AGENT } from './user-agents.ts'

export interface WechatShellOptions {
  context: SandboxContext
  port: number
  /** Origin of the site that runs in it. */
  siteOrigin: () => string
  /** Origin of the official account (`startWechat`). */
  wechatOrigin: string
  /** Origin of WeChat Pay (`startWechatPay`). */
  wechatPayOrigin: string
}

/**
 * WeChat on an iPhone. It has `wx.config` signed for the page that was loaded first, as iOS is known to do
 * (UNCONFIRMED officially, payments.md §2.3).
 */
export function startWechatShell(options: WechatShellOptions): Promise<OutsideSystem> {
  const { wechatOrigin, wechatPayOrigin, ...rest } = options

  return startBrowserShell({
    ...rest,
    name: 'wechat-shell',
    title: '微信客户端 WeChat app',
    userAgent: WECHAT_USER_AGENT,
    signedUrl: 'landing',
    script: 'wechat-shell',
    verifyUrl: () => `${wechatOrigin}/_sandbox/verify-js-sdk`,
    registerRoutes: (app) => registerCashierRelay(app, wechatPayOrigin),
  })
}
