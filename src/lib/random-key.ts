const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A key for one intention of a person (idempotency). It need not be secret, only never the same twice: time in
 * ms and sixteen random characters; mini-programs have no crypto object.
 */
export function randomKey(): string {
  let key = `${Date.now().toString(36)}-`
  for (let index = 0; index < 16; index++) key += ALPHABET[Math.floor(Math.random() * ALPHABET.length)]
  return key
}
