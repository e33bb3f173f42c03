import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { ConfigError } from '../../../config/config-error.ts'
import type { MerchantConfig } from '../../../config/merchants.ts'
import { readPem } from '../../read-pem.ts'

export interface WechatPayKeys {
  /** Of the merchant. */
  privateKey: KeyObject
  /**
   * WeChat Pay's, by `PUB_KEY_ID_…` or by serial of a platform certificate: while a merchant changes over, either
   * may sign (payments.md §1.2).
   */
  theirs: Readonly<Record<string, KeyObject>>
  /** The one that answers are asked to be signed with. */
  wanted: string
}

const PUBLIC_KEY = 'PUB_KEY_ID_'

/** Reads the key files of a merchant; whatever is wrong with one is told at the start. */
export function loadKeys({
  privateKeyPath,
  keyPaths,
  serialNumber,
}: MerchantConfig<'wechat'>): WechatPayKeys {
  const ids = Object.keys(keyPaths)
  const wanted = ids.find((id) => id.startsWith(PUBLIC_KEY)) ?? ids[0]
  if (wanted === undefined) throw new ConfigError('keyPaths names no key of WeChat Pay')
  if (ids.includes(serialNumber))
    throw new ConfigError(`keyPaths names ${serialNumber}, which is the merchant’s own certificate`)
  const theirs = Object.entries(keyPaths).map(([id, path]) => [id, theirKey(id, path)] as const)

  return {
    privateKey: readKey(privateKeyPath, createPrivateKey),
    theirs: Object.fromEntries(theirs),
    wanted,
  }
}

function theirKey(id: string, path: string): KeyObject {
  if (id.startsWith(PUBLIC_KEY)) return readKey(path, createPublicKey)
  const certificate = readKey(path, (pem) => new X509Certificate(pem))
  if (certificate.serialNumber !== id)
    throw new ConfigError(`${path} has the serial ${certificate.serialNumber}, not ${id}`)

  return certificate.publicKey
}

function readKey<T>(path: string, read: (pem: string) => T): T {
  const pem = readPem(path)
  try {
    return read(pem)
  } catch {
    throw new ConfigError(`${path} is not what it should be`)
  }
}
