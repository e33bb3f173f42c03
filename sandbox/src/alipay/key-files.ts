import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AlipayCredentials } from './alipay-credentials.ts'

/** Where the console's downloads lie, for callers that want files; absolute. */
export interface KeyFiles {
  appPrivateKeyPath: string
  appCertPath: string
  alipayCertPath: string
  alipayRootCertPath: string
}

/** Writes keys and certificates beside `credentials.json`; nothing when the sandbox lives in memory. */
export function writeKeyFiles(
  credentials: AlipayCredentials,
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
    appPrivateKeyPath: write('alipay-app-private-key.pem', credentials.appPrivateKey),
    appCertPath: write('alipay-app-cert.crt', credentials.appCert),
    alipayCertPath: write('alipay-cert.crt', credentials.alipayCert),
    alipayRootCertPath: write('alipay-root-cert.crt', credentials.alipayRootCert),
  }
}
