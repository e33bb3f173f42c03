import Taro from '@tarojs/taro'

/** How the app was opened: `?portal=international`, `?mode=elder` on the address or the launch query. */
export interface Launch {
  isInternational: boolean
  isElder: boolean
  /** Of the staff console, which shows the home page as it may become. */
  preview: string | undefined
}

function query(): Record<string, string | undefined> {
  if (process.env.TARO_ENV === 'alipay') return Taro.getLaunchOptionsSync().query ?? {}
  return Object.fromEntries(new URLSearchParams(location.search))
}

export function readLaunch(): Launch {
  const { portal, mode, preview } = query()
  return { isInternational: portal === 'international', isElder: mode === 'elder', preview }
}

/** Size of the host's own font against its normal one, 1 to 1.75 (experience.md C4). H5 hosts scale text by themselves. */
export function hostFontScale(): number {
  // In this very form, or the H5 build keeps the call, and with it a library that reads the user agent at start.
  if (process.env.TARO_ENV === 'alipay') {
    const size = Taro.getSystemInfoSync().fontSizeSetting
    return size ? Math.min(1.75, Math.max(1, size / 16)) : 1
  }
  return 1
}
