import type { PaymentMeans } from '@tongzhen/contract/states'
import type { MerchantConfig } from '../../config/merchants.ts'
import type { Config } from '../../config.ts'
import type { PaymentChannel } from './port.ts'

/** One channel for each configured merchant, by its name there. */
export interface PaymentChannels {
  /** Undefined for a name that is not configured. */
  of(merchant: string): PaymentChannel | undefined
}

/** Makes the channel of a merchant; one for each provider. */
export type ChannelAdapters = {
  [M in PaymentMeans]?: (name: string, merchant: MerchantConfig<M>) => PaymentChannel
}

export function createPaymentChannels(
  { merchants }: Pick<Config, 'merchants'>,
  adapters: ChannelAdapters,
): PaymentChannels {
  const channels = new Map(
    Object.entries(merchants).map(([name, merchant]) => [name, channelOf(adapters, { name, merchant })]),
  )

  return { of: (merchant) => channels.get(merchant) }
}

function channelOf(
  adapters: ChannelAdapters,
  { name, merchant }: { name: string; merchant: MerchantConfig },
): PaymentChannel {
  // Which adapter belongs to which merchant follows from `means`, which no value can be narrowed to.
  const adapter = adapters[merchant.means] as
    | ((name: string, merchant: MerchantConfig) => PaymentChannel)
    | undefined
  if (adapter === undefined) throw new Error(`merchant ${name}: nobody speaks ${merchant.means}`)

  return adapter(name, merchant)
}
