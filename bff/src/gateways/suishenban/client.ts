import type { Config } from '../../config.ts'
import { type Clock, SECOND_MS } from '../../lib/clock.ts'
import type { HttpClient } from '../../lib/http.ts'
import { createTimedCache } from '../../lib/timed-cache.ts'
import { GatewayFailure, isGatewayFailure } from '../failure.ts'
import type { SuishenbanGateway } from './port.ts'
import { invokeFailure, invokeToken, oauthFailure, oauthToken } from './wire.ts'

const unknownAnswer = () => new GatewayFailure('unintelligible', { reason: 'unknown answer' })

/** Suishenban's servers, as far as they are public (docs/interfaces/suishenban.md). */
export function createSuishenbanGateway(
  config: NonNullable<Config['suishenban']>,
  { http, clock }: { http: HttpClient; clock: Clock },
): SuishenbanGateway {
  const { clientId, clientSecret, apiBase, paths, timeoutMs } = config
  const token = createTimedCache(clock, fetchInvokeToken)

  async function fetchInvokeToken() {
    const answer = await http.sendForJson({
      method: 'POST',
      url: `${apiBase}${paths.invokeToken}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId, clientSecret }),
      timeoutMs,
    })
    if (isGatewayFailure(answer)) return answer
    const parsed = invokeToken.safeParse(answer.json)
    if (parsed.success) {
      return { value: parsed.data.invokeToken, lifetimeMs: parsed.data.expiresIn * SECOND_MS }
    }
    const refused = invokeFailure.safeParse(answer.json)
    if (!refused.success) return unknownAnswer()
    const code = String(refused.data.errorCode)

    return new GatewayFailure('refused', { code, reason: `errorCode ${code}` })
  }

  return {
    authorizeUrl({ redirectUri, state }) {
      const query = {
        client_id: clientId,
        response_type: 'code',
        redirect_uri: redirectUri,
        scope: 'read',
        state,
      }

      return `${config.authorizeUrl}?${new URLSearchParams(query)}`
    },

    async exchangeCode({ code, redirectUri }) {
      const form = new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        code,
      })
      const answer = await http.send({
        method: 'POST',
        url: `${apiBase}${paths.token}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
        timeoutMs,
      })
      if (isGatewayFailure(answer)) return answer
      const json = readJson(answer.text)
      const parsed = oauthToken.safeParse(json)
      if (answer.status === 200 && parsed.success) return parsed.data.user
      const refused = oauthFailure.safeParse(json)
      if (!refused.success) return unknownAnswer()

      return new GatewayFailure('refused', { code: refused.data.error, reason: 'OAuth refused' })
    },

    invokeToken: () => token.get(),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
