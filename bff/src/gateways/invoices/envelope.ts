import { createHash, timingSafeEqual } from 'node:crypto'

export interface Signed {
  data: string
  noise: string
}

export const VERSION = '1.0'

/** The platform's own signature: upper-case MD5 over the members in this order (insurance.md §7.1). */
export function signOf(
  { data, noise }: Signed,
  { appId, secret }: { appId: string; secret: string },
): string {
  const text = `appid=${appId}&data=${data}&noise=${noise}&key=${secret}&version=${VERSION}`

  return createHash('md5').update(text).digest('hex').toUpperCase()
}

export function isSignedBy(
  answer: Signed & { sign: string },
  caller: { appId: string; secret: string },
): boolean {
  const given = Buffer.from(answer.sign.toUpperCase())
  const expected = Buffer.from(signOf(answer, caller))

  return given.length === expected.length && timingSafeEqual(given, expected)
}

export function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

export function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8')
}
