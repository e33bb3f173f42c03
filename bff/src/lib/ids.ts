import { randomBytes } from 'node:crypto'

/** Crockford base 32: no I, L, O, U, so that a number can be read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 20

/** Random letters and digits, each five bits. */
export function randomLetters(length: number): string {
  // 32 divides 256, so taking five bits of each byte is even.
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte & 31]).join('')
}

/** A new opaque id of the contract's form, e.g. `newId('apt')` → `apt_7Q…`: prefix and 100 random bits. */
export function newId<const Prefix extends string>(prefix: Prefix): `${Prefix}_${string}` {
  return `${prefix}_${randomLetters(LENGTH)}`
}
