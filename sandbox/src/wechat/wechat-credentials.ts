import { randomBytes } from 'node:crypto'
import { type TemplateName, templateNames } from './message-templates.ts'

/** What the official account's console gives its owner. */
export interface WechatCredentials {
  appId: string
  appSecret: string
  /** 网页授权域名: host names without scheme, path or port to which a code may be sent (payments.md §2.1). */
  oauthHosts: string[]
  /** JS 接口安全域名. */
  jsSdkHosts: string[]
  /** The id of each message template of this account. */
  templates: Record<TemplateName, string>
}

/** Made at first start. The true console takes ICP-filed hosts only; the sandbox takes this machine's. */
export function createWechatCredentials(): WechatCredentials {
  const hosts = ['localhost', '127.0.0.1']

  return {
    appId: `wx${randomBytes(8).toString('hex')}`,
    appSecret: randomBytes(16).toString('hex'),
    oauthHosts: hosts,
    jsSdkHosts: hosts,
    templates: Object.fromEntries(
      templateNames.map((name) => [name, randomBytes(32).toString('base64url')]),
    ) as Record<TemplateName, string>,
  }
}
