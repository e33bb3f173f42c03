import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** What an internet hospital's platform agrees on with a hospital. The hospital is given the public key only. */
export interface PlatformSecrets {
  platformId: string
  keyId: string
  /** PKCS#8 PEM; never leaves the platform. */
  privateKey: string
  /** SPKI PEM. */
  publicKey: string
}

/** Made at first start. */
export async function createPlatformSecrets(): Promise<PlatformSecrets> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })

  return { platformId: 'example-online', keyId: 'key-1', privateKey, publicKey }
}
