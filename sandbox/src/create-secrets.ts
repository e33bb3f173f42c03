import { type AlipaySecrets, createAlipaySecrets } from './alipay/alipay-credentials.ts'
import { createPlatformSecrets, type PlatformSecrets } from './platform/platform-secrets.ts'
import { createUnionpaySecrets, type UnionpaySecrets } from './unionpay/unionpay-credentials.ts'
import { createWechatCredentials, type WechatCredentials } from './wechat/wechat-credentials.ts'
import { createWechatPaySecrets, type WechatPaySecrets } from './wechat-pay/wechat-pay-credentials.ts'

/** The sections of `credentials.json` that take long to make, by their names there. */
export interface SandboxSecrets {
  wechat: WechatCredentials
  wechatPayOwn: WechatPaySecrets
  alipayOwn: AlipaySecrets
  unionpayOwn: UnionpaySecrets
  platformOwn: PlatformSecrets
}

/** Made once for many sandboxes, as tests start them: every key pair takes a fifth of a second. */
export async function createSecrets(): Promise<SandboxSecrets> {
  const wechat = createWechatCredentials()
  const [wechatPayOwn, alipayOwn, unionpayOwn, platformOwn] = await Promise.all([
    createWechatPaySecrets(wechat.appId),
    createAlipaySecrets(),
    createUnionpaySecrets(),
    createPlatformSecrets(),
  ])

  return { wechat, wechatPayOwn, alipayOwn, unionpayOwn, platformOwn }
}
