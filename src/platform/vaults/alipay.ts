import { gcmsiv } from '@noble/ciphers/aes.js'
import { bytesToHex, hexToBytes } from '@noble/ciphers/utils.js'
import Taro from '@tarojs/taro'
import type { Vault } from '../vault'

/**
 * AES-GCM-SIV in plain JavaScript, in the mini-program's storage: there is no WebCrypto and no secure chance, and this
 * mode needs none (RFC 8452: a nonce that comes twice tells no more than that the same text did). What that protects,
 * and what not, stands in docs/decisions/0031.
 */

const KEY = 'tz-kept-key'
const PREFIX = 'tz-kept-box-'
const NONCE_BYTES = 12

const readText = (key: string) => Taro.getStorageSync<string>(key) || undefined

function seal(key: string, text: string): string {
  const nonce = Uint8Array.from({ length: NONCE_BYTES }, () => Math.floor(Math.random() * 256))
  return bytesToHex(nonce) + bytesToHex(gcmsiv(hexToBytes(key), nonce).encrypt(toBytes(text)))
}

function unseal(key: string, sealed: string): string | undefined {
  try {
    const bytes = hexToBytes(sealed)
    const nonce = bytes.subarray(0, NONCE_BYTES)
    return fromBytes(gcmsiv(hexToBytes(key), nonce).decrypt(bytes.subarray(NONCE_BYTES)))
  } catch {
    return undefined
  }
}

/** UTF-8; the host has no TextEncoder. */
function toBytes(text: string): Uint8Array {
  const escaped = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Uint8Array.from(escaped, (character) => character.charCodeAt(0))
}

function fromBytes(bytes: Uint8Array): string {
  return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
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
