import type { Page } from 'playwright-core'

/**
 * Everything that lies on the phone where somebody could find it, as one text: storages, databases, and what the browser
 * keeps for pages. Bytes stand there as the text that they would be.
 */
export function leftOnPhone(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    const ask = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const textOf = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value)
      if (value instanceof CryptoKey) return value.extractable ? 'a key that can be read out' : ''
      if (typeof value === 'object' && value !== null) return Object.values(value).map(textOf).join('\n')

      return String(value)
    }
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await ask(indexedDB.open(name))
      for (const store of db.objectStoreNames) {
        const box = db.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([ask(box.getAllKeys()), ask(box.getAll())])
        found.push(`${name}/${store}: ${keys.join()}`, ...values.map(textOf))
      }
      db.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const { pathname } = new URL(request.url)
        const isOurs = /\.(js|css|woff2)$/.test(pathname)
        found.push(pathname, isOurs ? '' : ((await (await cache.match(request))?.text()) ?? ''))
      }
    }

    return found.join('\n')
  })
}
