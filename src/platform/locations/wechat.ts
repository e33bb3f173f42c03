import { wechatSdk } from '../hosts/wechat-sdk'
import type { Located } from '../location'

/** Asked for in the coordinates of Chinese maps. */
export async function locateInWechat(): Promise<Located> {
  const sdk = await wechatSdk()
  return new Promise((resolve) => {
    sdk.getLocation({
      type: 'gcj02',
      success: ({ latitude, longitude, accuracy }) =>
        resolve({
          latitude: Number(latitude),
          longitude: Number(longitude),
          accuracyMetres: Number(accuracy),
          system: 'gcj02',
        }),
      cancel: () => resolve('denied'),
      fail: ({ errMsg }) => resolve(/permission|auth/.test(errMsg) ? 'denied' : 'unavailable'),
    })
  })
}
