/** The part of Alipay's API that we use, typed by hand as in `hosts/alipay.ts`. */
interface AlipayApi {
  getScreenBrightness(options: { success(answer: { brightness: number }): void }): void
  setScreenBrightness(options: { brightness: number }): void
  setKeepScreenOn(options: { keepScreenOn: boolean }): void
}
declare const my: AlipayApi

/**
 * Makes the screen as bright as it gets, and keeps it on, for a reader to read from; answers how to have it again as it
 * was. Web views let no page touch the brightness; they keep the screen on where they know how.
 */
export function brighten(): () => void {
  return process.env.TARO_ENV === 'alipay' ? brightenInAlipay() : stayAwake()
}

function brightenInAlipay(): () => void {
  let before: number | undefined
  let isOver = false
  my.getScreenBrightness({
    success({ brightness }) {
      if (isOver) return
      before = brightness
      my.setScreenBrightness({ brightness: 1 })
    },
  })
  my.setKeepScreenOn({ keepScreenOn: true })
  return () => {
    isOver = true
    if (before !== undefined) my.setScreenBrightness({ brightness: before })
    my.setKeepScreenOn({ keepScreenOn: false })
  }
}

function stayAwake(): () => void {
  // Refused when the battery is low, and by old web views: then the phone goes by its own setting.
  const lock = navigator.wakeLock?.request('screen').catch(() => undefined)
  return () => {
    lock?.then((held) => held?.release())
  }
}
