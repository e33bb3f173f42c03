import { randomInt } from 'node:crypto'
import { createRoot, issueCertificate, type KeyAndCertificate } from '../lib/certificate-authority.ts'

/** What UnionPay and the certificate authority give to a merchant. */
export interface UnionpayCredentials {
  merchantId: string
  /** PKCS#8 PEM; the real one comes in a pfx. */
  privateKey: string
  cert: string
  rootCert: string
  middleCert: string
  /** Third part of the common name in the certificate that signs the answers. */
  signerName: string
}

/** What UnionPay keeps to itself. */
export interface UnionpaySecrets {
  credentials: UnionpayCredentials
  middle: KeyAndCertificate
  /** Signs answers and call-backs. */
  signing: KeyAndCertificate
}

const ORGANISATION = 'C=CN, O=Tongzhen Sandbox, OU=Not UnionPay'
/** Of the production profile (payments.md §6.1). */
export const SIGNER_NAME = '中国银联股份有限公司'

/** Made at first start: root, middle and signing certificates, and the merchant's own under the same middle. */
export async function createUnionpaySecrets(): Promise<UnionpaySecrets> {
  const merchantId = `89831008062${randomInt(10_000).toString().padStart(4, '0')}`
  const { root, middle } = await createAuthorities()
  const [signing, merchant] = await Promise.all([
    issueSigning(middle, SIGNER_NAME),
    issueSigning(middle, merchantId),
  ])

  return {
    credentials: {
      merchantId,
      privateKey: merchant.privateKey,
      cert: merchant.certificate,
      rootCert: root.certificate,
      middleCert: middle.certificate,
      signerName: SIGNER_NAME,
    },
    middle,
    signing,
  }
}

export async function createAuthorities(): Promise<{ root: KeyAndCertificate; middle: KeyAndCertificate }> {
  const root = await createRoot(`${ORGANISATION}, CN=Tongzhen Sandbox Root`)
  const middle = await issueCertificate({
    name: `${ORGANISATION}, CN=Tongzhen Sandbox Middle`,
    issuer: root,
    purpose: 'authority',
  })

  return { root, middle }
}

/** A leaf whose common name has the parts of payments.md §6.1, the owner third. */
export function issueSigning(
  middle: KeyAndCertificate,
  owner: string,
  { years = 20 }: { years?: number } = {},
): Promise<KeyAndCertificate> {
  const name = `${ORGANISATION}, CN=041@Z20261121@${owner}@00000001`

  return issueCertificate({ name, issuer: middle, purpose: 'signing', years })
}
