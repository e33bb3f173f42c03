import { createSign, generateKeyPairSync } from 'node:crypto'
import type { AlipaySecrets } from './alipay-credentials.ts'
import type { AlipaySettings } from './alipay-settings.ts'
import { certificateSn } from './certificate-sn.ts'

/** The signed text of an answer whose content stands at a node. */
export type WriteAnswer = (node: string, content: object) => string

/**
 * The answer's text in certificate mode. The signature covers the inner object exactly as it is written, so it
 * is written once; the official SDK also wants it last (payments.md §3.1, §5.1, §6.1).
 */
export function createAnswerWriter(secrets: AlipaySecrets, settings: AlipaySettings): WriteAnswer {
  const certSn = certificateSn(secrets.credentials.alipayCert)

  return (node, content) => {
    const inner = JSON.stringify(content)
    const key = settings.forgesSignature
      ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
      : secrets.alipayPrivateKey
    const sign = createSign('RSA-SHA256').update(inner).sign(key, 'base64')

    return `{"${node}":${inner},"alipay_cert_sn":"${certSn}","sign":"${sign}"}`
  }
}
