import { askInHost } from '../../../browser/host-dialog.ts'
import type { HostWords } from '../shell/words.ts'
import { asyncApi, DONE, MyError } from './my-api.ts'

/** Where the phones of the other shells are, in the coordinates of Chinese maps (GCJ-02). */
const HERE = { latitude: '31.2757', longitude: '121.5248', accuracy: '30.0', horizontalAccuracy: '30.0' }

/** What a phone has beside a screen: camera, telephone, place, clipboard. */
export function deviceApis(words: HostWords) {
  let clipboard = ''
  let brightness = 0.4
  let mayLocate: boolean | undefined

  return {
    scan: asyncApi('scan', async () => {
      const code = await askInHost({
        title: words.scan,
        text: words.scanText,
        field: words.scanField,
        accept: words.done,
        refuse: words.cancel,
      })
      if (code === undefined) throw new MyError(10, 'the person cancelled')

      return { code, qrCode: code, result: code, scanType: 'QRCODE', imageChannel: 'camera' }
    }),
    makePhoneCall: asyncApi('makePhoneCall', async ({ number }) => {
      const text = words.callText(String(number))
      await askInHost({ title: text, text: '', accept: words.call, refuse: words.cancel })

      return DONE
    }),
    getLocation: asyncApi('getLocation', async () => {
      mayLocate ??=
        (await askInHost({
          title: words.locate,
          text: words.locateText,
          accept: words.allow,
          refuse: words.refuse,
        })) !== undefined
      if (!mayLocate) throw new MyError(2001, 'the person does not allow it')

      return HERE
    }),
    setClipboard: asyncApi('setClipboard', ({ text }) => {
      clipboard = text

      return DONE
    }),
    getClipboard: asyncApi('getClipboard', () => ({ text: clipboard })),
    getScreenBrightness: asyncApi('getScreenBrightness', () => ({ brightness })),
    setScreenBrightness: asyncApi('setScreenBrightness', (options) => {
      brightness = Number(options.brightness)

      return DONE
    }),
    setKeepScreenOn: asyncApi('setKeepScreenOn', () => DONE),
    vibrate: asyncApi('vibrate', () => DONE),
    vibrateShort: asyncApi('vibrateShort', () => DONE),
    vibrateLong: asyncApi('vibrateLong', () => DONE),
    hideKeyboard: asyncApi('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()

      return DONE
    }),
  }
}
