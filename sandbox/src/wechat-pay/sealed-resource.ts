import { createCipheriv, randomBytes } from 'node:crypto'

/** Something only the merchant may read, as it stands in call-backs and in `GET /v3/certificates`. */
export interface SealedResource {
  algorithm: 'AEAD_AES_256_GCM'
  /** Base64 of the ciphertext and its 16-byte tag. */
  ciphertext: string
  associated_data: string
  /** Twelve characters. */
  nonce: string
}

/** AES-256-GCM with the merchant's APIv3 key (payments.md §1.2). */
export function seal(
  plaintext: string,
  { apiV3Key, associatedData }: { apiV3Key: string; associatedData: string },
): SealedResource {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(associatedData))
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])

  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: associatedData,
    nonce,
  }
}
