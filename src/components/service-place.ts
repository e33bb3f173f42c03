import Taro from '@tarojs/taro'

const KEY = 'tz-service-button'

/** Where the button of customer service floats: at one edge, in the lower corner until a finger has moved it. */
export interface ServicePlace {
  side: 'left' | 'right'
  /** So many hundredths of the screen from its top. */
  top?: number
}

/** Below the tools of the page, above its action and the tabs. */
const HIGHEST = 18
const LOWEST = 68

export const clampTop = (top: number): number => Math.min(LOWEST, Math.max(HIGHEST, Math.round(top)))

export function readPlace(): ServicePlace {
  const { side, top } = Taro.getStorageSync<Partial<ServicePlace>>(KEY) || {}

  return {
    side: side === 'left' ? 'left' : 'right',
    ...(top !== undefined && { top: clampTop(Number(top)) }),
  }
}

export function keepPlace(place: ServicePlace): void {
  Taro.setStorageSync(KEY, place)
}
