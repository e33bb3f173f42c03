import { isGatewayFailure } from '../failure.ts'
import { fittedTo } from '../template-words.ts'
import type { AlipayClient } from './client.ts'
import type { AlipayGateway } from './port.ts'
import { isUserId, LONGEST_KEYWORD, oauthToken, templateSent } from './wire.ts'

/** What a mini-program has of Alipay beside its trades: who signs in, and messages to them. */
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

    async sendTemplate({ subject, templateId, tradeNo, page, data }, { traceId }) {
      const keywords = Object.entries(data).map(([field, value]) => [
        field,
        { value: fittedTo(LONGEST_KEYWORD, value) },
      ])
      const sent = await client.call({
        method: 'alipay.open.app.mini.templatemessage.send',
        parameters: {
          bizContent: {
            ...(isUserId(subject) ? { toUserId: subject } : { toOpenId: subject }),
            ...(tradeNo !== undefined && { formId: tradeNo }),
            ...{ userTemplateId: templateId, page, data: JSON.stringify(Object.fromEntries(keywords)) },
          },
        },
        answer: templateSent,
        traceId,
      })

      return isGatewayFailure(sent) ? sent : undefined
    },
  }
}
