import { host } from './host'
import { wechatSdk } from './hosts/wechat-sdk'

/** In the coordinates of Chinese maps (GCJ-02). */
export interface Place {
  latitude: number
  longitude: number
  name: string
  address: string
}

/** The part of Alipay's API that we use, typed by hand as in `hosts/alipay.ts`; positions are strings there. */
interface AlipayApi {
  openLocation(options: {
    latitude: string
    longitude: string
    name: string
    address: string
    success(): void
    fail(): void
  }): void
}
declare const my: AlipayApi

/** Whether the host has a map of its own; elsewhere the address is read, and copied. */
export const hasMap = process.env.TARO_ENV === 'alipay' || host.channel === 'wechat'

/** Shows the place on the host's map, from where it leads there. False when it surely was not shown. */
export function openMap(place: Place): Promise<boolean> {
  // In this very form, with nothing awaited, or the mini-program brings WeChat's SDK along.
  const shown = process.env.TARO_ENV === 'alipay' ? openInAlipay(place) : openInWechat(place)
  return shown.catch(() => false)
}

function openInAlipay({ latitude, longitude, ...named }: Place): Promise<boolean> {
  return new Promise((resolve) => {
    const told = { success: () => resolve(true), fail: () => resolve(false) }
    my.openLocation({ latitude: String(latitude), longitude: String(longitude), ...named, ...told })
  })
}

async function openInWechat(place: Place): Promise<boolean> {
  const sdk = await wechatSdk()
  return new Promise((resolve) => {
    sdk.openLocation({ ...place, scale: 16, success: () => resolve(true), fail: () => resolve(false) })
  })
}
