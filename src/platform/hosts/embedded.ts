import Taro from '@tarojs/taro'
import type { Host } from '../host'

/** The address under which another platform has us in a frame (docs/interfaces/embedding.md). */
export const isFramed = (): boolean => location.pathname.startsWith('/embed/')

/** A page of another platform around a page of ours. */
export const embeddedHost: Host = {
  channel: 'embedded',
  /** One of ours that lies over the first has a way back; the first has the platform's. */
  get hasTitleBar() {
    return Taro.getCurrentPages().length < 2
  },
  // In these very forms, or the mini-program brings along what only frames need.
  signIn: async () =>
    process.env.TARO_ENV === 'alipay' ? 'unavailable' : (await import('../frame/enter')).enter(),
  dial: async (number) =>
    process.env.TARO_ENV === 'alipay' ? undefined : (await import('../frame/frame')).callOutside(number),
}

/** In a frame nothing is kept, and many browsers would not let us. */
export function keepNothing(): void {
  const kept: Record<string, string> = {}
  Object.defineProperty(window, 'localStorage', {
    value: {
      getItem: (key: string) => kept[key] ?? null,
      setItem(key: string, value: string) {
        kept[key] = value
      },
      removeItem(key: string) {
        delete kept[key]
      },
    },
  })
}
