import type { KeyAndCertificate } from '../lib/certificate-authority.ts'
import { type Fields, signatureOf } from './fields.ts'
import { createAuthorities, issueSigning, SIGNER_NAME, type UnionpaySecrets } from './unionpay-credentials.ts'

/**
 * Who signs. All but the first are impostors: another key beside the genuine certificate, a certificate of the
 * right name under another root, one of a merchant under the right root, and one whose time is over.
 */
export type SignerKind = 'genuine' | 'other_key' | 'other_root' | 'other_name' | 'expired'

/** Adds `signPubKeyCert` and `signature`, as every answer and call-back carries them. */
export class AnswerSigner {
  readonly #secrets: UnionpaySecrets
  readonly #signers = new Map<SignerKind, Promise<KeyAndCertificate>>()

  constructor(secrets: UnionpaySecrets) {
    this.#secrets = secrets
  }

  async sign(fields: Fields, kind: SignerKind = 'genuine'): Promise<Fields> {
    const { privateKey, certificate } = await this.#signer(kind)
    const complete = {
      ...withoutEmpty(fields),
      signMethod: '01',
      signPubKeyCert: certificate.replaceAll(/\r?\n/g, '\r\n'),
    }

    return { ...complete, signature: signatureOf(complete, privateKey) }
  }

  #signer(kind: SignerKind): Promise<KeyAndCertificate> {
    const signer = this.#signers.get(kind) ?? this.#create(kind)
    this.#signers.set(kind, signer)

    return signer
  }

  async #create(kind: SignerKind): Promise<KeyAndCertificate> {
    const { signing, middle, credentials } = this.#secrets
    switch (kind) {
      case 'genuine':
        return signing
      case 'other_key':
        return { ...signing, privateKey: credentials.privateKey }
      case 'other_root':
        return issueSigning((await createAuthorities()).middle, SIGNER_NAME)
      case 'other_name':
        return { privateKey: credentials.privateKey, certificate: credentials.cert }
      case 'expired':
        return issueSigning(middle, SIGNER_NAME, { years: -1 })
    }
  }
}

function withoutEmpty(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}
