import Taro from '@tarojs/taro'

const KEY = 'tz-session'

/** Gone with the page. */
let inMemory: string | undefined

/**
 * The mini-program's session, in its storage; that of a page in another platform's frame, in memory. H5 has an HttpOnly
 * cookie that scripts cannot read, so there no token ever comes (reliability.md S4).
 */
export const sessionToken = {
  read(): string | undefined {
    if (process.env.TARO_ENV !== 'alipay') return inMemory
    return Taro.getStorageSync<string>(KEY) || undefined
  },
  keep(token: string): void {
    if (process.env.TARO_ENV === 'alipay') Taro.setStorageSync(KEY, token)
    else inMemory = token
  },
  forget(): void {
    if (process.env.TARO_ENV === 'alipay') Taro.removeStorageSync(KEY)
    else inMemory = undefined
  },
}
