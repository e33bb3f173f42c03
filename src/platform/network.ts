import Taro from '@tarojs/taro'

/** What Alipay answers beside the kind of network; Taro hands it through as it is. */
interface AlipayNetwork extends Taro.getNetworkType.SuccessCallbackResult {
  networkAvailable?: boolean
}

/**
 * False when surely nothing can leave the phone. Of browsers only `onLine` says so: their connection keeps its
 * kind without a network, and iOS tells no kind at all.
 */
export async function isOnline(): Promise<boolean> {
  if (process.env.TARO_ENV !== 'alipay') return navigator.onLine
  const network: AlipayNetwork | undefined = await Taro.getNetworkType().catch(() => undefined)
  return network?.networkAvailable !== false
}
