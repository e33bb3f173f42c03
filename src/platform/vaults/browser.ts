import type { Vault } from '../vault'

/**
 * AES-GCM by WebCrypto, in IndexedDB. The key lies there too, as one that no script can read out; web views without
 * either keep nothing (docs/decisions/0031).
 */

const NAME = 'tz-kept'
const BOX = 'box'
const KEY = 'key'
/** Sealed and opened to see whose key it is. */
const PROOF = 'proof'
const IV_BYTES = 12

interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(BOX)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

/** One access to the box, in a connection of its own: one that stays open stands in the way of its own deletion. */
async function access<T>(mode: IDBTransactionMode, ask: (box: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(BOX, mode)
      const asked = ask(transaction.objectStore(BOX))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    db.close()
  }
}

const read = <T>(name: string) => access<T | undefined>('readonly', (box) => box.get(name))
const write = (name: string, value: unknown) => access('readwrite', (box) => box.put(value, name))

async function seal(key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text))
  return { iv, data }
}

async function unseal(key: CryptoKey, { iv, data }: Sealed): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data))
  } catch {
    return undefined
  }
}

function importKey(hex: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export const browserVault: Vault = {
  async use(hex) {
    if (!canKeep()) return
    const key = await importKey(hex)
    const proof = await read<Sealed>(PROOF)
    if (proof && (await unseal(key, proof)) === PROOF) return
    await access('readwrite', (box) => box.clear())
    await write(PROOF, await seal(key, PROOF))
    await write(KEY, key)
  },
  async put(name, text) {
    const key = canKeep() ? await read<CryptoKey>(KEY) : undefined
    if (key) await write(name, await seal(key, text))
  },
  async get(name) {
    if (!canKeep()) return undefined
    const key = await read<CryptoKey>(KEY)
    const sealed = await read<Sealed>(name)
    return key && sealed && unseal(key, sealed)
  },
  async clear() {
    if (canKeep()) await access('readwrite', (box) => box.clear())
  },
}

/** Both are missing outside of https; private windows of old browsers have no database. */
function canKeep(): boolean {
  return typeof indexedDB !== 'undefined' && typeof crypto !== 'undefined' && crypto.subtle !== undefined
}
