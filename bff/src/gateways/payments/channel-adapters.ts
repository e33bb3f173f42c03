import type { MerchantConfig } from '../../config/merchants.ts'
import type { Config } from '../../config.ts'
import type { Clock } from '../../lib/clock.ts'
import type { HttpClient } from '../../lib/http.ts'
import type { AlipayClient } from '../alipay/client.ts'
import { createAlipayChannel } from './alipay/alipay-channel.ts'
import type { ChannelAdapters } from './registry.ts'
import { createUnionpayChannel } from './unionpay/unionpay-channel.ts'
import { createWechatPayChannel } from './wechat/wechat-pay-channel.ts'

/** Where a provider calls back, followed by the merchant's name in the configuration. */
export const CALLBACK_PATH = '/callbacks/payments'

interface AdapterDeps {
  config: Pick<Config, 'callbackOrigin' | 'publicOrigins' | 'wechat'>
  http: HttpClient
  clock: Clock
  /** Shared with sign-in; a configuration with an Alipay merchant has it. */
  alipayClient: AlipayClient | undefined
}

/** How each provider is spoken to. */
export function createChannelAdapters({ config, http, clock, alipayClient }: AdapterDeps): ChannelAdapters {
  const { callbackOrigin = config.publicOrigins.web } = config
  const callbackUrl = (name: string) => `${callbackOrigin}${CALLBACK_PATH}/${name}`

  return {
    wechat: (name, merchant: MerchantConfig<'wechat'>) => {
      if (config.wechat === undefined) throw new Error(`merchant ${name} needs the field wechat`)

      return createWechatPayChannel({
        ...{ merchant, clock, appId: config.wechat.appId },
        notifyUrl: callbackUrl(name),
      })
    },
    alipay: (name, { sellerId }: MerchantConfig<'alipay'>) => {
      if (alipayClient === undefined) throw new Error(`merchant ${name} needs the field alipay`)

      return createAlipayChannel({ client: alipayClient, sellerId, clock, notifyUrl: callbackUrl(name) })
    },
    unionpay: (name, merchant: MerchantConfig<'unionpay'>) =>
      createUnionpayChannel(merchant, { http, clock, callbackUrl: callbackUrl(name) }),
  }
}
