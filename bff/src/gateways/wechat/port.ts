import type { GatewayFailure } from '../failure.ts'

/** What `wx.config` needs besides the list of functions. */
export interface WechatJsSdkSignature {
  appId: string
  timestamp: number
  nonceStr: string
  signature: string
}

export interface WechatGateway {
  /** The page to which the browser is sent; WeChat sends it back to `redirectUri` with code and state. */
  authorizeUrl(request: { redirectUri: string; state: string }): string
  /** The openid behind a code of our redirect. A code is good once. */
  exchangeCode(code: string): Promise<string | GatewayFailure>
  /** Signs a page's address, given without its `#…`. */
  signJsSdk(pageUrl: string): Promise<WechatJsSdkSignature | GatewayFailure>
}
