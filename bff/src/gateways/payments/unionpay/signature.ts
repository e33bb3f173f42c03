import { createHash, type KeyObject, sign, verify } from 'node:crypto'
import type { Fields } from './wire.ts'

/**
 * RSA-SHA256 over the lower-case hexadecimal SHA-256 of all fields that are not empty, but `signature`, sorted
 * and joined raw; base64 (payments.md §4.1).
 */
export function signatureOf(fields: Fields, privateKey: KeyObject): string {
  return sign('RSA-SHA256', digestOf(fields), privateKey).toString('base64')
}

export function isSignedBy(fields: Fields, publicKey: KeyObject): boolean {
  return verify('RSA-SHA256', digestOf(fields), publicKey, Buffer.from(fields.signature ?? '', 'base64'))
}

function digestOf(fields: Fields): Buffer {
  const text = Object.keys(fields)
    .filter((name) => name !== 'signature' && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')

  return Buffer.from(createHash('sha256').update(text, 'utf8').digest('hex'))
}
