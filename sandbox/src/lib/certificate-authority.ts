import 'reflect-metadata'
import { createPrivateKey, KeyObject, randomBytes, webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate and its private key, as PEM. */
export interface KeyAndCertificate {
  /** PKCS#8. */
  privateKey: string
  certificate: string
}

export interface NewCertificate {
  /** Distinguished name, such as `C=CN, O=…, CN=…`. */
  name: string
  issuer: KeyAndCertificate
  /** `authority` may issue further ones. */
  purpose: 'authority' | 'signing'
  /** Its time was over years ago. */
  isExpired?: boolean
}

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
}
/** Wide on both sides, because tests choose their own day. */
const YEARS_BEFORE = 10
const YEARS_AFTER = 20
const EXPIRED_YEARS_AGO = 5

/** A root of its own, RSA 2048 with SHA-256. */
export async function createRoot(name: string): Promise<KeyAndCertificate> {
  const keys = await generateKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...validity({ isExpired: false }),
      name,
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: extensionsFor('authority'),
    },
    webcrypto as Crypto,
  )

  return exported(keys, certificate)
}

/** A certificate with new keys under an existing one. */
export async function issueCertificate({
  name,
  issuer,
  purpose,
  isExpired = false,
}: NewCertificate): Promise<KeyAndCertificate> {
  const keys = await generateKeys()
  const certificate = await X509CertificateGenerator.create(
    {
      ...validity({ isExpired }),
      subject: name,
      issuer: new X509Certificate(issuer.certificate).subject,
      publicKey: keys.publicKey,
      signingKey: await importKey(issuer.privateKey),
      signingAlgorithm: ALGORITHM,
      extensions: extensionsFor(purpose),
    },
    webcrypto as Crypto,
  )

  return exported(keys, certificate)
}

function extensionsFor(purpose: NewCertificate['purpose']) {
  if (purpose === 'signing') return [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)]

  return [
    new BasicConstraintsExtension(true, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
  ]
}

function generateKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

function importKey(pem: string): Promise<CryptoKey> {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' })

  return webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign']) as Promise<CryptoKey>
}

function validity({ isExpired }: { isExpired: boolean }) {
  const notBefore = yearsFromNow(-YEARS_BEFORE)
  const notAfter = yearsFromNow(isExpired ? -EXPIRED_YEARS_AGO : YEARS_AFTER)
  // A leading 01: positive and without leading zeros, so that every reader prints the same number.
  const serialNumber = `01${randomBytes(15).toString('hex')}`

  return { serialNumber, notBefore, notAfter }
}

function yearsFromNow(years: number): Date {
  const date = new Date()
  date.setFullYear(date.getFullYear() + years)

  return date
}

function exported({ privateKey }: CryptoKeyPair, certificate: X509Certificate): KeyAndCertificate {
  return {
    privateKey: KeyObject.from(privateKey as webcrypto.CryptoKey)
      .export({ type: 'pkcs8', format: 'pem' })
      .toString()
      .trim(),
    certificate: certificate.toString('pem').trim(),
  }
}
