import { asyncApi, DONE, MyError, type MyOptions, type MyResult } from './my-api.ts'

/** Alipay: 200 kB under one key, 10 MB in all. */
const LARGEST_ITEM = 200 * 1024
const LIMIT_KB = 10 * 1024

/** `my.*Storage*`, kept in the browser for each person apart. */
export function storageApis(personId: string) {
  const prefix = `alipay-host/${personId}/`

  function read({ key }: { key: string }): { data: unknown } {
    const text = localStorage.getItem(prefix + key)

    return { data: text === null ? null : JSON.parse(text) }
  }

  function write({ key, data }: MyOptions<'setStorage'>): typeof DONE {
    const text = JSON.stringify(data ?? null)
    if (text.length > LARGEST_ITEM) throw new MyError(14, `"${key}" is larger than ${LARGEST_ITEM} bytes`)
    localStorage.setItem(prefix + key, text)

    return DONE
  }

  function remove({ key }: { key: string }): typeof DONE {
    localStorage.removeItem(prefix + key)

    return DONE
  }

  function keys(): string[] {
    const ours = Object.keys(localStorage).filter((key) => key.startsWith(prefix))

    return ours.map((key) => key.slice(prefix.length))
  }

  function clear(): typeof DONE {
    for (const key of keys()) remove({ key })

    return DONE
  }

  function info(): MyResult<'getStorageInfoSync'> {
    const size = keys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key)?.length ?? 0), 0)

    return { keys: keys(), currentSize: Math.ceil(size / 1024), limitSize: LIMIT_KB }
  }

  return {
    getStorage: asyncApi('getStorage', read),
    setStorage: asyncApi('setStorage', write),
    removeStorage: asyncApi('removeStorage', remove),
    clearStorage: asyncApi('clearStorage', clear),
    getStorageInfo: asyncApi('getStorageInfo', info),
    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
  }
}
