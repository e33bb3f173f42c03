import Taro from '@tarojs/taro'

const MARK = 'tz-kept'

/** Whether this phone keeps anything: who only looks around need not fetch what it takes to find out. */
export const keptMark = {
  isSet: (): boolean => Taro.getStorageSync(MARK) === 1,
  set: (): void => Taro.setStorageSync(MARK, 1),
  remove: (): void => Taro.removeStorageSync(MARK),
}
