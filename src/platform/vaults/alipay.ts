import Taro from '@tarojs/taro'
import nacl from 'tweetnacl'
import type { Vault } from '../vault'

/**
 * XSalsa20-Poly1305 in plain JavaScript, in the mini-program's storage: there is no WebCrypto, and no BigInt on older
 * phones. What that protects, and what not, stands in docs/decisions/0031.
 */

const KEY = 'tz-kept-key'
const PREFIX = 'tz-kept-box-'
const NONCE_BYTES = nacl.secretbox.nonceLength

const readText = (key: string) => Taro.getStorageSync<string>(key) || undefined

function seal(key: string, text: string): string {
  const message = toBytes(text)
  const nonce = nonceOf(message, key)
  return toHex(nonce) + toHex(nacl.secretbox(message, nonce, secretOf(key)))
}

function unseal(key: string, sealed: string): string | undefined {
  const bytes = fromHex(sealed)
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const message = nacl.secretbox.open(bytes.subarray(NONCE_BYTES), nonce, secretOf(key))
  return message ? fromBytes(message) : undefined
}

/** The account's key is shorter than the cipher's. */
function secretOf(key: string): Uint8Array {
  return nacl.hash(toBytes(key)).subarray(0, nacl.secretbox.keyLength)
}

/** The host has no secure chance. Of key, text and such chance as there is: it comes twice with the same text only. */
function nonceOf(message: Uint8Array, key: string): Uint8Array {
  const chance = toBytes(`${key} ${Date.now()} ${Math.random()} ${Math.random()} `)
  const all = new Uint8Array(chance.length + message.length)
  all.set(chance)
  all.set(message, chance.length)
  return nacl.hash(all).subarray(0, NONCE_BYTES)
}

/** UTF-8; the host has no TextEncoder. */
function toBytes(text: string): Uint8Array {
  const escaped = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Uint8Array.from(escaped, (character) => character.charCodeAt(0))
}

function fromBytes(bytes: Uint8Array): string {
  return decodeURIComponent(toHex(bytes).replace(/../g, '%$&'))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function clear(): void {
  for (const key of Taro.getStorageInfoSync().keys) {
    if (key === KEY || key.startsWith(PREFIX)) Taro.removeStorageSync(key)
  }
}

export const alipayVault: Vault = {
  async use(key) {
    if (readText(KEY) === key) return
    clear()
    Taro.setStorageSync(KEY, key)
  },
  async put(name, text) {
    const key = readText(KEY)
    if (key) Taro.setStorageSync(PREFIX + name, seal(key, text))
  },
  async get(name) {
    const key = readText(KEY)
    const sealed = readText(PREFIX + name)
    return key && sealed && unseal(key, sealed)
  },
  async clear() {
    clear()
  },
}
