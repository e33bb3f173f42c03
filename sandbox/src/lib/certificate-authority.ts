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
  /** From now until its time is over; negative for one that is over already. */
  years?: number
}

/** A root of our own, whose certificates no one else trusts. */
export interface CertificateAuthority {
  root: KeyAndCertificate
  /** A key pair of its own for `commonName`, good for signing. */
  issueLeaf(commonName: string): Promise<KeyAndCertificate>
}

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
}
/** Begins early, because tests choose their own day. */
const YEARS_SINCE = 10
const DEFAULT_YEARS = 20

/** @param organisation the names before the common name, such as `C=CN, O=Tongzhen Sandbox, OU=Not Alipay` */
export async function createCertificateAuthority({
  organisation,
  years = DEFAULT_YEARS,
}: {
  organisation: string
  years?: number
}): Promise<CertificateAuthority> {
  const root = await createRoot(`${organisation}, CN=Tongzhen Sandbox Root`, years)

  return {
    root,
    issueLeaf: (commonName) =>
      issueCertificate({
        ...{ name: `${organisation}, CN=${commonName}`, issuer: root },
        ...{ purpose: 'signing', years },
      }),
  }
}

/** A certificate that nobody issued but itself; RSA 2048 with SHA-256, as all of these. */
export async function createRoot(name: string, years = DEFAULT_YEARS): Promise<KeyAndCertificate> {
  const keys = await generateKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...validity(years),
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
  years = DEFAULT_YEARS,
}: NewCertificate): Promise<KeyAndCertificate> {
  const keys = await generateKeys()
  const certificate = await X509CertificateGenerator.create(
    {
      ...validity(years),
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

function validity(years: number): { serialNumber: string; notBefore: Date; notAfter: Date } {
  const notBefore = yearsFromNow(-YEARS_SINCE)
  const notAfter = yearsFromNow(years)
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
