import type { Channel } from '@tongzhen/contract/headers'
import type { PaymentMeans } from '@tongzhen/contract/states'
import type { Config } from '../../config.ts'

/** What a host lets its person pay with; a host that has a wallet of its own lets nobody else's in. */
const meansOfChannel: Readonly<Record<Channel, readonly PaymentMeans[]>> = {
  wechat: ['wechat'],
  alipay: ['alipay'],
  suishenban: ['unionpay'],
  web: ['unionpay'],
  embedded: [],
}

/** Ways to pay this institution in this channel. */
export function meansHere(
  config: Pick<Config, 'institutions'>,
  { institutionId, channel }: { institutionId: string; channel: Channel },
): PaymentMeans[] {
  return meansOfChannel[channel].filter(
    (means) => merchantOf(config, { institutionId, channel, means }) !== undefined,
  )
}

/** Who takes the money; undefined when this cannot be paid so here. */
export function merchantOf(
  { institutions }: Pick<Config, 'institutions'>,
  { institutionId, channel, means }: { institutionId: string; channel: Channel; means: PaymentMeans },
): string | undefined {
  const institution = institutions.find((one) => one.institutionId === institutionId)

  return meansOfChannel[channel].includes(means) ? institution?.merchants[means] : undefined
}
