import type { PrepaidWay } from '@tongzhen/contract/states'
import type { Config } from '../../config.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FileClient } from '../../lib/http.ts'
import type { AlipayClient } from '../alipay/client.ts'
import { CALLBACK_PATH } from '../payments/channel-adapters.ts'
import type { PaymentChannels } from '../payments/registry.ts'
import { createAlipayTransfers } from './alipay-transfers.ts'
import type { TransferChannel } from './port.ts'
import { createWayItCame } from './way-it-came.ts'
import { createWechatTransfers } from './wechat-transfers.ts'

/** How a merchant sends money by one of the ways; undefined for one that it does not have. */
export interface TransferChannels {
  of(way: PrepaidWay, merchant: string): TransferChannel | undefined
}

interface Deps {
  config: Pick<Config, 'merchants' | 'callbackOrigin' | 'publicOrigins' | 'wechat'>
  http: FileClient
  clock: Clock
  alipayClient: AlipayClient | undefined
  channels: PaymentChannels
}

export function createTransferChannels({
  config,
  http,
  clock,
  alipayClient,
  channels,
}: Deps): TransferChannels {
  const { callbackOrigin = config.publicOrigins.web, wechat, merchants } = config
  const sending = new Map(
    Object.entries(merchants).flatMap(([name, merchant]): [string, TransferChannel][] => {
      if (merchant.means === 'wechat' && merchant.transfers && wechat)
        return [
          [
            name,
            createWechatTransfers({
              ...{ merchant, settings: merchant.transfers, appId: wechat.appId, http },
              notifyUrl: `${callbackOrigin}${CALLBACK_PATH}/${name}`,
            }),
          ],
        ]
      if (merchant.means === 'alipay' && merchant.transfers && alipayClient)
        return [[name, createAlipayTransfers({ client: alipayClient, settings: merchant.transfers, clock })]]

      return []
    }),
  )

  return {
    of(way, merchant) {
      if (way !== 'origin') return sending.get(merchant)
      const channel = channels.of(merchant)

      return channel && createWayItCame(channel)
    },
  }
}
