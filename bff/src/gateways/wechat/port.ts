import type { GatewayFailure } from '../failure.ts'

/** What `wx.config` needs besides the list of functions. */
export interface WechatJsSdkSignature {
  appId: string
  timestamp: number
  nonceStr: string
  signature: string
}

export interface TemplateMessage {
  openid: string
  templateId: string
  /** Sending twice with the same id delivers once, within ten minutes (payments.md §2.4). */
  clientMessageId: string
  /** Where a tap leads. */
  url: string
  /** By field, e.g. `thing1`; values too long for their type are cut. */
  data: Readonly<Record<string, string>>
}

export interface WechatGateway {
  /** The page to which the browser is sent; WeChat sends it back to `redirectUri` with code and state. */
  authorizeUrl(request: { redirectUri: string; state: string }): string
  /** The openid behind a code of our redirect. A code is good once. */
  exchangeCode(code: string): Promise<string | GatewayFailure>
  /** Signs a page's address, given without its `#…`. */
  signJsSdk(pageUrl: string): Promise<WechatJsSdkSignature | GatewayFailure>
  /**
   * `undefined` when WeChat took it. Refused: never so, e.g. the person does not follow the account; any other
   * failure may have delivered it, and may be tried again.
   */
  sendTemplate(message: TemplateMessage): Promise<undefined | GatewayFailure>
}
