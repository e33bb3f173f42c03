import { createSign, generateKeyPairSync, type KeyLike, randomBytes } from 'node:crypto'
import type { WechatPaySecrets } from './wechat-pay-credentials.ts'

/** The two ways to know WeChat Pay's signature (payments.md §1.2). */
export type SigningKey = 'public_key' | 'platform_certificate'

export interface Signing {
  key: SigningKey
  atMs: number
  /** Signs with a key that is not WeChat Pay's. */
  forges?: boolean
}

/** The headers by which answers and call-backs are known to come from WeChat Pay (payments.md §1.2). */
export class Signer {
  readonly #secrets: WechatPaySecrets
  #stranger: KeyLike | undefined

  constructor(secrets: WechatPaySecrets) {
    this.#secrets = secrets
  }

  /** @param body byte for byte as it is sent; empty for 204 */
  headers(body: string, { key, atMs, forges = false }: Signing): Record<string, string> {
    const { credentials, privateKey, platformPrivateKey } = this.#secrets
    const isPublicKey = key === 'public_key'
    const timestamp = String(Math.floor(atMs / 1000))
    const nonce = randomBytes(16).toString('hex')
    const ownKey = isPublicKey ? privateKey : platformPrivateKey

    return {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': isPublicKey ? credentials.publicKeyId : credentials.platformSerial,
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
      'wechatpay-signature': createSign('RSA-SHA256')
        .update(`${timestamp}\n${nonce}\n${body}\n`)
        .sign(forges ? this.#strangersKey() : ownKey, 'base64'),
    }
  }

  #strangersKey(): KeyLike {
    this.#stranger ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

    return this.#stranger
  }
}
