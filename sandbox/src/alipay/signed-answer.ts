import { createSign, generateKeyPairSync } from 'node:crypto'

export interface AnswerSigner {
  privateKey: string
  certificateSn: string
  forges: boolean
}

/**
 * The answer's text in certificate mode. The signature covers the inner object exactly as it is written, so it
 * is written once; the official SDK also wants it last (payments.md §3.1, §5.1, §6.1).
 */
export function signedAnswer(node: string, content: object, signer: AnswerSigner): string {
  const inner = JSON.stringify(content)
  const key = signer.forges
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : signer.privateKey
  const sign = createSign('RSA-SHA256').update(inner).sign(key, 'base64')

  return `{"${node}":${inner},"alipay_cert_sn":"${signer.certificateSn}","sign":"${sign}"}`
}
