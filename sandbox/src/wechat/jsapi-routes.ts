import { randomBytes } from 'node:crypto'
import type { GlobalTokens } from './global-tokens.ts'
import { jsapiSignature } from './jsapi-signature.ts'
import { tokenRefusal } from './token-routes.ts'
import { parameter, TOKEN_LIFE_SECONDS, type WechatAccount } from './wechat-account.ts'
import { refuse } from './wx-refusal.ts'

interface JsapiTicket {
  ticket: string
  expiresAtMs: number
}

/**
 * - `GET /cgi-bin/ticket/getticket?access_token&type=jsapi` → `{ errcode: 0, errmsg: "ok", ticket, expires_in }`,
 *   the same ticket while it is valid; 41001, 40001, 42001, 40097 (payments.md §2.3).
 * - `POST /_sandbox/verify-js-sdk`: what the WeChat app asks WeChat's servers when a page calls `wx.config`.
 *   `{ verifyAppId, verifyNonceStr, verifyTimestamp, verifySignature, url }` → `{ verdict }`, `ok` or the text
 *   that the page's `wx.error` gets after `config:`.
 */
export function registerJsapiRoutes(account: WechatAccount, tokens: GlobalTokens): void {
  const { app, store, clock, credentials } = account
  const tickets = store.collection<JsapiTicket>('jsapi-tickets')

  function validTickets(): JsapiTicket[] {
    return [...tickets.values()].filter(({ expiresAtMs }) => clock.now() < expiresAtMs)
  }

  app.get('/cgi-bin/ticket/getticket', async ({ query }) => {
    const refusal = tokenRefusal(query, tokens)
    if (refusal !== undefined) return refusal
    if (parameter(query, 'type') !== 'jsapi') return refuse(40097)

    const issued = validTickets()[0] ?? issueTicket()
    const secondsLeft = Math.ceil((issued.expiresAtMs - clock.now()) / 1000)

    return { errcode: 0, errmsg: 'ok', ticket: issued.ticket, expires_in: secondsLeft }
  })

  app.post('/_sandbox/verify-js-sdk', async ({ body }) => ({ verdict: verdictOn(body) }))

  function issueTicket(): JsapiTicket {
    const issued = {
      ticket: randomBytes(64).toString('base64url'),
      expiresAtMs: clock.now() + TOKEN_LIFE_SECONDS * 1000,
    }
    tickets.set(issued.ticket, issued)

    return issued
  }

  function verdictOn(asked: unknown): string {
    const url = parameter(asked, 'url').split('#', 1)[0] ?? ''
    if (parameter(asked, 'verifyAppId') !== credentials.appId) return 'invalid appid'
    if (!URL.canParse(url) || !credentials.jsSdkHosts.includes(new URL(url).hostname))
      return 'invalid url domain'

    const nonceStr = parameter(asked, 'verifyNonceStr')
    const timestamp = parameter(asked, 'verifyTimestamp')
    const signature = parameter(asked, 'verifySignature')
    const isSigned = validTickets().some(
      ({ ticket }) => jsapiSignature({ ticket, nonceStr, timestamp, url }) === signature,
    )

    return isSigned ? 'ok' : 'invalid signature'
  }
}
