import { randomBytes } from 'node:crypto'
import { parametersOf, type SuishenbanService, TOKEN_LIFE_SECONDS } from './suishenban-service.ts'

interface InvokeToken {
  expiresAtMs: number
}

/**
 * - `POST /api/get-invoke-token` `{ clientId, clientSecret }` → `{ errorCode: 0, errorMessage, invokeToken,
 *   expiresIn }`: the `signature` of `eshimin.config` (insurance.md §6.3; path and names UNCONFIRMED).
 * - `POST /_sandbox/verify-invoke-token` `{ signature, jsApiList }` → `{ errorCode, errorMessage }`: what the
 *   app asks Suishenban's servers when a page calls `eshimin.config`.
 */
export function registerInvokeTokenRoutes({ app, store, clock, credentials }: SuishenbanService): void {
  const tokens = store.collection<InvokeToken>('invoke-tokens')

  app.post(credentials.paths.invokeToken, async (request) => {
    const { clientId, clientSecret } = parametersOf(request)
    if (clientId !== credentials.clientId || clientSecret !== credentials.clientSecret) {
      return { errorCode: -4, errorMessage: 'clientId或clientSecret错误' }
    }
    const invokeToken = randomBytes(24).toString('hex')
    tokens.set(invokeToken, { expiresAtMs: clock.now() + TOKEN_LIFE_SECONDS * 1000 })

    return { errorCode: 0, errorMessage: 'ok', invokeToken, expiresIn: TOKEN_LIFE_SECONDS }
  })

  app.post('/_sandbox/verify-invoke-token', async (request) => {
    const { signature, jsApiList } = parametersOf(request)
    const token = tokens.get(String(signature))
    if (token === undefined || clock.now() >= token.expiresAtMs)
      return { errorCode: -3, errorMessage: '签名无效' }

    const asked = Array.isArray(jsApiList) ? jsApiList.map(String) : []
    const unknown = asked.find((name) => !credentials.jsApiList.includes(name))
    if (unknown !== undefined) return { errorCode: -2, errorMessage: `接口未申请: ${unknown}` }

    return { errorCode: 0, errorMessage: 'ok' }
  })
}
