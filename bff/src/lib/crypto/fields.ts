import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { KeyRing } from './keys.ts'

/** Where a sealed value lives. A value moved to another place does not open. */
export interface Place {
  table: string
  column: string
  rowId: string
}

export interface FieldCrypto {
  seal(place: Place, text: string): string
  /** Throws when the value was altered, moved, or sealed with a key that is gone. */
  open(place: Place, sealed: string): string
  /**
   * 16 bytes in hex by which equal values are found without being stored. Give the normalised value; a kind
   * has its own key, so that a phone and a card of the same digits do not match.
   */
  blindIndex(kind: IndexKind, value: string): string
}

export type IndexKind =
  | 'phone'
  | 'document'
  | 'card'
  | 'host'
  | 'address'
  | 'sms_code'
  | 'enrolment_code'
  | 'help_code'
  | 'request'
  | 'ticket'
  | 'consultation'
  | 'report'
  | 'hospital_patient'
  | 'hospital_event'
  /** The key with which a phone seals what it keeps of an account. */
  | 'keeping'

const IV_BYTES = 16
const TAG_BYTES = 32

/**
 * SM4-CTR and HMAC-SM3, encrypt then MAC (reliability.md D10, S30): Node has no SM4-GCM.
 * Form: `<key version>.<base64url of iv, ciphertext, tag>`.
 */
export function createFieldCrypto(keys: KeyRing): FieldCrypto {
  const versions = new Map<number, { encryption: Buffer; mac: Buffer }>()
  const indexKeys = new Map<IndexKind, Buffer>()

  function keysOf(version: number) {
    const known = versions.get(version)
    if (known) return known
    const encryption = keys.derive(version, 'fields/encryption', 16)
    const mac = keys.derive(version, 'fields/mac', 32)
    if (!encryption || !mac) throw new Error(`a sealed value needs key version ${version}, which is missing`)
    const made = { encryption, mac }
    versions.set(version, made)

    return made
  }

  return {
    seal(place, text) {
      const { encryption, mac } = keysOf(keys.current)
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('sm4-ctr', encryption, iv)
      const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()])
      const tag = tagOf(mac, { place, version: keys.current, body })

      return `${keys.current}.${Buffer.concat([body, tag]).toString('base64url')}`
    },

    open(place, sealed) {
      const dot = sealed.indexOf('.')
      const version = Number(sealed.slice(0, dot))
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url')
      if (dot < 1 || bytes.length < IV_BYTES + TAG_BYTES)
        throw new Error(`${place.table}.${place.column} is not sealed`)
      const { encryption, mac } = keysOf(version)
      const body = bytes.subarray(0, -TAG_BYTES)
      if (!timingSafeEqual(tagOf(mac, { place, version, body }), bytes.subarray(-TAG_BYTES))) {
        throw new Error(`${place.table}.${place.column} of ${place.rowId} was altered or moved`)
      }
      const decipher = createDecipheriv('sm4-ctr', encryption, body.subarray(0, IV_BYTES))

      return Buffer.concat([decipher.update(body.subarray(IV_BYTES)), decipher.final()]).toString('utf8')
    },

    blindIndex(kind, value) {
      let key = indexKeys.get(kind)
      if (!key) {
        key = keys.deriveIndex(`index/${kind}`, 32)
        indexKeys.set(kind, key)
      }

      return createHmac('sm3', key).update(value).digest('hex').slice(0, 32)
    },
  }
}

function tagOf(
  key: Buffer,
  { place, version, body }: { place: Place; version: number; body: Buffer },
): Buffer {
  // NUL cannot stand in a name or an id, so two different places never give the same text.
  const context = [place.table, place.column, place.rowId, version].join('\0')

  return createHmac('sm3', key).update(context).update('\0').update(body).digest()
}
