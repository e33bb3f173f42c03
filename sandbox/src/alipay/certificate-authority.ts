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

export interface AlipayKeys {
  root: KeyAndCertificate
  /** Signs Alipay's answers. */
  alipay: KeyAndCertificate
  /** Signs the application's requests. */
  app: KeyAndCertificate
}

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
}
const ORGANISATION = 'C=CN, O=Tongzhen Sandbox, OU=Not Alipay'
const YEARS = 20

/** A root of our own and two leaves: what Alipay's console hands out in certificate mode (payments.md §6.1). */
export async function createAlipayKeys(appId: string): Promise<AlipayKeys> {
  const rootKeys = await generateKeys()
  const rootCertificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...validity(),
      name: `${ORGANISATION}, CN=Tongzhen Sandbox Root`,
      keys: rootKeys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      ],
    },
    webcrypto as Crypto,
  )
  const issuer = { name: rootCertificate.subject, key: rootKeys.privateKey }

  return {
    root: exported(rootKeys, rootCertificate),
    alipay: await issueLeaf(issuer, 'Alipay'),
    app: await issueLeaf(issuer, appId),
  }
}

async function issueLeaf(
  issuer: { name: string; key: CryptoKey },
  commonName: string,
): Promise<KeyAndCertificate> {
  const keys = await generateKeys()
  const certificate = await X509CertificateGenerator.create(
    {
      ...validity(),
      subject: `${ORGANISATION}, CN=${commonName}`,
      issuer: issuer.name,
      publicKey: keys.publicKey,
      signingKey: issuer.key,
      signingAlgorithm: ALGORITHM,
      extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)],
    },
    webcrypto as Crypto,
  )

  return exported(keys, certificate)
}

function generateKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

function validity(): { serialNumber: string; notBefore: Date; notAfter: Date } {
  const notBefore = new Date()
  const notAfter = new Date(notBefore)
  notAfter.setFullYear(notAfter.getFullYear() + YEARS)
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
