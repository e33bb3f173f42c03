import type { GatewayFailure } from '../failure.ts'

export interface AlipayGateway {
  /** The person's id (`open_id`, of old applications `user_id`) behind a code of `my.getAuthCode`, good once. */
  exchangeAuthCode(authCode: string): Promise<string | GatewayFailure>
}
