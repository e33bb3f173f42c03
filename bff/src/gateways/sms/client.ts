import type { Config } from '../../config.ts'
import type { Clock } from '../../lib/clock.ts'
import type { HttpClient } from '../../lib/http.ts'
import { signedHeaders } from '../../lib/signed-headers.ts'
import { GatewayFailure, isGatewayFailure } from '../failure.ts'
import type { SmsGateway } from './port.ts'
import { accepted, envelope } from './wire.ts'

const SEND_PATH = '/messages/send'

/** The hospital's text-message gateway, version 1 of docs/interfaces/sms.md. */
export function createSmsGateway(
  config: Config['sms'],
  { http, clock }: { http: HttpClient; clock: Clock },
): SmsGateway {
  return {
    async send(message, { traceId }) {
      const body = JSON.stringify(message)
      const { appId, secret, timeoutMs } = config
      const answer = await http.sendForJson({
        method: 'POST',
        url: `${config.baseUrl}${SEND_PATH}`,
        headers: signedHeaders({ appId, secret, path: SEND_PATH, body, traceId, now: clock.now() }),
        body,
        timeoutMs,
      })
      if (isGatewayFailure(answer)) return answer
      const parsed = envelope.safeParse(answer.json)
      if (!parsed.success) return new GatewayFailure('unintelligible', { reason: 'no envelope' })
      const { code, data } = parsed.data
      if (code !== '0') return new GatewayFailure('refused', { code, reason: `refused with ${code}` })
      const receipt = accepted.safeParse(data)
      if (!receipt.success || receipt.data.messageId !== message.messageId) {
        return new GatewayFailure('unintelligible', { reason: 'no receipt' })
      }

      return undefined
    },
  }
}
