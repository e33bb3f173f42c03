import { createHmac, randomBytes } from 'node:crypto'
import { SECOND_MS } from '../../lib/clock.ts'

/** RFC 6238 with what every authenticator knows: SHA-1, six digits, steps of 30 seconds. */
const STEP_MS = 30 * SECOND_MS
const DIGITS = 6
/** RFC 4226 §4 R6 asks for 160 bits. */
const SECRET_BYTES = 20
/** A phone's clock may be so many steps off, in either direction. */
const STEPS_OFF = 1

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret in base 32 (RFC 4648), as authenticators take it. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(SECRET_BYTES))
}

/** The number of the time step at an instant. */
export function totpStep(at: Date): number {
  return Math.floor(at.getTime() / STEP_MS)
}

/** @param step number of the time step (`totpStep`) */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15

  return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The steps around an instant whose code this is, the earliest first. */
export function stepsOf({ secret, code, at }: { secret: string; code: string; at: Date }): number[] {
  const now = totpStep(at)
  const near = Array.from({ length: 2 * STEPS_OFF + 1 }, (_, index) => now - STEPS_OFF + index)

  return near.filter((step) => totpCode(secret, step) === code)
}

/** What an authenticator reads from the QR code. */
export function otpauthUri({ secret, account }: { secret: string; account: string }): string {
  const issuer = encodeURIComponent('Tongzhen 通诊')

  return `otpauth://totp/${issuer}:${encodeURIComponent(account)}?secret=${secret}&issuer=${issuer}`
}

function toBase32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')

  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer {
  let bits = ''
  for (const letter of text) bits += BASE32.indexOf(letter).toString(2).padStart(5, '0')

  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
