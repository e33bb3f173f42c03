import { isGatewayFailure } from '../failure.ts'
import type { AlipayClient } from './client.ts'
import type { AlipayGateway } from './port.ts'
import { oauthToken } from './wire.ts'

/** What the mini-program's sign-in needs of Alipay. */
export function createAlipayGateway(client: AlipayClient): AlipayGateway {
  return {
    async exchangeAuthCode(code) {
      const token = await client.call({
        method: 'alipay.system.oauth.token',
        parameters: { grantType: 'authorization_code', code },
        answer: oauthToken,
      })

      return isGatewayFailure(token) ? token : token.subject
    },
  }
}
