import type { Located } from '../location'

/** The part of Alipay's API that we use, typed by hand as in `hosts/alipay.ts`. */
interface AlipayApi {
  getLocation(options: {
    /** Only the place, no address. */
    type: 0
    success(result: { latitude: string; longitude: string; accuracy: string }): void
    fail(reason: { error?: number }): void
  }): void
}
declare const my: AlipayApi

/** Not allowed: in Alipay's own question, or in the phone's settings. */
const DENIED = [11, 2001]

/** In the coordinates of Chinese maps, as strings. */
export function locateInAlipay(): Promise<Located> {
  return new Promise((resolve) => {
    my.getLocation({
      type: 0,
      success: ({ latitude, longitude, accuracy }) =>
        resolve({
          latitude: Number(latitude),
          longitude: Number(longitude),
          accuracyMetres: Number(accuracy),
          system: 'gcj02',
        }),
      fail: ({ error }) => resolve(DENIED.includes(error ?? 0) ? 'denied' : 'unavailable'),
    })
  })
}
