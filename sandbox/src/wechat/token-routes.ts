import type { GlobalTokens } from './global-tokens.ts'
import { parameter, type WechatAccount } from './wechat-account.ts'
import { refuse, type WxRefusal } from './wx-refusal.ts'

/**
 * - `GET /cgi-bin/token?grant_type=client_credential&appid&secret`
 * - `POST /cgi-bin/stable_token` `{ grant_type, appid, secret, force_refresh? }`
 *
 * Both → `{ access_token, expires_in }` (seconds); 40002, 40013, 40125, 45009 (payments.md §2.2).
 */
export function registerTokenRoutes({ app, credentials }: WechatAccount, tokens: GlobalTokens): void {
  function refusalFor(asked: unknown): WxRefusal | undefined {
    if (parameter(asked, 'grant_type') !== 'client_credential') return refuse(40002)
    if (parameter(asked, 'appid') !== credentials.appId) return refuse(40013)
    if (parameter(asked, 'secret') !== credentials.appSecret) return refuse(40125)

    return undefined
  }

  app.get('/cgi-bin/token', async ({ query }) => refusalFor(query) ?? tokens.issuePlain())

  app.post('/cgi-bin/stable_token', async ({ body }) => {
    const refusal = refusalFor(body)
    if (refusal !== undefined) return refusal
    const isForced = (body as { force_refresh?: unknown }).force_refresh === true

    return tokens.issueStable({ isForced }) ?? refuse(45009)
  })
}

/** What is wrong with the `access_token` of a call, if anything. */
export function tokenRefusal(query: unknown, tokens: GlobalTokens): WxRefusal | undefined {
  const token = parameter(query, 'access_token')
  if (token === '') return refuse(41001)
  const state = tokens.stateOf(token)
  if (state === 'unknown') return refuse(40001)

  return state === 'expired' ? refuse(42001) : undefined
}
