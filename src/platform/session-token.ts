import Taro from '@tarojs/taro'

const KEY = 'tz-session'

/**
 * The mini-program's session. H5 has an HttpOnly cookie that scripts cannot read, so there it keeps nothing
 * (reliability.md S4).
 */
export const sessionToken = {
  read(): string | undefined {
    if (process.env.TARO_ENV !== 'alipay') return undefined
    return Taro.getStorageSync<string>(KEY) || undefined
  },
  keep(token: string): void {
    if (process.env.TARO_ENV === 'alipay') Taro.setStorageSync(KEY, token)
  },
  forget(): void {
    if (process.env.TARO_ENV === 'alipay') Taro.removeStorageSync(KEY)
  },
}
