import 'reflect-metadata'
import { KeyObject, randomBytes, webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate and its private key, as PEM. */
export interface KeyAndCertificate {
  /** PKCS#8. */
  privateKey: string
  certificate: string
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
const DEFAULT_YEARS = 20

/** @param organisation the names before the common name, such as `C=CN, O=Tongzhen Sandbox, OU=Not Alipay` */
export async function createCertificateAuthority({
  organisation,
  years = DEFAULT_YEARS,
}: {
  organisation: string
  years?: number
}): Promise<CertificateAuthority> {
  const rootKeys = await generateKeys()
  const rootCertificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...validity(years),
      name: `${organisation}, CN=Tongzhen Sandbox Root`,
      keys: rootKeys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      ],
    },
    webcrypto as Crypto,
  )

  return {
    root: exported(rootKeys, rootCertificate),
    async issueLeaf(commonName) {
      const keys = await generateKeys()
      const certificate = await X509CertificateGenerator.create(
        {
          ...validity(years),
          subject: `${organisation}, CN=${commonName}`,
          issuer: rootCertificate.subject,
          publicKey: keys.publicKey,
          signingKey: rootKeys.privateKey,
          signingAlgorithm: ALGORITHM,
          extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)],
        },
        webcrypto as Crypto,
      )

      return exported(keys, certificate)
    },
  }
}

function generateKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

function validity(years: number): { serialNumber: string; notBefore: Date; notAfter: Date } {
  const notBefore = new Date()
  const notAfter = new Date(notBefore)
  notAfter.setFullYear(notAfter.getFullYear() + years)
  // A leading 01: positive and without leading zeros, so that every reader prints the same number.
  const serialNumber = `01${randomBytes(15).toString('hex')}`

  return { serialNumber, notBefore, notAfter }
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
