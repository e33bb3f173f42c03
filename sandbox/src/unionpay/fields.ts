import { createHash, sign, verify } from 'node:crypto'

/** A message of UnionPay 5.1.0: names and texts. */
export type Fields = Readonly<Record<string, string>>

/** What is signed: every field that is not empty, but `signature`, sorted, joined raw (payments.md §4.1). */
function signedText(fields: Fields): string {
  return Object.keys(fields)
    .filter((name) => name !== 'signature' && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')
}

/** RSA-SHA256 over the lower-case hexadecimal SHA-256 of that text, base64 (payments.md §4.1). */
export function signatureOf(fields: Fields, privateKey: string): string {
  return sign('RSA-SHA256', digestOf(fields), privateKey).toString('base64')
}

export function isSignedBy(fields: Fields, certificate: string): boolean {
  return verify('RSA-SHA256', digestOf(fields), certificate, Buffer.from(fields.signature ?? '', 'base64'))
}

/** Answers are `k=v&k=v` as they are, without any encoding (payments.md §4.1). */
export function rawText(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function digestOf(fields: Fields): Buffer {
  return Buffer.from(createHash('sha256').update(signedText(fields), 'utf8').digest('hex'))
}
