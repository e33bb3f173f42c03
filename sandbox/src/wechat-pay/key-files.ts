import { writeKeyFiles as writeFiles } from '../lib/key-files.ts'
import type { WechatPayCredentials } from './wechat-pay-credentials.ts'

/** Writes the merchant platform's downloads beside `credentials.json`; nothing when the sandbox lives in memory. */
export function writeKeyFiles(credentials: WechatPayCredentials, folder: string | undefined) {
  const { merchantPrivateKey, publicKey, platformCert } = credentials

  return writeFiles(folder, {
    merchantPrivateKeyPath: { name: 'wechat-pay-merchant-private-key.pem', pem: merchantPrivateKey },
    publicKeyPath: { name: 'wechat-pay-public-key.pem', pem: publicKey },
    platformCertPath: { name: 'wechat-pay-platform-cert.pem', pem: platformCert },
  })
}
