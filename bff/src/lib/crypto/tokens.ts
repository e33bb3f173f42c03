import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits for a device to keep; the database holds only `hashToken` of it (S4). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Compares in constant time; different lengths are unequal. */
export function equalSecrets(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]

  return left.length === right.length && timingSafeEqual(left, right)
}
