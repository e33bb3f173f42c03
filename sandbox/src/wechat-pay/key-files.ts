import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { WechatPayCredentials } from './wechat-pay-credentials.ts'

/** Where the merchant platform's downloads lie, for callers that want files; absolute. */
export interface KeyFiles {
  merchantPrivateKeyPath: string
  publicKeyPath: string
  platformCertPath: string
}

/** Writes the keys beside `credentials.json`; nothing when the sandbox lives in memory. */
export function writeKeyFiles(
  credentials: WechatPayCredentials,
  folder: string | undefined,
): KeyFiles | undefined {
  if (folder === undefined) return undefined
  mkdirSync(folder, { recursive: true })
  const write = (name: string, pem: string) => {
    const path = resolve(folder, name)
    writeFileSync(path, `${pem}\n`, { mode: 0o600 })

    return path
  }

  return {
    merchantPrivateKeyPath: write('wechat-pay-merchant-private-key.pem', credentials.merchantPrivateKey),
    publicKeyPath: write('wechat-pay-public-key.pem', credentials.publicKey),
    platformCertPath: write('wechat-pay-platform-cert.pem', credentials.platformCert),
  }
}
