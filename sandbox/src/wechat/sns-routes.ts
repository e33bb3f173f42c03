import { randomBytes } from 'node:crypto'
import { findPerson } from '../people.ts'
import type { OauthCodes, OauthScope } from './oauth-codes.ts'
import { parameter, TOKEN_LIFE_SECONDS, type WechatAccount } from './wechat-account.ts'
import { refuse } from './wx-refusal.ts'

/** The web access token of one user: not the account's global one (payments.md §2.1). */
interface WebToken {
  personId: string
  scope: OauthScope
  expiresAtMs: number
}

/**
 * - `GET /sns/oauth2/access_token?appid&secret&code&grant_type=authorization_code` → `{ access_token,
 *   expires_in, refresh_token, openid, scope, unionid? }`; 40013, 40125, 40002, 41008, 40029, 40163, 42003.
 *   `unionid` comes with scope `snsapi_userinfo` only.
 * - `GET /sns/userinfo?access_token&openid&lang` → `{ openid, nickname, sex, …, unionid }`; 40001, 40003,
 *   42001, 48001 (payments.md §2.1).
 */
export function registerSnsRoutes(
  { app, store, clock, credentials }: WechatAccount,
  codes: OauthCodes,
): void {
  const webTokens = store.collection<WebToken>('web-tokens')

  app.get('/sns/oauth2/access_token', async ({ query }) => {
    if (parameter(query, 'appid') !== credentials.appId) return refuse(40013)
    if (parameter(query, 'secret') !== credentials.appSecret) return refuse(40125)
    if (parameter(query, 'grant_type') !== 'authorization_code') return refuse(40002)
    if (parameter(query, 'code') === '') return refuse(41008)

    const redemption = codes.redeem(parameter(query, 'code'))
    if (!redemption.ok) return refuse(redemption.errcode)
    const { personId, scope } = redemption.code
    const person = findPerson(personId)
    if (person === undefined) return refuse(40029)

    const token = randomBytes(48).toString('base64url')
    webTokens.set(token, { personId, scope, expiresAtMs: clock.now() + TOKEN_LIFE_SECONDS * 1000 })

    return {
      access_token: token,
      expires_in: TOKEN_LIFE_SECONDS,
      refresh_token: randomBytes(48).toString('base64url'),
      openid: person.accounts.wechat.openid,
      scope,
      ...(scope === 'snsapi_userinfo' && { unionid: person.accounts.wechat.unionid }),
    }
  })

  app.get('/sns/userinfo', async ({ query }) => {
    const token = webTokens.get(parameter(query, 'access_token'))
    if (token === undefined) return refuse(40001)
    if (clock.now() >= token.expiresAtMs) return refuse(42001)
    const person = findPerson(token.personId)
    if (person === undefined || person.accounts.wechat.openid !== parameter(query, 'openid'))
      return refuse(40003)
    if (token.scope !== 'snsapi_userinfo') return refuse(48001)

    return {
      openid: person.accounts.wechat.openid,
      nickname: person.name,
      sex: 0,
      province: '',
      city: '',
      country: '',
      headimgurl: '',
      privilege: [],
      unionid: person.accounts.wechat.unionid,
    }
  })
}
