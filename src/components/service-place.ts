import Taro from '@tarojs/taro'

const KEY = 'tz-service-button'

/** Where the button of customer service floats: at one edge, so many hundredths of the screen from its top. */
export interface ServicePlace {
  side: 'left' | 'right'
  top: number
}

/** Below the tools of the page, above its action and the tabs. */
const HIGHEST = 18
const LOWEST = 68
/** Until it is moved: above the action also where large letters on a small phone make that tall. */
const USUAL = 50

export const clampTop = (top: number): number => Math.min(LOWEST, Math.max(HIGHEST, Math.round(top)))

export function readPlace(): ServicePlace {
  const { side, top } = Taro.getStorageSync<Partial<ServicePlace>>(KEY) || {}
  return { side: side === 'left' ? 'left' : 'right', top: clampTop(Number(top ?? USUAL)) }
}

export function keepPlace(place: ServicePlace): void {
  Taro.setStorageSync(KEY, place)
}
