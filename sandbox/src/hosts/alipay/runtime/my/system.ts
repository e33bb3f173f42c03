import type { LaunchParameters } from '../launch-parameters.ts'
import type { LaunchOptions } from '../pages/definitions.ts'
import { STATUS_BAR_HEIGHT_PX, TITLE_BAR_HEIGHT_PX } from '../shell/phone.ts'
import { asyncApi } from './my-api.ts'

const SDK_VERSION = '2.9.21'
const APP_VERSION = '10.6.50'
const CAPSULE = { width: 87, height: 32, right: 8, top: 8 }

/** What a mini-program may know of the phone and of how it was started. */
export function systemApis({
  area,
  launch,
  started,
}: {
  area: HTMLElement
  launch: LaunchParameters
  started: LaunchOptions
}) {
  const system = () => ({
    app: 'alipay',
    brand: 'Tongzhen',
    model: 'Test host',
    platform: 'Android',
    system: '13',
    version: APP_VERSION,
    SDKVersion: SDK_VERSION,
    language: launch.language,
    fontSizeSetting: launch.fontSizeSetting,
    pixelRatio: window.devicePixelRatio,
    screenWidth: window.innerWidth,
    screenHeight: window.innerHeight,
    windowWidth: area.clientWidth,
    windowHeight: area.clientHeight,
    statusBarHeight: STATUS_BAR_HEIGHT_PX,
    titleBarHeight: TITLE_BAR_HEIGHT_PX,
    safeArea: {
      left: 0,
      right: window.innerWidth,
      top: STATUS_BAR_HEIGHT_PX,
      bottom: window.innerHeight,
      width: window.innerWidth,
      height: window.innerHeight - STATUS_BAR_HEIGHT_PX,
    },
    storage: '128 GB',
    currentBattery: '80%',
  })

  return {
    SDKVersion: SDK_VERSION,
    env: {
      USER_DATA_PATH: 'https://usr',
      clientName: 'ap',
      clientVersion: APP_VERSION,
      language: launch.language,
      platform: 'Android',
    },
    getSystemInfo: asyncApi('getSystemInfo', () => system() as never),
    getSystemInfoSync: system,
    getWindowInfo: system,
    getDeviceBaseInfo: system,
    getAppBaseInfo: system,
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true }),
    getMenuButtonBoundingClientRect: () => {
      const top = STATUS_BAR_HEIGHT_PX + CAPSULE.top
      const right = window.innerWidth - CAPSULE.right
      const { width, height } = CAPSULE

      return { width, height, top, right, bottom: top + height, left: right - width }
    },
    getLaunchOptionsSync: () => started,
    getEnterOptionsSync: () => started,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'sandbox', envVersion: 'develop', version: '0.0.1' },
    }),
    getAppIdSync: () => ({ appId: 'sandbox' }),
    getServerTime: asyncApi('getServerTime', () => ({ time: Date.now() })),
  }
}
