import { randomBytes } from 'node:crypto'

/** Crockford base 32: no I, L, O, U, so that a number can be read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 20

/** A new opaque id of the contract's form, e.g. `newId('apt')` → `apt_7Q…`: prefix and 100 random bits. */
export function newId<const Prefix extends string>(prefix: Prefix): `${Prefix}_${string}` {
  // 32 divides 256, so taking five bits of each byte is even.
  const characters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte & 31])

  return `${prefix}_${characters.join('')}`
}
