import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MerchantConfig } from '../../src/config/merchants.ts'

/** What the sandbox's WeChat Pay publishes for its merchant. */
export interface PublishedWechatPay {
  baseUrl: string
  appId: string
  merchantId: string
  merchantPrivateKey: string
  merchantSerial: string
  apiV3Key: string
  publicKeyId: string
  publicKey: string
  platformSerial: string
  platformCert: string
}

export type WechatPayMode = 'public_key' | 'platform_certificate' | 'both'

/** The merchant's entry of the configuration; its key files are written to `dataDir`. */
export function wechatPayMerchant(
  given: PublishedWechatPay,
  { dataDir, mode = 'both' }: { dataDir: string; mode?: WechatPayMode },
): MerchantConfig<'wechat'> {
  const pem = (name: string, text: string) => {
    const path = join(dataDir, name)
    writeFileSync(path, text)

    return path
  }
  const publicKey = { [given.publicKeyId]: pem('wechat-pay-public.pem', given.publicKey) }
  const platform = { [given.platformSerial]: pem('wechat-pay-platform.crt', given.platformCert) }

  return {
    means: 'wechat',
    merchantId: given.merchantId,
    serialNumber: given.merchantSerial,
    privateKeyPath: pem('wechat-pay-merchant.key', given.merchantPrivateKey),
    apiV3Key: given.apiV3Key,
    keyPaths: {
      ...(mode !== 'platform_certificate' && publicKey),
      ...(mode !== 'public_key' && platform),
    },
    apiBase: given.baseUrl,
    timeoutMs: 15_000,
  }
}
