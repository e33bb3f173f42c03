import { GatewayFailure } from '../failure.ts'
import type { ChannelRefusal } from './port.ts'

/** The provider decided and said no: nothing was done. */
export class ChannelRefused extends GatewayFailure {
  readonly refusal: ChannelRefusal

  constructor(refusal: ChannelRefusal, details: { code: string }) {
    super('refused', { ...details, reason: `refused: ${refusal}` })
    this.refusal = refusal
  }
}

export function channelRefusalOf(failure: GatewayFailure): ChannelRefusal | undefined {
  return failure instanceof ChannelRefused ? failure.refusal : undefined
}
